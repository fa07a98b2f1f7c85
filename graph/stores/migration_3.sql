-- From format 2: statements tell how far they are to be trusted, and what found them.
ALTER TABLE statement ADD COLUMN confidence REAL NOT NULL DEFAULT 1;
ALTER TABLE statement ADD COLUMN rule TEXT NOT NULL DEFAULT '';
CREATE INDEX statement_in_doubt ON statement (confidence) WHERE confidence < 1;
