// claims_of_article: all that an article states, each with its quote, in the order of the text
//
// Parameters
//   url: article            the article's address, or its id
// Row
//   claim: str              id
//   subject: str
//   subject_id: str
//   predicate: str          HOLDS, CHAIRED, SPOKE_AT, ATTENDED, ORGANISED, ISSUED_BY, …
//   object: str
//   object_id: str
//   status: str?            of a post held: current, former, appointed or left
//   since: str?             EDTF
//   until: str?             EDTF
//   confidence: str         certain or likely
//   rule: str               the rule that read it
//   article: str            id
//   url: str?
//   title: str?
//   published: date?
//   block: str              part of the page: headline, sapo, body, caption, teaser
//   teaser: str?            title of the other story, where a teaser says it
//   quote: str
//   start: int              offsets of the quote in the article's raw text
//   end: int
// Example
//   kg query claims_of_article --url https://baolaocai.vn/…
MATCH (a:Article {id: $url})-[s:STATES]->(c:Claim)
MATCH (c)-[:SUBJECT]->(x:Entity)
MATCH (c)-[:OBJECT]->(y:Entity)
RETURN c.id AS claim, CASE WHEN x:Place THEN x.type + ' ' + x.name ELSE x.name END AS subject, x.id AS subject_id,
  c.predicate AS predicate, CASE WHEN y:Place THEN y.type + ' ' + y.name ELSE y.name END AS object, y.id AS object_id,
  c.status AS status, c.since AS since, c.until AS until, s.confidence AS confidence, s.rule AS rule,
  a.id AS article, a.url AS url, a.title AS title, a.published AS published, s.block AS block, s.teaser_title AS teaser,
  s.quote AS quote, s.start AS start, s.end AS end
ORDER BY start, end, predicate, claim
