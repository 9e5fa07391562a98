-- When an article was put away, so that the list of those at work stays short; NULL while it is at work.
ALTER TABLE article ADD COLUMN archived_at INTEGER;
