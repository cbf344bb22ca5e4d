// coverage_of_place: what the press has reported of a place, newest first
//
// Parameters
//   place: place            whose coverage
//   since: date?            published on this day or later
//   until: date?            published on this day or earlier
//   before: page?           a day, or for the next page `<published>/<article>` of the last row
//   limit: int = 20         articles a page
//   quotes: int = 3         quotes an article at most
// Row
//   article: str            id
//   published: date?
//   title: str?
//   url: str?
//   block: str              part of the page: headline, sapo, body, caption; teaser: a link to another story
//   teaser: str?            the title of that story; the page's day and title are not its own
//   teaser_url: str?
//   quote: str?             none where the article only names it
// Example
//   kg query coverage_of_place --place "xã Mù Cang Chải"
MATCH (a:Article)-[m:MENTIONS]->(e:Entity)
WHERE m.entity = $place AND m.published >= coalesce($since, date('0001-01-01'))
  AND m.published <= $before.published AND m.published <= coalesce($until, date('9999-12-31'))
  AND (m.published < $before.published OR a.id < $before.article)
WITH a, m, e ORDER BY m.entity DESC, m.published DESC, a.id DESC LIMIT $limit
OPTIONAL CALL (a, e) {
  MATCH (a)-[s:STATES]->(c:Claim)
  WHERE EXISTS { (c)-[:SUBJECT|OBJECT]->(e) }
  // A quote within a longer one says nothing more.
  WITH collect(DISTINCT s { .quote, .block, .teaser_title, .teaser_url, .start, .end }) AS said
  UNWIND said AS s
  WITH s, said
  WHERE none(o IN said WHERE o.start <= s.start AND s.end <= o.end AND (o.start < s.start OR s.end < o.end))
  RETURN s ORDER BY s.block = 'teaser', s.block = 'caption', s.start LIMIT $quotes
}
WITH a, m, s, coalesce(s.block, m.block) AS block
RETURN a.id AS article, a.published AS published, a.title AS title, a.url AS url, block,
  CASE WHEN s IS NULL THEN m.teaser_title ELSE s.teaser_title END AS teaser,
  CASE WHEN s IS NULL THEN m.teaser_url ELSE s.teaser_url END AS teaser_url, s.quote AS quote
ORDER BY m.published DESC, article DESC, block = 'teaser', block = 'caption', s.start
