// two_provinces: officials whom coverage shows leading in two provinces at one time
//
// Parameters
//   limit: int = 20         rows at most
// Row
//   official: str           id
//   name: str
//   post: str               the one office
//   other_post: str         the other
//   article: str            id of the latest article that says it of the one
//   url: str?
//   title: str?
//   published: date?
//   block: str
//   quote: str
//   other_article: str      the same of the other
//   other_url: str?
//   other_quote: str
// Example
//   kg query two_provinces --limit 5
MATCH (n:Name) WHERE n.doubtful > 0
UNWIND n.doubts AS doubt
WITH n, split(doubt, '\t') AS d WHERE d[0] = d[1]
WITH n, d ORDER BY n.id, d[0] LIMIT $limit
MATCH (p:Entity {id: d[0]}) MATCH (x:Entity {id: d[2]}) MATCH (y:Entity {id: d[3]})
CALL (p, x) {
  MATCH (p)-[h:HOLDS]->(x)
  MATCH (a:Article)-[s:STATES]->(:Claim {id: h.claim})
  RETURN a, s ORDER BY s.block = 'teaser', coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
CALL (p, y) {
  MATCH (p)-[o:HOLDS]->(y)
  MATCH (b:Article)-[t:STATES]->(:Claim {id: o.claim})
  RETURN b, t ORDER BY t.block = 'teaser', coalesce(t.published, date('0001-01-01')) DESC, b.id LIMIT 1
}
RETURN p.id AS official, p.name AS name, x.name AS post, y.name AS other_post,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.quote AS quote,
  b.id AS other_article, b.url AS other_url, t.quote AS other_quote
ORDER BY name, official
