-- When the coverage of an article was counted, and up to which change the memories and glossaries were known then; NULL while nobody has
-- counted. What an earlier version counted is kept, and out of date.
ALTER TABLE article ADD COLUMN covered_at INTEGER;
ALTER TABLE article ADD COLUMN covered_change INTEGER;
UPDATE article SET covered_at = created_at, covered_change = 0 WHERE coverage IS NOT NULL;
CREATE INDEX article_uncounted ON article (updated_at) WHERE coverage IS NULL;

-- When somebody vouched for a segment: a few rows of a trail in which most are of somebody typing.
CREATE INDEX revision_confirmed ON revision (at, segment)
    WHERE after_state IN ('confirmed', 'reviewed') AND before_state IN ('empty', 'draft');

-- Phrases of the memories that somebody said are no terms of a glossary, by their stems, so that they are not offered for it again.
CREATE TABLE no_term (
    glossary INTEGER NOT NULL REFERENCES glossary (id),
    key      TEXT NOT NULL,
    at       INTEGER NOT NULL,
    who      TEXT NOT NULL,
    PRIMARY KEY (glossary, key)
) STRICT, WITHOUT ROWID;
