-- How much a memory is trusted, beside the others: JSON as `columns.rs` writes it. An empty object trusts all alike.
ALTER TABLE memory ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
