-- Units that nobody sees: those of an import that is not whole yet, and those that a filter deleted, which can be brought
-- back for a time. What is hidden or shown at once is a row here, not a change of each unit: that takes a moment however many
-- they are. AUTOINCREMENT: units keep the number of their batch when its row is gone.
CREATE TABLE hidden (
    batch  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind   TEXT NOT NULL CHECK (kind IN ('import', 'deletion')),
    memory INTEGER NOT NULL REFERENCES memory (id),
    at     INTEGER NOT NULL, -- of a deletion, when; of an import, when it last grew
    who    TEXT NOT NULL,
    units  INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL -- JSON: of a deletion its filter
) STRICT;

-- How many imports came in whole: two of one memory that run side by side cannot know of each other's units.
ALTER TABLE memory ADD COLUMN imports INTEGER NOT NULL DEFAULT 0;

ALTER TABLE unit ADD COLUMN batch INTEGER NOT NULL DEFAULT 0; -- unseen while it stands in "hidden"
ALTER TABLE unit ADD COLUMN extra TEXT; -- JSON: what its file said that nothing here uses, to be written out again
CREATE INDEX unit_batch ON unit (batch) WHERE batch > 0;

-- What an import that is not whole yet will change.
CREATE TABLE staged_edit (
    batch      INTEGER NOT NULL,
    unit       TEXT NOT NULL,
    target     TEXT NOT NULL,
    who        TEXT,
    changed_at INTEGER NOT NULL,
    extra      TEXT,
    PRIMARY KEY (batch, unit)
) STRICT, WITHOUT ROWID;

-- A hidden unit does not stand in the way of the one that its segment makes when it is confirmed again.
DROP INDEX unit_follows;
CREATE UNIQUE INDEX unit_follows ON unit (follows, memory, batch) WHERE follows IS NOT NULL;

-- Batches are counted as a whole, when they are shown or hidden.
DROP TRIGGER unit_is_counted;
DROP TRIGGER unit_is_no_longer_counted;
CREATE TRIGGER unit_is_counted AFTER INSERT ON unit WHEN new.batch = 0
BEGIN UPDATE memory SET units = units + 1 WHERE id = new.memory; END;
CREATE TRIGGER unit_is_no_longer_counted AFTER DELETE ON unit WHEN old.batch NOT IN (SELECT batch FROM hidden)
BEGIN UPDATE memory SET units = units - 1 WHERE id = old.memory; END;
