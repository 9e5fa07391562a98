-- Why the block of a segment has its role, as `Reason` in `article/block.rs` names it. NULL in articles that were taken in
-- before: the hints of their page are gone, so a reason found now could contradict the role.
ALTER TABLE segment ADD COLUMN reason TEXT;
