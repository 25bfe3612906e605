-- Who is who: sessions of phones and of accounts, pairing codes, accounts, and who takes part in which route.

ALTER TABLE session RENAME TO session_before;

-- A phone's session is for one route; an account's has none. `id` names it to people, who never hold its token.
CREATE TABLE session (
    token   BLOB PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    route   BLOB REFERENCES route,
    party   TEXT NOT NULL,
    person  BLOB NOT NULL,
    state   TEXT NOT NULL,
    created INTEGER NOT NULL,
    seen    INTEGER NOT NULL,
    ends    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_person ON session (person);
CREATE INDEX session_route ON session (route);

INSERT INTO session (token, id, route, party, person, state, created, seen, ends)
SELECT token, randomblob(16), route, party, person, 'open', created, created, ends FROM session_before;

DROP TABLE session_before;

-- Hashes only, and none of them once the code was used: it opens one phone.
CREATE TABLE pairing_code (
    id           BLOB PRIMARY KEY,
    secret       BLOB UNIQUE,
    code         BLOB UNIQUE,
    route        BLOB NOT NULL REFERENCES route,
    resident     BLOB NOT NULL,
    maker        BLOB NOT NULL,
    state        TEXT NOT NULL,
    check_number INTEGER NOT NULL,
    ends         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who may sign in and hold more than one route. By password, or by what an identity provider calls the person.
CREATE TABLE account (
    person       BLOB PRIMARY KEY,
    name         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    role         TEXT NOT NULL,
    login        TEXT UNIQUE,
    password     TEXT,
    issuer       TEXT,
    subject      TEXT,
    UNIQUE (issuer, subject)
) STRICT, WITHOUT ROWID;

-- Who takes part in a route, from when; until when once somebody else took over.
CREATE TABLE participant (
    route  BLOB NOT NULL REFERENCES route,
    person BLOB NOT NULL,
    party  TEXT NOT NULL,
    since  INTEGER NOT NULL,
    until  INTEGER,
    PRIMARY KEY (route, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX participant_person ON participant (person);

INSERT INTO participant (route, person, party, since)
SELECT route, person, min(party), min(received) FROM event GROUP BY route, person;

-- The event that began the route, which holds its name: the smallest id, as everywhere.
ALTER TABLE route ADD COLUMN started BLOB;

UPDATE route SET started = (
    SELECT min(event.id) FROM event
    WHERE event.route = route.id AND json_extract(CAST(raw AS TEXT), '$.kind') = 'RouteStarted'
);
