"""The writer's statements: parameters only, flat rows, things looked up by index. `change` says what for."""

LOCK = "MERGE (l:WriterLock {id: 1}) SET l.at = timestamp()"

# Articles
STATES_OF = """
UNWIND $ids AS id MATCH (a:Article {id: id})
RETURN a.id AS id, a.print AS print, a.text IS NOT NULL AS text
"""
KEPT = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, properties(a) AS props"
PUT_ARTICLES = "UNWIND $rows AS r MERGE (a:Article {id: r.id}) SET a = r"
DROP_ARTICLES = "UNWIND $ids AS id MATCH (a:Article {id: id}) DETACH DELETE a"
DROP_STATES = """
UNWIND $ids AS id MATCH (a:Article {id: id})-[s:STATES]->(c:Claim)
DELETE s RETURN DISTINCT c.id AS id
"""
DROP_MENTIONS = "UNWIND $ids AS id MATCH (a:Article {id: id})-[m:MENTIONS|REPORTS]->() DELETE m"

PENDING = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.pending AS pending"
MARK_PENDING = """
UNWIND $rows AS r MATCH (a:Article {id: r.id}) SET a.pending = r.pending, a.put_off = 1
"""
PUT_OFF = "MATCH (a:Article {put_off: 1}) RETURN a.id AS id LIMIT $most"

# Things
ENTITIES = """
UNWIND $ids AS id MATCH (n:Entity {id: id})
RETURN n.id AS id, n.refs AS refs, n.held AS held, n.seen AS seen, n.earliest AS earliest
"""
NAMES = """
UNWIND $ids AS id MATCH (n:Name {id: id})
RETURN n.id AS id, n.refs AS refs, n.held AS held, n.seen AS seen, null AS earliest
"""
NEW_NODES = "UNWIND $rows AS r CREATE (n:$(r.labels)) SET n = r.props"
SET_ENTITIES = "UNWIND $rows AS r MATCH (n:Entity {id: r.id}) SET n = r.props"
SET_NAMES = "UNWIND $rows AS r MATCH (n:Name {id: r.id}) SET n += r.props"
RESOLUTION = "UNWIND $ids AS id MATCH (n:Entity {id: id}) SET n:Resolution"
NO_RESOLUTION = "UNWIND $ids AS id MATCH (n:Entity {id: id}) REMOVE n:Resolution"
DROP_ENTITIES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) DETACH DELETE n"
DROP_NAMES = "UNWIND $ids AS id MATCH (n:Name {id: id}) DETACH DELETE n"
LINKS = """
UNWIND $rows AS r MATCH (s:Entity {id: r.start}) MATCH (e:Entity {id: r.end})
CREATE (s)-[l:$(r.type)]->(e) SET l = r.props
"""
NAMED = """
UNWIND $rows AS r MATCH (s:Entity {id: r.person}) MATCH (e:Name {id: r.name}) CREATE (s)-[:NAMED]->(e)
"""
UNNAMED = """
UNWIND $rows AS r MATCH (:Entity {id: r.person})-[n:NAMED]->(:Name {id: r.name}) DELETE n
"""

# Claims
CLAIMS = """
UNWIND $ids AS id MATCH (c:Claim {id: id})
RETURN c.id AS id, c.predicate AS predicate, c.pair AS pair, c.articles AS articles,
  c.first_seen AS first_seen, c.last_seen AS last_seen
"""
NEW_CLAIMS = """
UNWIND $rows AS r MATCH (s:Entity {id: r.subject}) MATCH (o:Entity {id: r.object})
CREATE (c:Claim) SET c = r.props CREATE (c)-[:SUBJECT]->(s) CREATE (c)-[:OBJECT]->(o)
"""
SHORT_CUTS = """
UNWIND $rows AS r MATCH (s:Entity {id: r.subject}) MATCH (o:Entity {id: r.object})
CREATE (s)-[h:$(r.predicate)]->(o) SET h = r.short
"""
SET_CLAIMS = """
UNWIND $rows AS r MATCH (c:Claim {id: r.id})
SET c.articles = r.articles, c.first_seen = r.first_seen, c.last_seen = r.last_seen
"""
COVERAGE = """
UNWIND $ids AS id MATCH (c:Claim {id: id})
CALL (c) {
  OPTIONAL MATCH (c)<-[s:STATES]-()
  RETURN count(s) AS stated, count(CASE WHEN s.block <> 'teaser' THEN 1 END) AS articles,
    min(CASE WHEN s.block <> 'teaser' THEN s.published END) AS first_seen,
    max(CASE WHEN s.block <> 'teaser' THEN s.published END) AS last_seen
}
RETURN c.id AS id, stated, articles, first_seen, last_seen
"""
DROP_CLAIMS = """
UNWIND $ids AS id MATCH (c:Claim {id: id}) MATCH (c)-[:SUBJECT]->(s) MATCH (c)-[:OBJECT]->(o)
OPTIONAL MATCH (s)-[h:CHAIRED|SPOKE_AT|ATTENDED|ORGANISED|HELD_AT|CONCERNS
  |ISSUED_BY|DISSEMINATES|IMPLEMENTS|AMENDS|CITES]->(o)
WHERE h.claim = id
DELETE h DETACH DELETE c
"""
PAIRS = """
UNWIND $pairs AS pair MATCH (c:Claim) WHERE c.pair = pair
RETURN c.pair AS pair, c.id AS id, c.status AS status, c.acting AS acting, c.since AS since, c.until AS until,
  c.term AS term, c.articles AS articles, c.first_seen AS first_seen, c.last_seen AS last_seen
"""
HOLDS = """
UNWIND $rows AS r MATCH (s:Entity {id: r.subject}) MATCH (o:Entity {id: r.object})
MATCH (s)-[h:HOLDS]->(o)
RETURN r.pair AS pair, properties(h) AS props
"""
DROP_HOLDS = "UNWIND $claims AS claim MATCH ()-[h:HOLDS {claim: claim}]->() DELETE h"
SET_HOLDS = "UNWIND $rows AS r MATCH ()-[h:HOLDS {claim: r.claim}]->() SET h = r"
NEW_HOLDS = """
UNWIND $rows AS r MATCH (s:Entity {id: r.subject}) MATCH (o:Entity {id: r.object})
CREATE (s)-[h:HOLDS]->(o) SET h = r.props
"""
REDATE = """
UNWIND $rows AS r MATCH (m:Entity {id: r.id})<-[p:CHAIRED|SPOKE_AT|ATTENDED|ORGANISED]-()
SET p.date = r.date
"""

