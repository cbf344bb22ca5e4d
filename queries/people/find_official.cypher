// find_official: officials by name, with the posts coverage shows
//
// Parameters
//   name: words             syllables of the name in any order; one without marks matches any marking
//   limit: int = 20         rows at most
// Row
//   id: str
//   name: str
//   posts: [str]            the posts seen, each with the last day; nguyên: an article says that it ended
//   articles: int           articles that name the official
//   unattributed: int       articles that name somebody of this name who cannot be told apart
//   first_seen: date?       day of the first article that states a post
//   last_seen: date?        day of the last one
// Example
//   kg query find_official --name "trinh xuan truong"
CALL db.index.fulltext.queryNodes('names_text', $name, {limit: 5000}) YIELD node, score
// Who bears another name besides is found by that too.
OPTIONAL MATCH (node:Name)<-[:NAMED]-(bearer:Person) WHERE bearer.name <> node.name
WITH coalesce(bearer, node) AS p, score WHERE p:Person
WITH p, max(score) AS score
WITH p, score, COUNT { (p)<-[:MENTIONS]-() } AS articles
ORDER BY articles DESC, score DESC, p.id LIMIT $limit
CALL (p) {
  OPTIONAL MATCH (p)-[h:HOLDS]->(q:Post)
  WITH q, h ORDER BY coalesce(h.last_seen, date('0001-01-01')) DESC, coalesce(h.since, '') DESC
  WITH q.name AS post, head(collect(h)) AS h, min(h.first_seen) AS first, max(h.last_seen) AS last
  ORDER BY coalesce(last, date('0001-01-01')) DESC, post
  RETURN min(first) AS first_seen, max(last) AS last_seen, collect(
    CASE WHEN h.status IN ['former', 'left'] OR h.until < toString(date()) THEN 'nguyên ' ELSE '' END
    + post + coalesce(', last seen ' + toString(last), '')
  ) AS posts
}
RETURN p.id AS id, p.name AS name, posts, articles,
  reduce(n = 0, x IN COLLECT { MATCH (p)-[:NAMED]->(n:Name) RETURN COUNT { (n)<-[:MENTIONS]-() } } | n + x) AS unattributed,
  first_seen, last_seen
ORDER BY articles DESC, score DESC, id
