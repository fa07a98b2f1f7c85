-- What the sources say. Names are kept once and statements point at them.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    organisation TEXT NOT NULL,
    date TEXT,
    language TEXT NOT NULL
);
CREATE TABLE mention (
    id INTEGER PRIMARY KEY,
    organisation TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (organisation, name)
);
CREATE TABLE statement (
    id INTEGER PRIMARY KEY, -- in the order of the source
    key TEXT NOT NULL UNIQUE, -- Statement.id
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    speaker TEXT NOT NULL,
    subject INTEGER NOT NULL REFERENCES mention,
    object INTEGER NOT NULL REFERENCES mention,
    status TEXT NOT NULL,
    low REAL,
    high REAL,
    frequency_text TEXT NOT NULL,
    basis TEXT NOT NULL,
    purpose TEXT NOT NULL,
    quote TEXT NOT NULL,
    place TEXT NOT NULL, -- JSON
    notes TEXT NOT NULL -- JSON
);
CREATE INDEX statement_of_source ON statement (source);
CREATE INDEX statement_of_subject ON statement (subject);
CREATE INDEX statement_of_object ON statement (object);
CREATE TABLE respondent (
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    position INTEGER NOT NULL,
    mention INTEGER NOT NULL REFERENCES mention,
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE INDEX respondent_of_mention ON respondent (mention);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    record TEXT NOT NULL -- JSON
);
CREATE INDEX unit_of_source ON unit (source);
CREATE TABLE problem (
    id INTEGER PRIMARY KEY,
    source INTEGER REFERENCES source ON DELETE CASCADE, -- NULL: the file is not in the graph
    file TEXT NOT NULL,
    record TEXT NOT NULL -- JSON
);
CREATE INDEX problem_of_source ON problem (source);
-- What the names are taken to mean: replaced as a whole whenever it is settled anew.
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
CREATE TABLE question (
    id INTEGER PRIMARY KEY, -- the most consequential first
    record TEXT NOT NULL -- JSON
);
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
