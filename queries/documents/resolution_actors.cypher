// resolution_actors: who issued, disseminates and implements a resolution, and which meetings and documents concern it
//
// Parameters
//   code: document          "79-NQ/TW", "NQ 79", "nghị quyết 79", "79", or the name of a law
// Row
//   relation: str           issued by, disseminates, implements, concerns, amends, cites; "by" where it is the other's act
//   id: str
//   kind: str               body, post, place, meeting or document
//   name: str
//   date: str?              EDTF, of a meeting or document
//   article: str            id of the latest article that says so
//   url: str?
//   title: str?
//   published: date?
//   block: str              part of the page: headline, sapo, body, caption, teaser
//   teaser: str?            title of the other story, where a teaser says it
//   quote: str
// Sorted
//   relation, name
// Example
//   kg query resolution_actors --code 79-NQ/TW
MATCH (d:Entity {id: $code})-[r:ISSUED_BY|DISSEMINATES|IMPLEMENTS|CONCERNS|AMENDS|CITES]-(who:Entity)
CALL (r) {
  MATCH (a:Article)-[s:STATES]->(:Claim {id: r.claim})
  RETURN a, s ORDER BY s.block = 'teaser', coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
RETURN CASE type(r)
    WHEN 'ISSUED_BY' THEN 'issued by'
    ELSE toLower(type(r)) + CASE WHEN startNode(r) = d THEN '' WHEN who:Document THEN ' (by it)' ELSE '' END
  END AS relation,
  who.id AS id,
  CASE WHEN who:Body THEN 'body' WHEN who:Post THEN 'post' WHEN who:Place THEN 'place' WHEN who:Meeting THEN 'meeting' ELSE 'document' END
    AS kind,
  CASE WHEN who:Place THEN who.type + ' ' + who.name ELSE who.name END AS name, who.date AS date,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.teaser_title AS teaser,
  s.quote AS quote
ORDER BY CASE type(r) WHEN 'ISSUED_BY' THEN 0 WHEN 'DISSEMINATES' THEN 1 WHEN 'IMPLEMENTS' THEN 2 ELSE 3 END, relation, name, id
