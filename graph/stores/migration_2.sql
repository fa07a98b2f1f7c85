-- From format 1: respondents keep their order, collaborations have a table. What names mean
-- is emptied, since the next use settles it anew from the sources.
CREATE TABLE ordered (
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    position INTEGER NOT NULL,
    mention INTEGER NOT NULL REFERENCES mention,
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
INSERT INTO ordered
    SELECT source, row_number() OVER (PARTITION BY source ORDER BY mention) - 1, mention
    FROM respondent;
DROP TABLE respondent;
ALTER TABLE ordered RENAME TO respondent;
CREATE INDEX respondent_of_mention ON respondent (mention);
CREATE INDEX unit_of_source ON unit (source);
CREATE INDEX problem_of_source ON problem (source);
DELETE FROM question;
DELETE FROM meta WHERE key = 'settled';
DROP TABLE meaning;
DROP TABLE actor;
CREATE TABLE actor (
    position INTEGER PRIMARY KEY, -- in the order of the ids, from 0
    id TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL -- JSON
);
CREATE TABLE meaning (
    mention INTEGER NOT NULL REFERENCES mention ON DELETE CASCADE,
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor,
    PRIMARY KEY (mention, position)
) WITHOUT ROWID;
CREATE TABLE collaboration ( -- one row: the columns of `graph.store.Columns`, little-endian
    source BLOB NOT NULL, -- int32, positions of actors
    target BLOB NOT NULL, -- int32
    status BLOB NOT NULL, -- int8: 0 existing, 1 proposed, 2 strained
    low BLOB NOT NULL, -- float64, NaN where unknown
    high BLOB NOT NULL -- float64
);
