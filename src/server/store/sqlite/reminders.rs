//! Reminders in SQLite.

use chrono::NaiveDate;
use domain::{
    id::{PersonId, RouteId},
    reminder::Hour,
};
use rusqlite::{Row, params};

use super::{codec, txn::Txn};
use crate::{
    clock::Moment,
    secret::Hash,
    store::{
        Fault,
        reminders::{Address, FindReminders, KeepReminders, LANGS, Reminder},
    },
};

const REMINDER: &str =
    "SELECT session, route, person, endpoint, key, auth, hour, lang, last, failed, rests FROM reminder";

impl Txn<'_> {
    /// Forgets the reminder that came with a session, now that this is over.
    pub(super) fn forget_reminder_of(&self, session: &Hash) -> Result<(), Fault> {
        self.run("DELETE FROM reminder WHERE session = ?1", [session])
    }
}

impl FindReminders for Txn<'_> {
    fn reminder(&mut self, route: RouteId, person: PersonId) -> Result<Option<Reminder>, Fault> {
        self.one(&format!("{REMINDER} WHERE route = ?1 AND person = ?2"), [route.0, person.0].map(codec::id), read)
    }

    fn reminders_due(&mut self, hour: Hour, day: NaiveDate, now: Moment, most: usize) -> Result<Vec<Reminder>, Fault> {
        let sql = format!("{REMINDER} WHERE hour = ?1 AND last < ?2 AND rests <= ?3 ORDER BY route, person LIMIT ?4");
        self.many(&sql, params![hour.key(), day.to_string(), now.0, most], read)
    }
}

impl KeepReminders for Txn<'_> {
    fn set_reminder(&mut self, reminder: &Reminder) -> Result<(), Fault> {
        self.run(
            "INSERT OR REPLACE INTO reminder
             (session, route, person, endpoint, key, auth, hour, lang, last, failed, rests)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                reminder.session,
                codec::id(reminder.route.0),
                codec::id(reminder.person.0),
                reminder.address.endpoint,
                reminder.address.key,
                reminder.address.auth,
                reminder.hour.key(),
                codec::word(&LANGS, reminder.lang),
                reminder.last.to_string(),
                reminder.failed,
                reminder.rests.0
            ],
        )
    }

    fn drop_reminder(&mut self, route: RouteId, person: PersonId) -> Result<(), Fault> {
        self.run("DELETE FROM reminder WHERE route = ?1 AND person = ?2", [route.0, person.0].map(codec::id))
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Reminder> {
    Ok(Reminder {
        session: codec::read_hash(row, 0)?,
        route: RouteId(codec::read_id(row, 1)?),
        person: PersonId(codec::read_id(row, 2)?),
        address: Address { endpoint: row.get(3)?, key: row.get(4)?, auth: row.get(5)? },
        hour: codec::read_word(&Hour::ALL.map(|hour| (hour, hour.key())), row, 6)?,
        lang: codec::read_word(&LANGS, row, 7)?,
        last: codec::read_day(row, 8)?,
        failed: row.get(9)?,
        rests: Moment(row.get(10)?),
    })
}
