// two_holders: offices of one seat that coverage shows two people in at one time
//
// Parameters
//   limit: int = 20         rows at most
// Row
//   post: str               id
//   name: str               the office
//   official: str           id of the one who was seen there first
//   holder: str             his name
//   first_seen: date        first and last day on which coverage shows him in office
//   last_seen: date
//   other: str              the same of the other
//   other_holder: str
//   other_first_seen: date
//   other_last_seen: date
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
//   kg query two_holders --limit 5
MATCH (x:Post) WHERE x.seats = 1 AND COUNT { (x)<-[:HOLDS]-() } > 1
MATCH (x)<-[h:HOLDS]-(p:Person) WHERE NOT h.acting AND h.first_seen IS NOT NULL
MATCH (x)<-[o:HOLDS]-(q:Person)
WHERE NOT o.acting AND p <> q AND o.first_seen <= h.last_seen AND h.first_seen <= o.last_seen
  AND (h.first_seen < o.first_seen OR (h.first_seen = o.first_seen AND p.id < q.id))
  // What is told of an end or a beginning may part the two.
  AND coalesce(h.until, '9999') >= toString(o.first_seen) AND coalesce(o.since, '0000') <= toString(h.last_seen)
WITH x, h, p, o, q ORDER BY o.last_seen DESC, x.id, p.id, q.id LIMIT $limit
CALL (h) {
  MATCH (a:Article)-[s:STATES]->(:Claim {id: h.claim})
  RETURN a, s ORDER BY s.block = 'teaser', coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
CALL (o) {
  MATCH (b:Article)-[t:STATES]->(:Claim {id: o.claim})
  RETURN b, t ORDER BY t.block = 'teaser', coalesce(t.published, date('0001-01-01')) DESC, b.id LIMIT 1
}
RETURN x.id AS post, x.name AS name, p.id AS official, p.name AS holder, h.first_seen AS first_seen,
  h.last_seen AS last_seen, q.id AS other, q.name AS other_holder, o.first_seen AS other_first_seen,
  o.last_seen AS other_last_seen,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.quote AS quote,
  b.id AS other_article, b.url AS other_url, t.quote AS other_quote
ORDER BY other_last_seen DESC, post, official, other
