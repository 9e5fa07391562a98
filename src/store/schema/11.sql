-- Where an article comes from, as its page says; NULL where nothing says it.
ALTER TABLE article ADD COLUMN outlet TEXT;
-- Who works on it, as people call themselves here; NULL while nobody does.
ALTER TABLE article ADD COLUMN assignee TEXT;
-- JSON: how many of the words that are to be translated were known when it was taken in; NULL where nobody has counted.
ALTER TABLE article ADD COLUMN coverage TEXT;
