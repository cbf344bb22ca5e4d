// body_history: what a body was before, and what became of it
//
// Parameters
//   body: body              as it is called now, or as it was
// Row
//   body: str               id
//   name: str
//   level: str?
//   relation: str           itself, forerunner or heir
//   within: [str]           the bodies it is part of
//   places: [str]           the places it belongs or belonged to
//   date: str?              day or month of the change between it and the body asked about
//   change: str?            merged, divided, renamed or reorganised
//   decree: str?
//   mentions: int           articles that name it
// Sorted
//   relation, date, name
// Example
//   kg query body_history --body "Bộ Kế hoạch và Đầu tư"
MATCH (own:Entity {id: $body})
CALL (own) {
  RETURN own AS b, 'itself' AS relation, null AS step
  UNION
  MATCH path = (own)<-[:SUCCEEDED_BY*1..4]-(b:Body) WHERE b <> own
  RETURN b, 'forerunner' AS relation, last(relationships(path)) AS step
  UNION
  MATCH path = (own)-[:SUCCEEDED_BY*1..4]->(b:Body) WHERE b <> own
  RETURN b, 'heir' AS relation, last(relationships(path)) AS step
}
RETURN DISTINCT b.id AS body, b.name AS name, b.level AS level, relation,
  COLLECT { MATCH (b)-[:PART_OF]->(above:Body) RETURN above.name } AS within,
  COLLECT {
    MATCH (b)-[g:GOVERNS]->(p:Place)
    WITH p, g ORDER BY coalesce(g.since, '') DESC, p.id
    RETURN p.type + ' ' + p.name + coalesce(', ' + p.province, '')
      + coalesce(' from ' + g.since, '') + coalesce(' until ' + g.until, '')
  } AS places,
  step.date AS date, step.kind AS change, step.decree AS decree, COUNT { (b)<-[:MENTIONS]-() } AS mentions
ORDER BY relation = 'itself' DESC, relation, date DESC, name