# Evidence
NEW_MENTIONS = """
UNWIND $rows AS r MATCH (a:Article {id: r.article}) MATCH (e:Entity {id: r.entity})
CREATE (a)-[m:MENTIONS]->(e) SET m = r.props
"""
NEW_NAME_MENTIONS = """
UNWIND $rows AS r MATCH (a:Article {id: r.article}) MATCH (e:Name {id: r.entity})
CREATE (a)-[m:MENTIONS]->(e) SET m = r.props
"""
NEW_REPORTS = """
UNWIND $rows AS r MATCH (a:Article {id: r.article}) MATCH (e:Entity {id: r.entity})
CREATE (a)-[m:REPORTS]->(e) SET m = r.props
"""
NEW_STATES = """
UNWIND $rows AS r MATCH (a:Article {id: r.article}) MATCH (c:Claim {id: r.claim})
CREATE (a)-[s:STATES]->(c) SET s = r.props
"""

# Who is who
TENURES = """
UNWIND $ids AS id MATCH (n:Name {id: id}) WHERE n.tenure IS NOT NULL RETURN n.id AS id, n.tenure AS members
"""
SET_TENURES = "UNWIND $rows AS r MATCH (n:Name {id: r.id}) SET n += r.props"
DECISIONS = """
UNWIND $ids AS id
CALL (id) { MATCH (d:Decision {name: id}) RETURN d UNION MATCH (d:Decision {other: id}) RETURN d }
RETURN id, d.id AS decision, d.name AS name, d.other AS other, d.verdict AS verdict, d.a AS a, d.b AS b
ORDER BY d.id
"""
PUT_DECISIONS = "UNWIND $rows AS r MERGE (d:Decision {id: r.id}) SET d = r"
DROP_DECISIONS = "UNWIND $ids AS id MATCH (d:Decision {id: id}) DELETE d"
BLOCKS = "UNWIND $ids AS id MATCH (b:Block {id: id}) RETURN b.id AS id, b.members AS members"
PUT_BLOCKS = "UNWIND $rows AS r MERGE (b:Block {id: r.id}) SET b.members = r.members"
DROP_BLOCKS = "UNWIND $ids AS id MATCH (b:Block {id: id}) DETACH DELETE b"
TIES_OF = """
UNWIND $ids AS id MATCH (a:Article {id: id})-[t:AMONG]->(b:Block)
RETURN a.id AS article, t.key AS key, b.id AS node
"""
TIED = """
UNWIND $ids AS id MATCH (b:Block {id: id})<-[t:AMONG]-(a:Article)
RETURN b.id AS node, collect([a.id, t.key]) AS members
"""
TIE = """
UNWIND $rows AS r MATCH (a:Article {id: r.article}) MATCH (b:Block {id: r.node})
CREATE (a)-[t:AMONG]->(b) SET t.key = r.key
"""
UNTIE = """
UNWIND $rows AS r MATCH (a:Article {id: r.article})-[t:AMONG]->(b:Block {id: r.node}) WHERE t.key = r.key
DELETE t
"""
PUT_ALIASES = "UNWIND $rows AS r MERGE (a:Alias {id: r.id}) SET a.heirs = r.heirs"
DROP_ALIASES = "UNWIND $ids AS id MATCH (a:Alias {id: id}) DELETE a"
