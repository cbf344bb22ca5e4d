// resolution: a resolution or other document: who issued it, on what, and who has to do with it
//
// Parameters
//   code: document          "79-NQ/TW", "NQ 79", "nghị quyết 79", "79", or the name of a law
// Row
//   document: str           id
//   code: str?
//   type: str?
//   issuer: [str]
//   subject: str?
//   date: str?              EDTF
//   articles: int           articles that name it
//   meetings: [str]         meetings that concern it, with their days
//   bodies: [str]           bodies and places that disseminate or implement it
//   related: [str]          documents that it amends, implements or cites, or that do so with it
//   article: str?           id of the latest article that states something of it
//   url: str?
//   title: str?
//   published: date?
//   block: str?             part of the page: headline, sapo, body, caption, teaser
//   teaser: str?            title of the other story, where a teaser says it
//   quote: str?
// Example
//   kg query resolution --code 79-NQ/TW
MATCH (d:Entity {id: $code})
OPTIONAL CALL (d) {
  MATCH (d)<-[:SUBJECT|OBJECT]-(:Claim)<-[s:STATES]-(a:Article)
  RETURN a, s ORDER BY s.block = 'teaser', coalesce(s.published, date('0001-01-01')) DESC, a.id LIMIT 1
}
RETURN d.id AS document, d.code AS code, d.type AS type,
  COLLECT { MATCH (d)-[:ISSUED_BY]->(b) RETURN DISTINCT b.name AS name ORDER BY name } AS issuer,
  d.subject AS subject, d.date AS date, COUNT { (d)<-[:MENTIONS]-() } AS articles,
  COLLECT {
    MATCH (d)<-[:CONCERNS]-(m)
    WITH DISTINCT m ORDER BY coalesce(m.latest, date('0001-01-01')) DESC, m.id
    RETURN m.name + coalesce(', ' + m.date, '')
  } AS meetings,
  COLLECT {
    MATCH (d)<-[:DISSEMINATES|IMPLEMENTS]-(b) WHERE NOT b:Document
    RETURN DISTINCT CASE WHEN b:Place THEN b.type + ' ' + b.name ELSE b.name END AS name ORDER BY name
  } AS bodies,
  COLLECT { MATCH (d)-[:AMENDS|IMPLEMENTS|CITES]-(o) WHERE o:Document RETURN DISTINCT o.name AS name ORDER BY name } AS related,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.teaser_title AS teaser,
  s.quote AS quote
