-- When everything that was said on a route was destroyed; none while it goes on.
ALTER TABLE route ADD COLUMN erased INTEGER;
