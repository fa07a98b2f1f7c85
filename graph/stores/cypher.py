"""The Cypher texts of the Neo4j store, good in Cypher 5 and 25.

What comes from documents is always a parameter; labels and types are our own. Every text that
writes can be run twice with the same end, and returns how many rows it wrote as `written`.
The schema is drawn in docs/stores.md.
"""

from __future__ import annotations

from typing import cast

from graph.model import Kind

CONSTRAINTS = {
    name: f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR {what} REQUIRE {key} IS UNIQUE"
    for name, what, key in (
        ("samspill_graph", "(n:Samspill)", "n.key"),
        ("samspill_source", "(n:Source)", "n.sha256"),
        ("samspill_name", "(n:Name)", "n.key"),
        ("samspill_statement", "(n:Statement)", "n.key"),
        ("samspill_structure_row", "(n:StructureRow)", "n.key"),
        ("samspill_problem", "(n:Problem)", "n.key"),
        ("samspill_actor", "(n:Actor)", "n.key"),
        ("samspill_group", "(n:Group)", "n.key"),
        ("samspill_question", "(n:Question)", "n.key"),
        ("samspill_means", "()-[r:MEANS]-()", "r.key"),
        ("samspill_in_group", "()-[r:IN_GROUP]-()", "r.key"),
        ("samspill_collaborates_with", "()-[r:COLLABORATES_WITH]-()", "r.key"),
    )
}

INDEXES = {
    "samspill_confidence": "CREATE INDEX samspill_confidence IF NOT EXISTS "
    "FOR (n:Statement) ON (n.confidence)"
}

SHOW_CONSTRAINTS = "SHOW CONSTRAINTS YIELD name RETURN name"
AWAIT_INDEXES = "CALL db.awaitIndexes(120)"

# The node that stands for the graph as a whole; it is also the lock of who writes.

GRAPH = "MATCH (g:Samspill {key: 'graph'}) RETURN properties(g) AS graph"
ANYTHING = "MATCH (n) RETURN count(n) AS nodes"
MAKE = """
MERGE (g:Samspill {key: 'graph'})
ON CREATE SET g.format = $format, g.settled = '', g.revision = 0, g.name = 'Samspill'
RETURN count(*) AS written
"""

# Format 1 knew no confidence.
UPGRADE = """
MATCH (s:Statement)
WHERE s.confidence IS NULL
WITH s LIMIT 10000
SET s.confidence = 1.0, s.rule = ''
RETURN count(*) AS written
"""
UPGRADED = """
MATCH (g:Samspill {key: 'graph'})
SET g.format = $format, g.settled = '', g.revision = g.revision + 1
RETURN count(*) AS written
"""

TAKE = """
MATCH (g:Samspill {key: 'graph'})
SET g.locked = true // waits for whoever holds the node, so that what follows is read after
WITH g
WHERE g.writer IS NULL OR g.writer = $token OR g.pulse < timestamp() - $lease
SET g.writer = $token, g.pulse = timestamp()
RETURN count(*) AS written
"""

RELEASE = """
MATCH (g:Samspill {key: 'graph'})
WHERE g.writer = $token
REMOVE g.writer
RETURN count(*) AS written
"""

# Every batch begins so: it does nothing when another program has taken over.
_HELD = """
MATCH (g:Samspill {key: 'graph'})
SET g.pulse = timestamp()
WITH g
WHERE g.writer = $token
"""
_ROWS = _HELD + "UNWIND $rows AS row\n"

SET_GRAPH = (
    _HELD
    + """
SET g += $values, g.revision = g.revision + 1
RETURN count(*) AS written
"""
)

# Sources. One is seen from the moment its state is 'complete'.

# At the end of settling: sources are new and actors stale until then.
SETTLED = (
    _HELD
    + """
SET g.settled = $state, g.revision = g.revision + 1
REMOVE g.stale
WITH g
OPTIONAL MATCH (s:Source {state: 'complete'})
WHERE s.settled IS NULL
SET s.settled = true
WITH DISTINCT g
OPTIONAL MATCH (a:Actor {stale: true})
REMOVE a.stale
WITH DISTINCT g
OPTIONAL MATCH (x:Group)
WHERE NOT EXISTS { (x)<-[:IN_GROUP]-() }
DELETE x
RETURN count(DISTINCT g) AS written
"""
)

RENEW = _HELD + "RETURN count(*) AS written\n"

SOURCE_STATE = "MATCH (s:Source {sha256: $sha256}) RETURN s.state AS state, s.digest AS digest"

BEGIN_SOURCE = (
    _ROWS
    + """
MERGE (s:Source {sha256: row.sha256})
ON CREATE SET s.state = 'loading'
SET s += row.values
RETURN count(*) AS written
"""
)

