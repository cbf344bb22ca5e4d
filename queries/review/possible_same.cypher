// possible_same: pairs of officials of one name who may be one person, to decide on
//
// Parameters
//   limit: int = 20         rows at most
// Row
//   name: str
//   official: str           id of the one
//   posts: [str]            what he is or was
//   other: str              id of the other
//   other_posts: [str]
//   evidence: str           what speaks for one person: the same post, body, unit, province, or the country
//   reason: str             why it did not suffice
//   article: str?           id of the latest article on the one's office
//   url: str?
//   title: str?
//   published: date?
//   block: str?
//   quote: str?
//   other_article: str?     the same of the other
//   other_url: str?
//   other_quote: str?
// Example
//   kg query possible_same --limit 5
MATCH (n:Name) WHERE n.doubtful > 0
UNWIND n.doubts AS doubt
WITH n, split(doubt, '\t') AS d WHERE d[0] <> d[1]
WITH n, d ORDER BY n.doubtful DESC, n.id, d[0], d[1] LIMIT $limit
MATCH (p:Entity {id: d[0]}) MATCH (q:Entity {id: d[1]})
CALL (p) {
  OPTIONAL MATCH (p)-[h:HOLDS]->(:Post)
  WITH h ORDER BY coalesce(h.last_seen, date('0001-01-01')) DESC, h.claim LIMIT 1
  OPTIONAL MATCH (a:Article)-[s:STATES]->(:Claim {id: h.claim})
  RETURN a, s ORDER BY s.block = 'teaser', coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
CALL (q) {
  OPTIONAL MATCH (q)-[h:HOLDS]->(:Post)
  WITH h ORDER BY coalesce(h.last_seen, date('0001-01-01')) DESC, h.claim LIMIT 1
  OPTIONAL MATCH (b:Article)-[t:STATES]->(:Claim {id: h.claim})
  RETURN b, t ORDER BY t.block = 'teaser', coalesce(t.published, date('0001-01-01')) DESC, b.id LIMIT 1
}
RETURN n.name AS name, p.id AS official,
  COLLECT {
    MATCH (p)-[h:HOLDS]->(x:Post)
    WITH x.name AS post, max(h.last_seen) AS last ORDER BY coalesce(last, date('0001-01-01')) DESC, post LIMIT 3
    RETURN post + coalesce(', last seen ' + toString(last), '')
  } AS posts,
  q.id AS other,
  COLLECT {
    MATCH (q)-[h:HOLDS]->(x:Post)
    WITH x.name AS post, max(h.last_seen) AS last ORDER BY coalesce(last, date('0001-01-01')) DESC, post LIMIT 3
    RETURN post + coalesce(', last seen ' + toString(last), '')
  } AS other_posts,
  d[2] AS evidence, d[3] AS reason,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.quote AS quote,
  b.id AS other_article, b.url AS other_url, t.quote AS other_quote
ORDER BY name, official, other
