-- The number at work that residents call; an account from before has none until it is told.
ALTER TABLE account ADD COLUMN phone TEXT;
