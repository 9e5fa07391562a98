-- What people say to each other about a segment. Nothing is taken back: it is settled.
CREATE TABLE comment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article    TEXT NOT NULL REFERENCES article (id),
    segment    TEXT NOT NULL REFERENCES segment (id),
    at         INTEGER NOT NULL,
    who        TEXT NOT NULL,
    text       TEXT NOT NULL CHECK (text <> ''),
    settled_at INTEGER,
    settled_by TEXT,
    CHECK ((settled_at IS NULL) = (settled_by IS NULL))
) STRICT;
CREATE INDEX comment_article ON comment (article, id);
CREATE INDEX comment_segment ON comment (segment);
