-- Times are microseconds since 1970 in UTC; JSON is as `columns.rs` writes it; text is as it came in unless "folded".

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the caches must see, in the order in which it was committed. AUTOINCREMENT: a number is never used twice.
CREATE TABLE change (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key  TEXT NOT NULL
) STRICT;

CREATE TABLE memory (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    units      INTEGER NOT NULL DEFAULT 0 -- kept by triggers: counting a million takes a quarter of a second
) STRICT;

CREATE TABLE glossary (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE article (
    id         TEXT NOT NULL PRIMARY KEY,
    title      TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    words      INTEGER NOT NULL,
    memory     INTEGER NOT NULL REFERENCES memory (id),
    digest     BLOB NOT NULL, -- SHA-256 of the text
    text       TEXT NOT NULL
) STRICT;
CREATE INDEX article_recent ON article (updated_at, id);

CREATE TRIGGER article_source_is_kept BEFORE UPDATE OF id, text, digest, characters, created_at ON article
BEGIN SELECT RAISE(ABORT, 'the source of an article never changes'); END;
CREATE TRIGGER article_is_kept BEFORE DELETE ON article
BEGIN SELECT RAISE(ABORT, 'an article is never deleted'); END;

CREATE TABLE article_glossary (
    article  TEXT NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    glossary INTEGER NOT NULL REFERENCES glossary (id),
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Title and text folded, for finding articles; apart, so that a list of articles need not read past it.
CREATE TABLE article_search (
    article TEXT NOT NULL PRIMARY KEY REFERENCES article (id),
    folded  TEXT NOT NULL
) STRICT;

CREATE TABLE segment (
    id          TEXT NOT NULL PRIMARY KEY,
    article     TEXT NOT NULL REFERENCES article (id),
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL CHECK (span_end > span_start),
    role        TEXT NOT NULL,
    block       INTEGER NOT NULL,
    removed     INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)), -- joined to the one before
    state       TEXT NOT NULL CHECK ((state = 'empty') = (target = '')),
    revision    INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL, -- of the source, to find repetitions
    origin      TEXT,
    source      TEXT NOT NULL,
    target      TEXT NOT NULL
) STRICT;
CREATE INDEX segment_position ON segment (article, span_start) WHERE removed = 0;
CREATE INDEX segment_repetition ON segment (article, fingerprint) WHERE removed = 0;

-- Append-only and hash-chained in the order of `seq`; AUTOINCREMENT remembers the highest, so a cut tail is seen.
CREATE TABLE revision (
    seq           INTEGER PRIMARY KEY AUTOINCREMENT,
    segment       TEXT NOT NULL REFERENCES segment (id),
    revision      INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    who           TEXT NOT NULL,
    action        TEXT NOT NULL,
    before_state  TEXT NOT NULL,
    before_target TEXT NOT NULL,
    after_state   TEXT NOT NULL,
    after_target  TEXT NOT NULL,
    origin        TEXT,
    hash          BLOB NOT NULL,
    UNIQUE (segment, revision)
) STRICT;
CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;

-- The answers to requests that carried an idempotency key.
CREATE TABLE answered (
    who    TEXT NOT NULL,
    key    TEXT NOT NULL,
    digest TEXT NOT NULL,
    at     INTEGER NOT NULL,
    saved  TEXT NOT NULL,
    PRIMARY KEY (who, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX answered_at ON answered (at);

CREATE TABLE unit (
    id             TEXT NOT NULL PRIMARY KEY,
    memory         INTEGER NOT NULL REFERENCES memory (id),
    fingerprint    INTEGER NOT NULL, -- of the source and its context, to find what is there already
    source         TEXT NOT NULL,
    target         TEXT NOT NULL,
    context_before TEXT,
    context_after  TEXT,
    article        TEXT,
    segment        TEXT,
    article_title  TEXT,
    who            TEXT,
    import         TEXT,
    created_at     INTEGER NOT NULL,
    changed_at     INTEGER NOT NULL,
    uses           INTEGER NOT NULL,
    follows        TEXT, -- the segment whose confirming rewrites this unit; NULL once that was split or joined
    CHECK ((article IS NULL) = (segment IS NULL))
) STRICT;
CREATE UNIQUE INDEX unit_memory ON unit (memory, id);
CREATE INDEX unit_fingerprint ON unit (memory, fingerprint);
CREATE UNIQUE INDEX unit_follows ON unit (follows, memory) WHERE follows IS NOT NULL;

CREATE TRIGGER unit_is_counted AFTER INSERT ON unit
BEGIN UPDATE memory SET units = units + 1 WHERE id = new.memory; END;
CREATE TRIGGER unit_is_no_longer_counted AFTER DELETE ON unit
BEGIN UPDATE memory SET units = units - 1 WHERE id = old.memory; END;

CREATE TABLE concept (
    id           TEXT NOT NULL PRIMARY KEY,
    glossary     INTEGER NOT NULL REFERENCES glossary (id),
    revision     INTEGER NOT NULL,
    activity     TEXT NOT NULL,
    concept      TEXT NOT NULL,
    updated_at   INTEGER NOT NULL,
    updated_by   TEXT NOT NULL,
    conflict     TEXT,
    upstream_key TEXT, -- its row in the curated file
    upstream     TEXT, -- what that row said when it was last taken
    gone         INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)), -- that row is no longer in the file
    CHECK ((upstream_key IS NULL) = (upstream IS NULL))
) STRICT;
CREATE UNIQUE INDEX concept_glossary ON concept (glossary, id);
CREATE UNIQUE INDEX concept_upstream ON concept (glossary, upstream_key) WHERE upstream_key IS NOT NULL;

CREATE TABLE concept_revision (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    concept        TEXT NOT NULL REFERENCES concept (id),
    revision       INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    who            TEXT NOT NULL,
    action         TEXT NOT NULL,
    before         TEXT,
    after          TEXT NOT NULL,
    after_activity TEXT NOT NULL,
    hash           BLOB NOT NULL,
    UNIQUE (concept, revision)
) STRICT;
CREATE TRIGGER concept_revision_is_never_changed BEFORE UPDATE ON concept_revision
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
CREATE TRIGGER concept_revision_is_never_deleted BEFORE DELETE ON concept_revision
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;

CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    who     TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL,
    hash    BLOB NOT NULL
) STRICT;
CREATE INDEX audit_subject ON audit (subject, seq);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
