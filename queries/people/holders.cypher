// holders: who holds or has held a post, or held it on a day
//
// Parameters
//   post: post              the office ("Bí thư") with its body in `body`, or both in one ("Bí thư Tỉnh ủy Lào Cai")
//   body: body?             the body the post is in
//   at: date?               only who held it, or may have held it, on this day
// Row
//   official: str           id
//   name: str
//   post: str               office and body
//   status: str             current as of `last_seen`, or former (also where another followed); for a day: current, or unknown
//   acting: bool            quyền, phụ trách
//   since: str?             EDTF, where an article says so
//   until: str?             EDTF, where an article says so; no end told is not "now"
//   term: str?              as in 2025/2030
//   first_seen: date?       first day on which coverage shows the official in the post
//   last_seen: date?        last such day
//   certainty: str?         for a day: certain (since and until say so), likely (between first and last seen), unknown
//   articles: int           articles that state it
//   article: str            the one that says it best, or last before the day
//   url: str?
//   title: str?
//   published: date?
//   block: str              part of the page: headline, sapo, body, caption, teaser
//   teaser: str?            title of the other story, where a teaser says it
//   quote: str
// Sorted
//   certainty, last_seen, since, name
// Example
//   kg query holders --post "Bí thư" --body "Tỉnh ủy Lào Cai" --at 2025-09-07
MATCH (q:Entity {id: $post})-[:POST_IN]->(b:Body) WHERE b.id = coalesce($body, b.id)
MATCH (q)<-[h:HOLDS]-(p:Person)
WITH *, toString(coalesce($at, date())) AS day, h.status IN ['former', 'left'] AS ended,
  CASE WHEN NOT h.since CONTAINS 'X' THEN h.since END AS since,
  CASE WHEN NOT h.until CONTAINS 'X' THEN h.until END AS until
// A date that the day begins with ("2025-09") may lie on either side of it: neither begun nor later.
WITH *, (since < day AND NOT day STARTS WITH since) OR since = day AS begun, since > day AS later,
  until < day AND NOT day STARTS WITH until AS over, until > day AS lasts
// A body ends with the last of the places it governs, or when another succeeds it.
WITH *, EXISTS { MATCH (b)-[heir:SUCCEEDED_BY]->(:Body) WHERE heir.date <= day }
  OR EXISTS { (b)-[:GOVERNS]->(:Place) } AND NOT EXISTS {
    MATCH (b)-[:GOVERNS]->(land:Place)
    WHERE coalesce(land.valid_from, day) <= day AND coalesce(land.valid_until, day) >= day
  } AS bodiless
CALL (h) {
  UNWIND h.claims AS id
  MATCH (c:Claim {id: id}) WHERE c.status IN ['former', 'left']
  RETURN toString(min(c.first_seen)) AS told
}
CALL (p, q, h) {
  // In an office of one seat: the day on which the next one is seen or said to be there, and the last of one before.
  OPTIONAL MATCH (q)<-[o:HOLDS]-(other:Person) WHERE q.seats = 1 AND (other <> p OR h.acting AND NOT o.acting)
  WITH h, o, CASE WHEN NOT o.since CONTAINS 'X' AND o.since > toString(h.last_seen) THEN o.since END AS begun
  RETURN min(CASE WHEN begun IS NOT NULL THEN begun WHEN o.first_seen > h.last_seen THEN toString(o.first_seen) END) AS next,
    max(CASE WHEN o.last_seen < h.first_seen THEN o.last_seen END) AS another
}
WITH *, bodiless OR coalesce(over, false) OR (NOT coalesce(lasts, false)
  AND (ended AND coalesce(told <= day, false) OR coalesce(next < day AND NOT day STARTS WITH next OR next = day, false))) AS gone
WHERE $at IS NULL OR NOT (gone OR coalesce(another >= $at, false)
  OR (coalesce(later, false) AND NOT coalesce(h.first_seen <= $at, false)))
WITH *, CASE
    WHEN $at IS NULL THEN null
    WHEN begun AND (lasts OR h.last_seen >= $at) OR lasts AND h.first_seen <= $at THEN 'certain'
    WHEN h.first_seen <= $at AND h.last_seen >= $at THEN 'likely'
    ELSE 'unknown'
  END AS certainty
CALL (h, certainty) {
  UNWIND h.claims AS claim
  MATCH (c:Claim {id: claim})<-[s:STATES]-(a:Article)
  RETURN a, s
  ORDER BY s.block = 'teaser', certainty = 'certain' AND c.id <> h.claim, s.published > coalesce($at, date()),
    coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
RETURN p.id AS official, p.name AS name, q.name AS post,
  CASE WHEN certainty = 'unknown' THEN 'unknown' WHEN gone OR ended AND $at IS NULL THEN 'former' ELSE 'current' END AS status,
  h.acting AS acting, h.since AS since, h.until AS until, h.term AS term, h.first_seen AS first_seen, h.last_seen AS last_seen,
  certainty, h.articles AS articles, a.id AS article, a.url AS url, a.title AS title, a.published AS published,
  s.block AS block, s.teaser_title AS teaser, s.quote AS quote
ORDER BY certainty, coalesce(last_seen, date('0001-01-01')) DESC, coalesce(since, '') DESC, name
