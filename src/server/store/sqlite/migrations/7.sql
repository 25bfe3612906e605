-- Where and when a resident wants to be reminded, and the last day on which that was looked at (local, like 2024-06-10).
CREATE TABLE reminder (
    route    BLOB NOT NULL REFERENCES route,
    person   BLOB NOT NULL,
    session  BLOB NOT NULL,
    endpoint TEXT NOT NULL,
    key      BLOB NOT NULL,
    auth     BLOB NOT NULL,
    hour     TEXT NOT NULL,
    lang     TEXT NOT NULL,
    last     TEXT NOT NULL,
    failed   INTEGER NOT NULL,
    rests    INTEGER NOT NULL,
    PRIMARY KEY (route, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_due ON reminder (hour, last);
CREATE INDEX reminder_of_session ON reminder (session);
