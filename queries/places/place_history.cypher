// place_history: where the land of a place belonged before, and where it belongs now
//
// Parameters
//   place: place            a commune, district or province; today's shape where it has had several
// Row
//   place: str              id
//   name: str
//   type: str
//   relation: str           itself, forerunner or heir
//   within: [str]           the units it is or was in, with the time where they changed
//   since: str?             its first and last day in this shape, where known
//   until: str?
//   date: str?              day of the change between it and the place asked about
//   change: str?            merged, divided, renamed or reorganised
//   decree: str?
// Sorted
//   relation, date, type, name
// Example
//   kg query place_history --place "xã Mù Cang Chải"
MATCH (own:Entity {id: $place})
CALL (own) {
  RETURN own AS p, 'itself' AS relation, null AS step
  UNION
  MATCH path = (own)<-[:SUCCEEDED_BY*1..3]-(p:Place)
  RETURN p, 'forerunner' AS relation, last(relationships(path)) AS step
  UNION
  MATCH path = (own)-[:SUCCEEDED_BY*1..3]->(p:Place)
  RETURN p, 'heir' AS relation, last(relationships(path)) AS step
}
RETURN DISTINCT p.id AS place, p.name AS name, p.type AS type, relation,
  COLLECT {
    MATCH (p)-[r:PART_OF]->(above:Place)
    WITH r, above ORDER BY coalesce(r.since, '') DESC
    RETURN above.type + ' ' + above.name + coalesce(', ' + above.province, '')
      + coalesce(' from ' + r.since, '') + coalesce(' until ' + r.until, '')
  } AS within,
  p.valid_from AS since, p.valid_until AS until, step.date AS date, step.kind AS change, step.decree AS decree
ORDER BY relation = 'itself' DESC, relation, date DESC, type, name
