// open_facts: facts that are doubtful, and so not asserted
//
// Parameters
//   limit: int = 20         rows at most
// Row
//   said: str               the fact in words
//   reason: str             why it is open
//   article: str            id
//   url: str?
//   title: str?
//   published: date?
//   block: str?             part of the page: headline, sapo, body, caption, teaser
//   quote: str?
// Example
//   kg query open_facts --limit 5
MATCH (a:Article) WHERE a.open_facts > 0 AND any(fact IN a.open WHERE NOT split(fact, '\t')[1] CONTAINS 'place')
WITH a ORDER BY coalesce(a.published, date('0001-01-01')) DESC, a.id LIMIT $limit
UNWIND a.open AS fact
WITH a, split(fact, '\t') AS f WHERE NOT f[1] CONTAINS 'place'
WITH a, f LIMIT $limit
RETURN f[0] AS said, f[1] AS reason, a.id AS article, a.url AS url, a.title AS title, a.published AS published,
  f[3] AS block, f[2] AS quote
ORDER BY coalesce(published, date('0001-01-01')) DESC, article, said
