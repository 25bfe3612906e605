-- Who may see what: the topics that an event shows, the step that it is about, what the resident chose for each
-- party, and whom each step is assigned to. What stands in the log already is sorted by the program after this step.

-- One bit for each topic; everything until it is sorted, so that nobody sees too much.
ALTER TABLE event ADD COLUMN shows INTEGER NOT NULL DEFAULT 63;
ALTER TABLE event ADD COLUMN step BLOB;

CREATE INDEX event_step ON event (route, step) WHERE step IS NOT NULL;

CREATE TABLE consent (
    route  BLOB NOT NULL REFERENCES route,
    party  TEXT NOT NULL,
    topics INTEGER NOT NULL,
    PRIMARY KEY (route, party)
) STRICT, WITHOUT ROWID;

CREATE TABLE assigned (
    route  BLOB NOT NULL REFERENCES route,
    person BLOB NOT NULL,
    step   BLOB NOT NULL,
    PRIMARY KEY (route, person, step)
) STRICT, WITHOUT ROWID;

-- Count and combined ids per audience, topics and author: a reader's check is the sum of a few rows,
-- however long the route is.
DROP TABLE sight;

CREATE TABLE sight (
    route    BLOB NOT NULL REFERENCES route,
    audience TEXT NOT NULL,
    shows    INTEGER NOT NULL,
    person   BLOB NOT NULL,
    count    INTEGER NOT NULL,
    hash     BLOB NOT NULL,
    PRIMARY KEY (route, audience, shows, person)
) STRICT, WITHOUT ROWID;