FINISH_SOURCE = (
    _HELD
    + """
MATCH (s:Source {sha256: $sha256})
SET s.state = 'complete', g.revision = g.revision + 1, g.stale = true
WITH s
OPTIONAL MATCH (old:Source)
WHERE old.sha256 IN $replacing
SET old.state = 'leaving'
WITH DISTINCT s
OPTIONAL MATCH (failure:Problem {file: s.name, failed: true})
DELETE failure
RETURN count(DISTINCT s) AS written
"""
)

HIDE_SOURCE = (
    _HELD
    + """
MATCH (s:Source {sha256: $sha256})
SET s.state = 'leaving', g.revision = g.revision + 1, g.stale = true
RETURN count(*) AS written
"""
)

LEAVING = "MATCH (s:Source {state: 'leaving'}) RETURN s.sha256 AS sha256"

DELETE_PARTS = (
    _HELD
    + """
MATCH (:Source {sha256: $sha256})<-[:IN_SOURCE]-(part)
WITH part LIMIT 5000
OPTIONAL MATCH (part)<-[:SAYS]-(:Name)-[:MEANS]->(a:Actor)
SET a.stale = true // its ties are to be gathered again
WITH DISTINCT part
DETACH DELETE part
RETURN count(*) AS written
"""
)

DELETE_SOURCE = (
    _HELD
    + """
MATCH (s:Source {sha256: $sha256})
DETACH DELETE s
RETURN count(*) AS written
"""
)

DELETE_UNUSED_NAMES = (
    _HELD
    + """
MATCH (n:Name)
WHERE NOT EXISTS { (n)-[:SAYS|FILED]->() } AND NOT EXISTS { (n)<-[:ABOUT]-() }
WITH n LIMIT 5000
DETACH DELETE n
RETURN count(*) AS written
"""
)

NAMES = (
    _ROWS
    + """
MERGE (n:Name {key: row.key})
SET n.organisation = row.organisation, n.name = row.name
RETURN count(*) AS written
"""
)

STATEMENTS = (
    _ROWS
    + """
MATCH (source:Source {sha256: $sha256})
MATCH (subject:Name {key: row.subject})
MATCH (object:Name {key: row.object})
MERGE (s:Statement {key: row.key})
SET s += row.values
MERGE (subject)-[:SAYS]->(s)
MERGE (s)-[:ABOUT]->(object)
MERGE (s)-[:IN_SOURCE]->(source)
RETURN count(*) AS written
"""
)

RESPONDENTS = (
    _ROWS
    + """
MATCH (source:Source {sha256: $sha256})
MATCH (n:Name {key: row.key})
MERGE (n)-[filed:FILED]->(source)
SET filed.position = row.position
RETURN count(*) AS written
"""
)

STRUCTURE_ROWS = (
    _ROWS
    + """
MATCH (source:Source {sha256: $sha256})
MERGE (u:StructureRow {key: row.key})
SET u += row.values
MERGE (u)-[:IN_SOURCE]->(source)
RETURN count(*) AS written
"""
)

PROBLEMS = (
    _ROWS
    + """
MATCH (source:Source {sha256: $sha256})
MERGE (p:Problem {key: row.key})
SET p += row.values
MERGE (p)-[:IN_SOURCE]->(source)
RETURN count(*) AS written
"""
)

FAILURE = (
    _ROWS
    + """
MERGE (p:Problem {key: row.key})
SET p += row.values, p.failed = true, g.revision = g.revision + 1
RETURN count(*) AS written
"""
)

# What names mean. Each set of rows is compared by key and digest; what differs is written.

_KIND = {
    Kind.UNIT: "Unit",
    Kind.ROLE: "Role",
    Kind.COLLECTIVE: "Collective",
    Kind.BODY: "Partner",
}

ACTORS = {
    kind: _ROWS
    + f"""
MERGE (a:Actor {{key: row.key}})
SET a += row.values
REMOVE a:Unit:Role:Collective:Partner
SET a:{label}
RETURN count(*) AS written
"""
    for kind, label in _KIND.items()
}

IN_GROUP = (
    _ROWS
    + """
MATCH (a:Actor {key: row.actor})
MERGE (g2:Group {key: row.group})
SET g2.attribute = row.attribute, g2.name = row.name
MERGE (a)-[r:IN_GROUP {key: row.key}]->(g2)
SET r.digest = row.digest, r.position = row.position
RETURN count(*) AS written
"""
)

MEANS = (
    _ROWS
    + """
MATCH (n:Name {key: row.name})
MATCH (a:Actor {key: row.actor})
MERGE (n)-[r:MEANS {key: row.key}]->(a)
SET r.digest = row.digest, r.position = row.position
RETURN count(*) AS written
"""
)

