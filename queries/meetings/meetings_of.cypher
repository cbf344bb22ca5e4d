// meetings_of: the meetings an official took part in, newest first
//
// Parameters
//   official: official      who took part
//   since: date?            held on this day or later
//   before: date?           held before this day
//   limit: int = 20         rows at most
// Row
//   meeting: str            id
//   kind: str
//   name: str?
//   date: str?              EDTF; XXXX-02-24 where no year can be known
//   place: str?             the venue in the article's words
//   role: str               chairs, speaks or attends
//   article: str            id of the latest article that says so
//   url: str?
//   title: str?
//   published: date?
//   block: str              part of the page: headline, sapo, body, caption, teaser
//   teaser: str?            title of the other story, where a teaser says it
//   quote: str
// Example
//   kg query meetings_of --official "Trịnh Xuân Trường"
CALL () {
  MATCH ()-[r:CHAIRED]->(m:Meeting)
  WHERE r.entity = $official AND r.date >= coalesce($since, date('0001-01-01'))
    AND r.date < coalesce($before, date('9999-12-31'))
  RETURN m, r ORDER BY r.entity DESC, r.date DESC LIMIT $limit
  UNION ALL
  MATCH ()-[r:SPOKE_AT]->(m:Meeting)
  WHERE r.entity = $official AND r.date >= coalesce($since, date('0001-01-01'))
    AND r.date < coalesce($before, date('9999-12-31'))
  RETURN m, r ORDER BY r.entity DESC, r.date DESC LIMIT $limit
  UNION ALL
  MATCH ()-[r:ATTENDED]->(m:Meeting)
  WHERE r.entity = $official AND r.date >= coalesce($since, date('0001-01-01'))
    AND r.date < coalesce($before, date('9999-12-31'))
  RETURN m, r ORDER BY r.entity DESC, r.date DESC LIMIT $limit
}
WITH m, r ORDER BY r.date DESC, m.id LIMIT $limit
CALL (r) {
  MATCH (a:Article)-[s:STATES]->(:Claim {id: r.claim})
  RETURN a, s ORDER BY s.block = 'teaser', coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
RETURN m.id AS meeting, m.kind AS kind, m.name AS name, m.date AS date, m.venue AS place,
  CASE type(r) WHEN 'CHAIRED' THEN 'chairs' WHEN 'SPOKE_AT' THEN 'speaks' ELSE 'attends' END AS role,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.teaser_title AS teaser,
  s.quote AS quote
ORDER BY r.date DESC, meeting, role
