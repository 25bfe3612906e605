-- Who looked at which topic: one chain over all routes, so that no row can be changed or left out unseen.
CREATE TABLE look (
    nr           INTEGER PRIMARY KEY,
    route        BLOB NOT NULL REFERENCES route,
    at           INTEGER NOT NULL,
    person       BLOB NOT NULL,
    party        TEXT NOT NULL,
    organisation TEXT NOT NULL,
    topic        TEXT NOT NULL,
    hash         BLOB NOT NULL
) STRICT;

CREATE INDEX look_route ON look (route, person, topic);