COLLABORATES_WITH = (
    _ROWS
    + """
MATCH (a:Actor {key: row.source})
MATCH (b:Actor {key: row.target})
MERGE (a)-[r:COLLABORATES_WITH {key: row.key}]->(b)
SET r += row.values
RETURN count(*) AS written
"""
)

QUESTIONS = (
    _ROWS
    + """
MERGE (q:Question {key: row.key})
SET q += row.values
RETURN count(*) AS written
"""
)


WRITE = {
    "IN_GROUP": IN_GROUP,
    "MEANS": MEANS,
    "COLLABORATES_WITH": COLLABORATES_WITH,
    "Question": QUESTIONS,
}
"""Write rows, by label or type; `ACTORS` are written by kind."""


def _held(pattern: str, also: str = "") -> str:
    return f"MATCH {pattern} RETURN x.key AS key, x.digest AS digest{also}"


def _stale(pattern: str, delete: str) -> str:
    # OPTIONAL: what a first try has deleted counts as deleted.
    return f"{_ROWS}OPTIONAL MATCH {pattern}\n{delete}\nRETURN count(*) AS written\n"


HELD = {
    "Actor": _held("(x:Actor)"),
    "Question": _held("(x:Question)"),
    "IN_GROUP": _held("()-[x:IN_GROUP]->()"),
    "MEANS": _held("(n:Name)-[x:MEANS]->(a:Actor)", ", n.key AS name, a.key AS actor"),
    "COLLABORATES_WITH": "UNWIND $actors AS actor\nMATCH (a:Actor {key: actor})\nWITH a\n"
    + _held("(a)-[x:COLLABORATES_WITH]->()"),
}
"""Keys and digests of what is there, by label or type; ties of the actors asked for."""

STALE = {
    "Actor": _stale("(x:Actor {key: row.key})", "DETACH DELETE x"),
    "Question": _stale("(x:Question {key: row.key})", "DELETE x"),
    "IN_GROUP": _stale("()-[x:IN_GROUP {key: row.key}]->()", "DELETE x"),
    "MEANS": _stale("()-[x:MEANS {key: row.key}]->()", "DELETE x"),
    "COLLABORATES_WITH": _stale("()-[x:COLLABORATES_WITH {key: row.key}]->()", "DELETE x"),
}
"""Delete rows by key, by label or type."""

# Whose ties may have changed since they were gathered. WITH keeps the server, which plans
# before there is anything to count, from starting at the other end.

STALE_ACTORS = "MATCH (a:Actor {stale: true}) RETURN a.key AS key"

NEW_SPEAKERS = """
MATCH (source:Source {state: 'complete'})
WHERE source.settled IS NULL
MATCH (source)<-[:IN_SOURCE]-(:Statement)<-[:SAYS]-(n:Name)
RETURN DISTINCT n.key AS key
"""

SPEAKERS_ABOUT = """
UNWIND $names AS name
MATCH (object:Name {key: name})
WITH object
MATCH (object)<-[:ABOUT]-(:Statement)<-[:SAYS]-(n:Name)
RETURN DISTINCT n.key AS key
"""

SAID_BY = """
UNWIND $names AS name
MATCH (subject:Name {key: name})
WITH subject
MATCH (subject)-[:SAYS]->(s:Statement)
WHERE s.confidence >= $limit
WITH subject, s
MATCH (s)-[:IN_SOURCE]->(source:Source {state: 'complete'})
MATCH (s)-[:ABOUT]->(object:Name)
RETURN source.sha256 AS source, subject.name AS subject, object.name AS object,
       properties(s) AS said
"""

# Reading.

GET_SOURCES = """
MATCH (s:Source {state: 'complete'})
RETURN s.name AS name, s.sha256 AS sha256, s.title AS title, s.organisation AS organisation,
       s.date AS date, s.language AS language
"""

GET_STATEMENTS = """
UNWIND range(0, size($sources) - 1) AS nr
MATCH (source:Source {sha256: $sources[nr], state: 'complete'})<-[:IN_SOURCE]-(s:Statement)
WITH nr, source, s
ORDER BY nr, s.position
MATCH (subject:Name)-[:SAYS]->(s)-[:ABOUT]->(object:Name)
RETURN source.sha256 AS source, subject.name AS subject, object.name AS object,
       properties(s) AS said
"""

GET_MENTIONS = """
MATCH (:Source {state: 'complete'})<-[:IN_SOURCE]-(s:Statement)
MATCH (subject:Name)-[:SAYS]->(s)-[:ABOUT]->(object:Name)
UNWIND [subject, object] AS n
RETURN n.organisation AS organisation, n.name AS name, count(*) AS times
"""

