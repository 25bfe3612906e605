//! One transaction, and what it can change. What it can find is in [`super::lookup`].

use std::cell::Cell;

use domain::{
    api::Session,
    id::{DeviceId, EventId, RouteId, Uuid},
};
use rusqlite::{Connection, OptionalExtension as _, Params, params};

use super::{
    super::{Device, Fault, New, Refused, Writing},
    codec,
};
use crate::{secret::Hash, sight::Marks};

/// A connection inside a transaction, and whether it destroyed something.
pub struct Txn<'a>(pub &'a Connection, pub Cell<Traces>);

/// Whether bytes that were destroyed still stand in the write-ahead log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Traces {
    /// No.
    #[default]
    None,
    /// Yes, until the log is emptied.
    Left,
}

impl<'a> Txn<'a> {
    /// On `connection`, which is inside a transaction.
    pub fn on(connection: &'a Connection) -> Self {
        Self(connection, Cell::default())
    }

    pub(super) fn run(&self, sql: &str, with: impl Params) -> Result<(), Fault> {
        self.0.prepare_cached(sql)?.execute(with)?;
        Ok(())
    }

    /// Takes one more event into the running check of those with the same marks.
    pub(super) fn sight(&self, route: RouteId, marks: &Marks, id: EventId) -> Result<(), Fault> {
        let (route, audience) = (codec::id(route.0), codec::audience(marks.audience));
        let (shows, person) = (marks.shows.bits(), codec::id(marks.author.person.0));
        let sql = "SELECT count, hash FROM sight WHERE route = ?1 AND audience = ?2 AND shows = ?3 AND person = ?4";
        let mut found = self.0.prepare_cached(sql)?;
        let with = params![route, audience, shows, person];
        let held = found.query_row(with, |row| Ok((row.get::<_, u32>(0)?, codec::read_id(row, 1)?)));
        let (count, hash) = held.optional()?.unwrap_or_default();
        self.run(
            "INSERT OR REPLACE INTO sight (route, audience, shows, person, count, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![route, audience, shows, person, count + 1, codec::id(Uuid(hash.0 ^ id.0.0))],
        )
    }
}

impl Writing for Txn<'_> {
    fn set_log_id(&mut self, id: Uuid) -> Result<(), Fault> {
        self.run("UPDATE log SET id = ?1", [codec::id(id)])
    }

    fn add_route(&mut self, route: RouteId) -> Result<(), Fault> {
        self.run("INSERT INTO route (id) VALUES (?1) ON CONFLICT (id) DO NOTHING", [codec::id(route.0)])
    }

    fn add_event(&mut self, route: RouteId, new: &New<'_>) -> Result<(), Fault> {
        let New { event, marks, .. } = new;
        let mut next = self.0.prepare_cached("UPDATE route SET head = head + 1 WHERE id = ?1 RETURNING head")?;
        let seq: u64 = next.query_row([codec::id(route.0)], |row| row.get(0))?;
        self.run(
            "INSERT INTO event (route, seq, id, device, nr, audience, shows, step, party, person, received, sha256, raw)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, CAST(?13 AS BLOB))",
            params![
                codec::id(route.0),
                seq,
                codec::id(event.id.0),
                codec::id(event.device.0),
                event.nr,
                codec::audience(marks.audience),
                marks.shows.bits(),
                marks.step.map(|step| codec::id(step.0)),
                codec::party(marks.author.party),
                codec::id(marks.author.person.0),
                new.received.0,
                new.sha256,
                new.raw,
            ],
        )?;
        if event.kind == "RouteStarted" {
            self.run(
                "UPDATE route SET started = min(coalesce(started, ?2), ?2) WHERE id = ?1",
                params![codec::id(route.0), codec::id(event.id.0)],
            )?;
        }
        self.sight(route, marks, event.id)
    }

    fn set_device(&mut self, route: RouteId, device: DeviceId, state: Device) -> Result<(), Fault> {
        self.run(
            "INSERT INTO device (route, id, person, next) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (route, id) DO UPDATE SET next = excluded.next",
            params![codec::id(route.0), codec::id(device.0), codec::id(state.person.0), state.next],
        )
    }

    fn add_refused(&mut self, route: RouteId, new: &Refused<'_>) -> Result<(), Fault> {
        self.run(
            "INSERT INTO quarantine (route, person, id, received, detail, raw)
             VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS BLOB)) ON CONFLICT (route, person, id) DO NOTHING",
            params![
                codec::id(route.0),
                codec::id(new.person.0),
                codec::id(new.id.0),
                new.received.0,
                new.detail,
                new.raw
            ],
        )
    }

    fn add_demo_link(&mut self, secret: &Hash, session: &Session) -> Result<(), Fault> {
        self.run(
            "INSERT INTO demo_link (secret, route, party, person) VALUES (?1, ?2, ?3, ?4)",
            params![secret, codec::id(session.route.0), codec::party(session.party), codec::id(session.person.0)],
        )
    }

    fn withdraw_demo_links(&mut self) -> Result<(), Fault> {
        self.run("DELETE FROM demo_link", [])
    }
}
