-- Which units have this source in this context? A table, where an index of "unit" would do, since an import need not write each
-- row at once: fingerprints fall all over it, and many that are put in together, in their order, change a page once.
CREATE TABLE unit_by_fingerprint (
    memory      INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    unit        INTEGER NOT NULL, -- the row number of the unit
    PRIMARY KEY (memory, fingerprint, unit)
) STRICT, WITHOUT ROWID;
INSERT INTO unit_by_fingerprint SELECT memory, fingerprint, rowid FROM unit ORDER BY memory, fingerprint, rowid;
DROP INDEX unit_fingerprint;

-- Who inserts a unit counts it and puts it in here: for a statement with a trigger SQLite copies each page that it changes, to be
-- able to undo it alone.
DROP TRIGGER unit_is_counted;
CREATE TRIGGER unit_is_found_elsewhere AFTER UPDATE OF fingerprint ON unit WHEN new.fingerprint <> old.fingerprint
BEGIN
    UPDATE unit_by_fingerprint SET fingerprint = new.fingerprint
    WHERE memory = old.memory AND fingerprint = old.fingerprint AND unit = old.rowid;
END;
CREATE TRIGGER unit_is_no_longer_found AFTER DELETE ON unit
BEGIN
    DELETE FROM unit_by_fingerprint WHERE memory = old.memory AND fingerprint = old.fingerprint AND unit = old.rowid;
END;
