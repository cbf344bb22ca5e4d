// met_together: the meetings that two officials both took part in, newest first
//
// Parameters
//   official: official      the one
//   other: official         the other
//   limit: int = 20         rows at most
// Row
//   meeting: str            id
//   kind: str
//   name: str?
//   date: str?              EDTF; XXXX-02-24 where no year can be known
//   place: str?             the venue in the article's words
//   role: str               of the one: chairs, speaks or attends
//   other_role: str         of the other
//   article: str            id of the article that says it of the one
//   url: str?
//   title: str?
//   published: date?
//   block: str              part of the page: headline, sapo, body, caption, teaser
//   teaser: str?            title of the other story, where a teaser says it
//   quote: str
//   other_article: str      id of the article that says it of the other, the same where one says both
//   other_quote: str
// Example
//   kg query met_together --official "Trịnh Xuân Trường" --other "Tô Lâm"
MATCH (:Entity {id: $official})-[r:CHAIRED|SPOKE_AT|ATTENDED]->(m:Meeting)<-[o:CHAIRED|SPOKE_AT|ATTENDED]-(:Entity {id: $other})
// Of several roles in one meeting the first of chairs, speaks, attends.
WITH m, r, o ORDER BY type(r) = 'ATTENDED', type(r), type(o) = 'ATTENDED', type(o)
WITH m, head(collect(r)) AS r, head(collect(o)) AS o ORDER BY r.date DESC, m.id LIMIT $limit
CALL (r, o) {
  MATCH (a:Article)-[s:STATES]->(:Claim {id: r.claim})
  RETURN a, s
  ORDER BY s.block = 'teaser', NOT EXISTS { (a)-[:STATES]->(:Claim {id: o.claim}) }, coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
CALL (a, o) {
  MATCH (b:Article)-[t:STATES]->(:Claim {id: o.claim})
  RETURN b, t ORDER BY b <> a, t.block = 'teaser', coalesce(t.published, date('0001-01-01')) DESC, b.id LIMIT 1
}
RETURN m.id AS meeting, m.kind AS kind, m.name AS name, m.date AS date, m.venue AS place,
  CASE type(r) WHEN 'CHAIRED' THEN 'chairs' WHEN 'SPOKE_AT' THEN 'speaks' ELSE 'attends' END AS role,
  CASE type(o) WHEN 'CHAIRED' THEN 'chairs' WHEN 'SPOKE_AT' THEN 'speaks' ELSE 'attends' END AS other_role,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.teaser_title AS teaser,
  s.quote AS quote, b.id AS other_article, t.quote AS other_quote
ORDER BY r.date DESC, meeting
