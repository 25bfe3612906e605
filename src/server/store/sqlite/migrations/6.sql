-- Links that open a session at once are those of the demo only: phones are paired by a code and a number.
DROP TABLE pairing;

CREATE TABLE demo_link (
    secret BLOB PRIMARY KEY,
    route  BLOB NOT NULL REFERENCES route,
    party  TEXT NOT NULL,
    person BLOB NOT NULL
) STRICT, WITHOUT ROWID;
