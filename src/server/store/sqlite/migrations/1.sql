-- Ids are 16 bytes, hashes 32, moments milliseconds since 1970 in UTC.

CREATE TABLE log (id BLOB NOT NULL) STRICT;

CREATE TABLE route (
    id   BLOB PRIMARY KEY,
    head INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Whose a device is, and the number of its next event.
CREATE TABLE device (
    route  BLOB NOT NULL REFERENCES route,
    id     BLOB NOT NULL,
    person BLOB NOT NULL,
    next   INTEGER NOT NULL,
    PRIMARY KEY (route, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    route    BLOB NOT NULL REFERENCES route,
    seq      INTEGER NOT NULL,
    id       BLOB NOT NULL,
    device   BLOB NOT NULL,
    nr       INTEGER NOT NULL,
    audience TEXT NOT NULL,
    party    TEXT NOT NULL,
    person   BLOB NOT NULL,
    received INTEGER NOT NULL,
    sha256   BLOB NOT NULL,
    raw      BLOB NOT NULL,
    PRIMARY KEY (route, seq),
    -- The last word on I1 and I8, should the rules above this table ever fail.
    UNIQUE (route, id),
    UNIQUE (route, device, nr)
) STRICT, WITHOUT ROWID;

-- Events that will never be in the log, kept so that nothing that somebody wrote is lost.
CREATE TABLE quarantine (
    route    BLOB NOT NULL REFERENCES route,
    person   BLOB NOT NULL,
    id       BLOB NOT NULL,
    received INTEGER NOT NULL,
    detail   TEXT NOT NULL,
    raw      BLOB NOT NULL,
    PRIMARY KEY (route, person, id)
) STRICT, WITHOUT ROWID;

-- Count and combined ids per audience and author: a reader's check is the sum of a few rows,
-- however long the route is.
CREATE TABLE sight (
    route    BLOB NOT NULL REFERENCES route,
    audience TEXT NOT NULL,
    person   BLOB NOT NULL,
    count    INTEGER NOT NULL,
    hash     BLOB NOT NULL,
    PRIMARY KEY (route, audience, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token   BLOB PRIMARY KEY,
    route   BLOB NOT NULL REFERENCES route,
    party   TEXT NOT NULL,
    person  BLOB NOT NULL,
    created INTEGER NOT NULL,
    ends    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pairing (
    secret BLOB PRIMARY KEY,
    route  BLOB NOT NULL REFERENCES route,
    party  TEXT NOT NULL,
    person BLOB NOT NULL,
    ends   INTEGER NOT NULL,
    once   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
