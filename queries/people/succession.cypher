// succession: who held an office before and after an official
//
// Parameters
//   official: official      whose forerunners and successors in office
//   post: post?             the office, where he has held several; only offices of one seat have a succession
//   body: body?             the body the office is in
// Row
//   post: str               the office of the official
//   relation: str           before or after
//   official: str           id of who held it then
//   name: str
//   office: str             the office as he held it: of the body's forerunner or heir, where `change` says so
//   change: str?            merged, divided, renamed or reorganised, where that is another body
//   acting: bool            quyền, phụ trách
//   since: str?             EDTF, where an article says so
//   until: str?             EDTF, where an article says so; no end told is not "now"
//   first_seen: date?       first day on which coverage shows him in the office
//   last_seen: date?        last such day
//   certainty: str          certain (told days meet), likely (next in coverage within a year), unknown (there may be one between)
//   article: str            the one that says it best
//   url: str?
//   title: str?
//   published: date?
//   block: str              part of the page: headline, sapo, body, caption, teaser
//   teaser: str?            title of the other story, where a teaser says it
//   quote: str
// Example
//   kg query succession --official "Trịnh Xuân Trường" --post "Bí thư Tỉnh ủy Lào Cai"
MATCH (p:Entity {id: $official})-[h:HOLDS]->(q:Post)-[:POST_IN]->(b:Body)
WHERE q.seats = 1 AND q.id = coalesce($post, q.id) AND b.id = coalesce($body, b.id)
CALL (h) {
  UNWIND h.claims AS id
  MATCH (c:Claim {id: id}) WHERE c.status IN ['former', 'left']
  RETURN toString(min(c.first_seen)) AS told
}
WITH p, q, b, CASE WHEN NOT h.since CONTAINS 'X' THEN h.since END AS since,
  CASE WHEN NOT h.until CONTAINS 'X' THEN h.until END AS until, h.first_seen AS first, h.last_seen AS last, told
WITH *, coalesce(since, toString(first)) AS begun, coalesce(until, toString(last), told) AS over
CALL (q, b) {
  RETURN q AS x, null AS change, 'either' AS side
  UNION
  MATCH (b)<-[s:SUCCEEDED_BY]-(:Body)<-[:POST_IN]-(x:Post) WHERE x.title = q.title
  RETURN x, s.kind AS change, 'before' AS side
  UNION
  MATCH (b)-[s:SUCCEEDED_BY]->(:Body)<-[:POST_IN]-(x:Post) WHERE x.title = q.title
  RETURN x, s.kind AS change, 'after' AS side
}
MATCH (x)<-[o:HOLDS]-(other:Person) WHERE other <> p
CALL (o) {
  UNWIND o.claims AS id
  MATCH (c:Claim {id: id}) WHERE c.status IN ['former', 'left']
  RETURN toString(min(c.first_seen)) AS o_told
}
WITH *, CASE WHEN NOT o.since CONTAINS 'X' THEN o.since END AS o_since, CASE WHEN NOT o.until CONTAINS 'X' THEN o.until END AS o_until
WITH *, coalesce(o_since, toString(o.first_seen)) AS o_begun, coalesce(o_until, toString(o.last_seen), o_told) AS o_over
// Of one who is known by his leaving alone, all that is known is that he began before it.
WITH *, CASE
    WHEN side <> 'after' AND coalesce(o_begun, o_over) < begun THEN 'before'
    WHEN side <> 'before' AND o_begun > coalesce(begun, over) THEN 'after'
  END AS relation
WHERE relation IS NOT NULL
WITH *, CASE relation WHEN 'after' THEN until ELSE o_until END AS end, CASE relation WHEN 'after' THEN o_since ELSE since END AS start,
  CASE relation WHEN 'after' THEN last ELSE o.last_seen END AS seen, CASE relation WHEN 'after' THEN o.first_seen ELSE first END AS next
WITH *, CASE WHEN size(end) = 10 THEN date(end) ELSE seen END AS end_day, CASE WHEN size(start) = 10 THEN date(start) ELSE next END AS start_day
WITH *, CASE WHEN end_day <= start_day THEN duration.inDays(end_day, start_day).days END AS days
WITH *, CASE
    WHEN change IN ['merged', 'divided'] THEN 'unknown'
    WHEN change IS NULL AND left(end, 7) = left(start, 7) AND size(left(end, 7)) = 7 OR size(end) = 10 AND size(start) = 10 AND days <= 31
      AND change IS NULL THEN 'certain'
    WHEN days <= 366 THEN 'likely'
    ELSE 'unknown'
  END AS certainty
ORDER BY CASE relation WHEN 'after' THEN o_begun END, CASE relation WHEN 'before' THEN coalesce(o_begun, o_over) END DESC, certainty, other.id
WITH q, begun, over, relation, head(collect({ o: o, other: other, x: x, change: change, certainty: certainty })) AS near
WITH q, begun, relation, near.o AS o, near.other AS other, near.x AS x, near.change AS change, near.certainty AS certainty
CALL (o) {
  UNWIND o.claims AS claim
  MATCH (c:Claim {id: claim})<-[s:STATES]-(a:Article)
  RETURN a, s ORDER BY s.block = 'teaser', c.id <> o.claim, coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
RETURN q.name AS post, relation, other.id AS official, other.name AS name, x.name AS office, change, o.acting AS acting,
  o.since AS since, o.until AS until, o.first_seen AS first_seen, o.last_seen AS last_seen, certainty,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.teaser_title AS teaser,
  s.quote AS quote
ORDER BY begun DESC, post, relation DESC, name
