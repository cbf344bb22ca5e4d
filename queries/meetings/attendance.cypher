// attendance: who took part in a meeting, and how
//
// Parameters
//   meeting: meeting        by id, by name, or by kind and day ("buổi làm việc 2025-09-07")
// Row
//   role: str               organises, chairs, speaks or attends
//   id: str
//   kind: str               person, body or place
//   name: str
//   meeting: str            id
//   date: str?              EDTF
//   article: str            id of the latest article that says so
//   url: str?
//   title: str?
//   published: date?
//   block: str              part of the page: headline, sapo, body, caption, teaser
//   teaser: str?            title of the other story, where a teaser says it
//   quote: str
// Sorted
//   role, kind, name
// Example
//   kg query attendance --meeting "buổi làm việc 2025-09-07"
MATCH (m:Entity {id: $meeting})<-[r:CHAIRED|SPOKE_AT|ATTENDED|ORGANISED]-(who:Entity)
CALL (r) {
  MATCH (a:Article)-[s:STATES]->(:Claim {id: r.claim})
  RETURN a, s ORDER BY s.block = 'teaser', coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
RETURN CASE type(r) WHEN 'ORGANISED' THEN 'organises' WHEN 'CHAIRED' THEN 'chairs' WHEN 'SPOKE_AT' THEN 'speaks' ELSE 'attends' END
    AS role,
  who.id AS id, CASE WHEN who:Person THEN 'person' WHEN who:Body THEN 'body' ELSE 'place' END AS kind,
  CASE WHEN who:Place THEN who.type + ' ' + who.name ELSE who.name END AS name, m.id AS meeting, m.date AS date,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.teaser_title AS teaser,
  s.quote AS quote
ORDER BY CASE type(r) WHEN 'ORGANISED' THEN 0 WHEN 'CHAIRED' THEN 1 WHEN 'SPOKE_AT' THEN 2 ELSE 3 END, kind DESC, name
