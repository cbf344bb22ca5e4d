// search: people, bodies, posts, places, documents and meetings by name
//
// Parameters
//   text: words             syllables of the name in any order; one without marks matches any marking
//   kind: str?              only person, body, post, place, document or meeting
//   limit: int = 20         rows at most
// Row
//   id: str
//   kind: str               person, body, post, place, document, meeting; name: of somebody who cannot be told apart
//   name: str
//   type: str?              of a place, body or document; the title of a post; the kind of a meeting
//   within: str?            the province of a place, the place of a body, the body of a post
//   since: str?             first day of a place in this shape
//   until: str?             its last day
//   detail: [str]           what tells it from others of its name: posts, issuer, subject, day
//   mentions: int           articles that name it
// Example
//   kg search "to lam"
CALL db.index.fulltext.queryNodes('names_text', $text, {limit: 5000}) YIELD node, score
// Who bears another name besides is found by that too.
OPTIONAL MATCH (node:Name)<-[:NAMED]-(bearer:Person) WHERE bearer.name <> node.name
WITH coalesce(bearer, node) AS n, node, score ORDER BY node:Name
WITH n, head(collect(node.name)) AS called, max(score) AS score
WITH n, called, score,
  CASE
    WHEN n:Person THEN 'person'
    WHEN n:Body THEN 'body'
    WHEN n:Post THEN 'post'
    WHEN n:Place THEN 'place'
    WHEN n:Document THEN 'document'
    WHEN n:Meeting THEN 'meeting'
    WHEN NOT EXISTS { (n)<-[:NAMED]-() } THEN 'name'
  END AS kind
WHERE kind = coalesce($kind, kind)
WITH n, called, kind, score, COUNT { (n)<-[:MENTIONS]-() } + COUNT { (n)<-[:REPORTS]-() } AS mentions
ORDER BY mentions DESC, score DESC, n.id LIMIT $limit
WITH n, called, kind, mentions, score,
  CASE kind WHEN 'post' THEN n.title WHEN 'meeting' THEN n.kind ELSE n.type END AS type,
  CASE kind
    WHEN 'place' THEN n.province
    WHEN 'body' THEN head(COLLECT { MATCH (n)-[:GOVERNS]->(p:Place) RETURN p.type + ' ' + p.name ORDER BY p.id DESC })
    WHEN 'post' THEN head(COLLECT { MATCH (n)-[:POST_IN]->(b:Body) RETURN b.name })
  END AS within,
  [x IN CASE kind
    WHEN 'person' THEN COLLECT {
      MATCH (n)-[h:HOLDS]->(q:Post)
      WITH q, h ORDER BY coalesce(h.last_seen, date('0001-01-01')) DESC, coalesce(h.since, '') DESC
      WITH q.name AS post, head(collect(h)) AS h, max(h.last_seen) AS last
      ORDER BY coalesce(last, date('0001-01-01')) DESC, post LIMIT 3
      RETURN CASE WHEN h.status IN ['former', 'left'] OR h.until < toString(date()) THEN 'nguyên ' ELSE '' END
        + post + coalesce(', last seen ' + toString(last), '')
    }
    WHEN 'body' THEN COLLECT {
      MATCH (n)-[:GOVERNS]->(p:Place)
      RETURN DISTINCT p.type + ' ' + p.name + coalesce(', ' + p.province, '') LIMIT 1
    }
    WHEN 'post' THEN COLLECT {
      MATCH (n)-[:POST_IN]->(:Body)-[:GOVERNS]->(p:Place)
      RETURN DISTINCT p.type + ' ' + p.name + coalesce(', ' + p.province, '') LIMIT 1
    }
    WHEN 'name' THEN ['not attributed to one person']
    WHEN 'place' THEN [n.type, n.province]
    WHEN 'document' THEN [n.type] + COLLECT { MATCH (n)-[:ISSUED_BY]->(b) RETURN DISTINCT b.name } + [n.subject, n.date]
    ELSE [n.kind, n.date, n.part_of_day, n.venue]
  END WHERE x IS NOT NULL] AS detail
RETURN n.id AS id, kind, called AS name, type, within, n.valid_from AS since, n.valid_until AS until, detail, mentions
ORDER BY mentions DESC, score DESC, id
