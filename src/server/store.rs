//! Where the log is kept: one trait, with what every keeper of it promises.
//!
//! The rules of the log live in [`crate::log`], written once over [`Reading`] and [`Writing`]; a store only keeps
//! and finds. [`memory`] is for tests, [`sqlite`] is the embedded default, and one conformance suite runs over both.

pub mod identity;
pub mod memory;
pub mod reminders;
pub mod sharing;
pub mod sqlite;

#[cfg(test)]
mod conformance;
mod job;

use std::fmt;

use domain::{
    api::{Check, Session},
    event::{Entry, Event},
    id::{DeviceId, EventId, PersonId, RouteId, Uuid},
    party::{Audience, Author},
    topic::Topics,
};

pub use identity::{FindPeople, KeepPeople};
pub use job::{ReadJob, WriteJob};
pub use reminders::{FindReminders, KeepReminders};
pub use sharing::{FindSharing, KeepSharing};

use crate::{
    clock::Moment,
    secret::Hash,
    sight::{Marks, Sees},
};

/// A keeper of the log. Every store promises:
///
/// - **All or nothing.** A job of [`Store::write`] sees the log as all earlier jobs left it, alone. What it did is
///   kept whole when it answers `Ok`, and undone whole when it answers a fault.
/// - **Answered means kept.** [`WriteJob::settle`] is called with `Ok` only after what the job did survives a crash
///   of the process and a loss of power (a store in memory survives neither, and says so).
/// - **One moment.** A job of [`Store::read`] sees the log as it stood at one moment between two writes, and never
///   a write that is later undone.
/// - **No gaps.** `seq` counts the events of a route from 1 without holes, in the order of their commits, so that
///   a reader who holds all up to `n` never misses one that appears below `n` later.
/// - **Byte for byte.** An event comes back as the bytes that went in.
pub trait Store: Send + Sync {
    /// Queues a job that changes the log. [`Fault::Busy`] when too many are waiting: nothing was done.
    fn write(&self, job: Box<dyn WriteJob>) -> Result<(), Fault>;

    /// Starts a job that only looks.
    fn read(&self, job: ReadJob);
}

/// Why a store could not do its work. Outcomes that the protocol foresees are not faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Too many writes are waiting; try again in a moment.
    Busy,
    /// The store was closed.
    Closed,
    /// The disk or the database failed.
    Broken(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => f.write_str("too many writes are waiting"),
            Self::Closed => f.write_str("the store is closed"),
            Self::Broken(why) => write!(f, "the store failed: {why}"),
        }
    }
}

impl std::error::Error for Fault {}

/// What a transaction can find.
pub trait Reading: FindPeople + FindReminders + FindSharing {
    /// The id of this log; another one after a restore from backup.
    fn log_id(&mut self) -> Result<Uuid, Fault>;
    /// How many events the route holds, which is the `seq` of its last; none when there is no such route.
    fn head(&mut self, route: RouteId) -> Result<Option<u64>, Fault>;
    /// Whether there is any route.
    fn any_route(&mut self) -> Result<Found, Fault>;
    /// A device that pushed to this route before.
    fn device(&mut self, route: RouteId, device: DeviceId) -> Result<Option<Device>, Fault>;
    /// What is known of an event of this route.
    fn event(&mut self, route: RouteId, id: EventId) -> Result<Option<Kept>, Fault>;
    /// Why an event of this person was refused before.
    fn refused(&mut self, route: RouteId, person: PersonId, id: EventId) -> Result<Option<String>, Fault>;
    /// The session that a link of the demo opens.
    fn demo_link(&mut self, secret: &Hash) -> Result<Option<Session>, Fault>;
    /// At most `most` events after `after` that the reader sees, in order.
    fn events_after(&mut self, sees: &Sees, after: u64, most: usize) -> Result<Vec<Row>, Fault>;
    /// Count and combined ids of all that the reader sees; costs the same however long the route is.
    fn check(&mut self, sees: &Sees) -> Result<Check, Fault>;
}

/// What a transaction can change. The caller has looked before: a store does not judge.
pub trait Writing: Reading + KeepPeople + KeepReminders + KeepSharing {
    /// Gives the log another id, so that every device starts again.
    fn set_log_id(&mut self, id: Uuid) -> Result<(), Fault>;
    /// Starts a route without events.
    fn add_route(&mut self, route: RouteId) -> Result<(), Fault>;
    /// Puts an event at the end of its route.
    fn add_event(&mut self, route: RouteId, new: &New<'_>) -> Result<(), Fault>;
    /// Notes whose a device is and which number comes next.
    fn set_device(&mut self, route: RouteId, device: DeviceId, state: Device) -> Result<(), Fault>;
    /// Keeps a refused event aside. One that the person had refused before, under the same id, is left as it was.
    fn add_refused(&mut self, route: RouteId, new: &Refused<'_>) -> Result<(), Fault>;
    /// Makes a link of the demo, which opens `session`.
    fn add_demo_link(&mut self, secret: &Hash, session: &Session) -> Result<(), Fault>;
    /// Takes back every link of the demo.
    fn withdraw_demo_links(&mut self) -> Result<(), Fault>;
}

/// Whether something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is at least one.
    Some,
    /// There is none.
    None,
}

/// Whose a device is, and the number of its next event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// The person who pushed from it first.
    pub person: PersonId,
    /// The number that comes next, from 1.
    pub next: u32,
}

/// What judging needs to know of an event in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Who made it.
    pub author: Author,
    /// For whom it is meant.
    pub audience: Audience,
    /// Hash of its bytes.
    pub sha256: Hash,
}

/// An event on its way into the log.
#[derive(Debug)]
pub struct New<'a> {
    /// What it says.
    pub event: &'a Event,
    /// The bytes that its device wrote.
    pub raw: &'a str,
    /// Their hash.
    pub sha256: Hash,
    /// Who made it, by the session, and what else decides who sees it.
    pub marks: Marks,
    /// When it came in.
    pub received: Moment,
}

/// An event on its way into quarantine.
#[derive(Debug)]
pub struct Refused<'a> {
    /// Its id.
    pub id: EventId,
    /// Whose session it came in with.
    pub person: PersonId,
    /// The bytes that its device wrote.
    pub raw: &'a str,
    /// Why, in one sentence.
    pub detail: &'a str,
    /// When it came in.
    pub received: Moment,
}

/// An event as it is handed to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place on the route.
    pub seq: u64,
    /// When it came in.
    pub received: Moment,
    /// Who made it.
    pub author: Author,
    /// What it shows.
    pub shows: Topics,
    /// The bytes that its device wrote.
    pub raw: String,
}

impl Row {
    /// The event with who made it; none when this version cannot read it.
    pub fn entry(&self) -> Option<Entry> {
        let event: Event = serde_json::from_str(&self.raw).ok()?;
        Some(Entry { author: self.author, event })
    }
}
