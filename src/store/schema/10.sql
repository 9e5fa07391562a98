-- What a person has waved through: findings of the checks, by their fingerprints. One that is gone from the English stays here,
-- so that it is not told anew when it comes back.
CREATE TABLE ignored (
    segment     TEXT NOT NULL REFERENCES segment (id),
    fingerprint TEXT NOT NULL,
    at          INTEGER NOT NULL,
    who         TEXT NOT NULL,
    PRIMARY KEY (segment, fingerprint)
) STRICT, WITHOUT ROWID;

-- JSON: the checks that are not as they are by default, by name, and whether they are on.
ALTER TABLE article ADD COLUMN checks TEXT NOT NULL DEFAULT '{}';