GET_RESPONDENTS = """
MATCH (n:Name)-[filed:FILED]->(source:Source {state: 'complete'})
WHERE $sha256 IS NULL OR source.sha256 = $sha256
RETURN n.organisation AS organisation, n.name AS name, filed.position AS position
"""

GET_UNITS = """
MATCH (u:StructureRow)-[:IN_SOURCE]->(source:Source {state: 'complete'})
RETURN source.name AS file, source.sha256 AS sha256, source.organisation AS organisation,
       u.position AS position, u.record AS record
"""

GET_PROBLEMS = """
MATCH (p:Problem)
OPTIONAL MATCH (p)-[:IN_SOURCE]->(source:Source)
WITH p, source
WHERE source IS NULL OR source.state = 'complete'
RETURN p.file AS file, source.sha256 AS sha256, p.position AS position, p.record AS record
"""

GET_ACTORS = """
MATCH (a:Actor)
OPTIONAL MATCH (a)-[r:IN_GROUP]->(x:Group)
WITH a, r, x
ORDER BY r.position
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.scope AS scope,
       a.organisation AS organisation, a.names AS names, a.people AS people,
       a.respondent AS respondent,
       collect([x.attribute, x.name]) AS groups
"""

GET_NAME_KEYS = "MATCH (n:Name) RETURN n.key AS key"

GET_MEANING = """
MATCH (n:Name)-[r:MEANS]->(a:Actor)
RETURN n.organisation AS organisation, n.name AS name, r.position AS position, a.id AS actor
"""

GET_QUESTIONS = "MATCH (q:Question) RETURN q.record AS record ORDER BY q.position"

GET_ACTOR_IDS = "MATCH (a:Actor) RETURN a.id AS id"

GET_COLUMNS = """
MATCH (a:Actor)-[r:COLLABORATES_WITH]->(b:Actor)
RETURN a.id AS source, b.id AS target, r.status AS status, r.low AS low, r.high AS high
"""

# For a limit other than the one by which the ties are stored.
GET_GATHERED = """
MATCH (:Source {state: 'complete'})<-[:IN_SOURCE]-(s:Statement)
WHERE s.confidence >= $limit
MATCH (a:Actor)<-[:MEANS]-(:Name)-[:SAYS]->(s)
// Apart from the first, so that who speaks of itself may take the same relationship twice.
MATCH (s)-[:ABOUT]->(:Name)-[:MEANS]->(b:Actor)
RETURN a.id AS source, b.id AS target, s.status AS status, s.purpose AS purpose,
       max(s.low) AS low, max(s.high) AS high, count(*) > count(s.low) AS unknown
"""

GET_DOUBTFUL = """
MATCH (s:Statement)-[:IN_SOURCE]->(:Source {state: 'complete'})
WHERE s.confidence < $limit
MATCH (n:Name)-[:SAYS|ABOUT]-(s)
WITH DISTINCT n
WHERE NOT EXISTS { (n)-[:FILED]->(:Source {state: 'complete'}) }
  AND NOT EXISTS {
    MATCH (n)-[:SAYS|ABOUT]-(t:Statement)-[:IN_SOURCE]->(:Source {state: 'complete'})
    WHERE t.confidence >= $limit
  }
RETURN n.organisation AS organisation, n.name AS name
"""

COUNTS = """
RETURN COUNT { (:Source {state: 'complete'}) } AS sources,
       COUNT { (:Source {state: 'complete'})<-[:IN_SOURCE]-(:Statement) } AS statements,
       COUNT { (:Actor) } AS actors,
       COUNT { (:Source {state: 'complete'})<-[:IN_SOURCE]-(:Problem) }
           + COUNT { (:Problem {failed: true}) } AS problems,
       COUNT { (:Question) } AS questions
"""

# What can be wrong in the keeping.

BROKEN_OFF = """
MATCH (s:Source)
WHERE s.state <> 'complete'
RETURN s.name AS name, s.state AS state ORDER BY name
"""

LOOSE = """
MATCH (s:Statement)
WHERE COUNT { (s)<-[:SAYS]-() } <> 1 OR COUNT { (s)-[:ABOUT]->() } <> 1
   OR COUNT { (s)-[:IN_SOURCE]->() } <> 1
RETURN s.key AS key ORDER BY key
"""


def texts() -> dict[str, str]:
    """Every text, by name: what the linter of Neo4j reads."""
    found: dict[str, str] = {}
    for name, value in globals().items():
        if name.isupper() and not name.startswith("_"):
            many = cast("dict[str, str]", value if isinstance(value, dict) else {"": value})
            found |= {f"{name} {key}".strip(): text for key, text in many.items()}
    return found
