// alike_bodies: bodies of one place whose names differ in marks, in the order of words or in "Việt Nam" alone
//
// Parameters
//   limit: int = 20         rows at most
// Row
//   body: str               id of the one
//   name: str
//   mentions: int           articles that name it
//   other: str              id of the other
//   other_name: str
//   other_mentions: int
//   article: str?           id of the latest article that states something of the one
//   url: str?
//   title: str?
//   published: date?
//   block: str?
//   quote: str?
//   other_article: str?     the same of the other
//   other_url: str?
//   other_quote: str?
// Example
//   kg query alike_bodies --limit 5
MATCH (b:Entity) WHERE b.id STARTS WITH 'body:'
// An id is the name without marks, and a hash of ten digits.
WITH b, COLLECT {
    UNWIND split(substring(b.id, 5, size(b.id) - 16), '-') AS word
    WITH word WHERE NOT word IN ['va', 'viet', 'nam', 'cac', 'tinh', 'thanh', 'pho']
    RETURN word ORDER BY word
  } AS words
WITH words, collect(b) AS near WHERE size(near) > 1
UNWIND near AS x
UNWIND near AS y
WITH x, y WHERE x.id < y.id
  AND COLLECT { MATCH (x)-[:GOVERNS]->(p) RETURN p.id ORDER BY p.id } = COLLECT { MATCH (y)-[:GOVERNS]->(p) RETURN p.id ORDER BY p.id }
  AND coalesce(x.level, '') = coalesce(y.level, '')
  AND NOT EXISTS { (x)-[:SUCCEEDED_BY*1..3]-(y) }
WITH x, y, COUNT { (x)<-[:MENTIONS]-() } AS mentions, COUNT { (y)<-[:MENTIONS]-() } AS others WHERE mentions > 0 AND others > 0
ORDER BY CASE WHEN mentions < others THEN mentions ELSE others END DESC, x.id, y.id LIMIT $limit
CALL (x) {
  OPTIONAL MATCH (x)<-[:POST_IN*0..1]-(:Entity)<-[:SUBJECT|OBJECT]-(:Claim)<-[s:STATES]-(a:Article)
  RETURN a, s ORDER BY s.block = 'teaser', coalesce(s.published, date('0001-01-01')) DESC, a.id, s.start LIMIT 1
}
CALL (y) {
  OPTIONAL MATCH (y)<-[:POST_IN*0..1]-(:Entity)<-[:SUBJECT|OBJECT]-(:Claim)<-[t:STATES]-(b:Article)
  RETURN b, t ORDER BY t.block = 'teaser', coalesce(t.published, date('0001-01-01')) DESC, b.id, t.start LIMIT 1
}
RETURN x.id AS body, x.name AS name, mentions, y.id AS other, y.name AS other_name, others AS other_mentions,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.quote AS quote,
  b.id AS other_article, b.url AS other_url, t.quote AS other_quote
ORDER BY CASE WHEN mentions < other_mentions THEN mentions ELSE other_mentions END DESC, body, other
