// counts: how much of each kind the graph holds
//
// Parameters
// Row
//   kind: str
//   count: int
// Example
//   kg query counts
RETURN 'Article' AS kind, COUNT { (:Article) } AS count
UNION ALL
RETURN 'Person' AS kind, COUNT { (:Person) } AS count
UNION ALL
RETURN 'Name' AS kind, COUNT { (:Name) } AS count
UNION ALL
RETURN 'Body' AS kind, COUNT { (:Body) } AS count
UNION ALL
RETURN 'Post' AS kind, COUNT { (:Post) } AS count
UNION ALL
RETURN 'Place' AS kind, COUNT { (:Place) } AS count
UNION ALL
RETURN 'Meeting' AS kind, COUNT { (:Meeting) } AS count
UNION ALL
RETURN 'Document' AS kind, COUNT { (:Document) } AS count
UNION ALL
RETURN 'Resolution' AS kind, COUNT { (:Resolution) } AS count
UNION ALL
RETURN 'Claim' AS kind, COUNT { (:Claim) } AS count
UNION ALL
RETURN 'STATES' AS kind, COUNT { ()-[:STATES]->() } AS count
UNION ALL
RETURN 'MENTIONS' AS kind, COUNT { ()-[:MENTIONS]->() } AS count
