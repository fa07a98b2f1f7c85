"""The SQL texts of the SQLite store. What comes from documents is always a parameter."""

from __future__ import annotations

SOURCES = """
SELECT name, sha256, title, organisation, date, language FROM source
ORDER BY name, sha256
"""

SOURCE = "SELECT name, sha256, title, organisation, date, language FROM source WHERE id = ?"

INSERT_SOURCE = """
INSERT INTO source (name, sha256, title, organisation, date, language)
VALUES (?, ?, ?, ?, ?, ?)
"""

STATEMENTS = """
SELECT source.sha256, speaker, s.name, o.name, status, low, high, frequency_text, basis,
       purpose, quote, place, notes, confidence, rule, key
FROM statement
JOIN source ON source.id = statement.source
JOIN mention s ON s.id = subject
JOIN mention o ON o.id = object
ORDER BY source.name, source.sha256, statement.id
"""

STATEMENTS_OF = STATEMENTS.replace("ORDER BY", "WHERE statement.source = ? ORDER BY")

INSERT_STATEMENT = """
INSERT INTO statement (source, speaker, subject, object, status, low, high, frequency_text,
                       basis, purpose, quote, place, notes, confidence, rule, key)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
"""

INSERT_MENTION = """
INSERT INTO mention (organisation, name) VALUES (?, ?) ON CONFLICT DO NOTHING
"""

MENTION = "SELECT id FROM mention WHERE organisation = ? AND name = ?"

MENTIONS = """
SELECT organisation, name,
       (SELECT count(*) FROM statement WHERE subject = mention.id)
           + (SELECT count(*) FROM statement WHERE object = mention.id),
       EXISTS (SELECT 1 FROM respondent WHERE mention = mention.id)
FROM mention ORDER BY organisation, name
"""

MENTIONS_OF = """
SELECT subject FROM statement WHERE source = :source
UNION SELECT object FROM statement WHERE source = :source
UNION SELECT mention FROM respondent WHERE source = :source
"""

DELETE_UNUSED_MENTION = """
DELETE FROM mention WHERE id = ?
AND NOT EXISTS (SELECT 1 FROM statement WHERE subject = mention.id)
AND NOT EXISTS (SELECT 1 FROM statement WHERE object = mention.id)
AND NOT EXISTS (SELECT 1 FROM respondent WHERE mention = mention.id)
"""

RESPONDENTS_OF = """
SELECT name FROM respondent JOIN mention ON id = mention WHERE source = ? ORDER BY position
"""

UNITS = """
SELECT organisation, record FROM unit JOIN source ON source.id = unit.source
ORDER BY source.name, source.sha256, unit.id
"""

UNITS_OF = "SELECT record FROM unit WHERE source = ? ORDER BY id"

PROBLEMS = """
SELECT record, file, sha256 FROM problem LEFT JOIN source ON source.id = problem.source
ORDER BY file, sha256, problem.id
"""

PROBLEMS_OF = PROBLEMS.replace("ORDER BY", "WHERE problem.source = ? ORDER BY")

DELETE_FAILURE = "DELETE FROM problem WHERE source IS NULL AND file = ?"

INSERT_MEANING = """
INSERT INTO meaning SELECT id, ?, ? FROM mention WHERE organisation = ? AND name = ?
"""

MEANING = """
SELECT organisation, name, actor.id
FROM meaning
JOIN mention ON mention.id = mention
JOIN actor ON actor.position = actor
ORDER BY mention, meaning.position
"""

# What `graph.collaborations` says of the intervals, in SQL; a property test compares them.
GATHER = """
SELECT source, target, status, max(low), CASE WHEN max(unknown) THEN NULL ELSE sum(high) END
FROM (
    SELECT s.actor AS source, o.actor AS target,
           CASE status WHEN 'existing' THEN 0 WHEN 'proposed' THEN 1 ELSE 2 END AS status,
           max(low) AS low, max(high) AS high, max(low IS NULL) AS unknown
    FROM statement
    JOIN meaning s ON s.mention = subject
    JOIN meaning o ON o.mention = object
    WHERE confidence >= ?
    GROUP BY 1, 2, 3, casefold(purpose)
)
GROUP BY source, target, status ORDER BY source, target, status
"""

# The first condition lets the index of those in doubt be used.
DOUBTFUL = """
WITH said AS (SELECT subject, object FROM statement WHERE confidence < 1 AND confidence < ?1)
SELECT organisation, name FROM mention
WHERE id IN (SELECT subject FROM said UNION SELECT object FROM said)
AND NOT EXISTS (SELECT 1 FROM statement WHERE subject = mention.id AND confidence >= ?1)
AND NOT EXISTS (SELECT 1 FROM statement WHERE object = mention.id AND confidence >= ?1)
AND NOT EXISTS (SELECT 1 FROM respondent WHERE mention = mention.id)
ORDER BY organisation, name
"""

SET_META = """
INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""

COUNTS = """
SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM statement),
       (SELECT count(*) FROM actor), (SELECT count(*) FROM problem),
       (SELECT count(*) FROM question)
"""
