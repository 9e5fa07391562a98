-- A correction of an article is a new article: its text never changes. One version has one next.
ALTER TABLE article ADD COLUMN previous TEXT REFERENCES article (id);
CREATE UNIQUE INDEX article_next ON article (previous) WHERE previous IS NOT NULL;

-- What of that earlier version a segment was: a JSON list of its segments.
ALTER TABLE segment ADD COLUMN earlier TEXT;
