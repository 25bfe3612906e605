//! What a store keeps of reminders: where a resident wants to be reminded, and on which day that last happened.
//!
//! The rules are in [`crate::remind`]. A reminder goes with its session: once that is ended, forgotten or revoked,
//! nothing is left of it.

use chrono::NaiveDate;
use domain::{
    id::{PersonId, RouteId},
    reminder::Hour,
};

use super::Fault;
use crate::{clock::Moment, secret::Hash};

/// What can be found of reminders.
pub trait FindReminders {
    /// The reminder of a resident.
    fn reminder(&mut self, route: RouteId, person: PersonId) -> Result<Option<Reminder>, Fault>;
    /// At most `most` reminders for `hour` of which the last day was before `day`, and that do not rest at `now`.
    fn reminders_due(&mut self, hour: Hour, day: NaiveDate, now: Moment, most: usize) -> Result<Vec<Reminder>, Fault>;
}

/// What can be kept of reminders.
pub trait KeepReminders {
    /// Keeps the one reminder of a resident, new or changed, in the place of the one before.
    fn set_reminder(&mut self, reminder: &Reminder) -> Result<(), Fault>;
    /// Forgets the reminder of a resident.
    fn drop_reminder(&mut self, route: RouteId, person: PersonId) -> Result<(), Fault>;
}

/// Where and when a resident wants to be reminded: on one phone, the one that asked last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The session of that phone.
    pub session: Hash,
    /// The route.
    pub route: RouteId,
    /// The resident.
    pub person: PersonId,
    /// The phone, as the push service knows it.
    pub address: Address,
    /// At which hour.
    pub hour: Hour,
    /// In which language.
    pub lang: Lang,
    /// The last day on which it was looked at whether there is something to remind of.
    pub last: NaiveDate,
    /// How many times in a row the push service did not take it.
    pub failed: u32,
    /// Nothing is tried before.
    pub rests: Moment,
}

/// A phone, as the push service of its browser knows it (RFC 8030 and RFC 8291).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where a message is handed in. Whoever knows it can knock there: it is never logged.
    pub endpoint: String,
    /// The browser's public key: a point of P-256, uncompressed.
    pub key: [u8; 65],
    /// What the browser and this server alone know.
    pub auth: [u8; 16],
}

/// The language of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// The languages with their tags.
pub const LANGS: [(Lang, &str); 2] = [(Lang::Nl, "nl"), (Lang::En, "en")];
