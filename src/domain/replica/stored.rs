//! What a device keeps of a route, row by row: JSON texts, so that storage needs to know nothing of them.

use super::Nonsense;
use crate::{
    api::Counter,
    event::{Draft, Entry, Event},
    id::{EventId, Uuid},
    json::Object,
    party::Author,
};

/// Where an event of this device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnState {
    /// Kept on the device, to be sent.
    Outbox,
    /// On the server's disk.
    Acknowledged,
    /// The server will not have it; the person is shown why.
    Refused,
}

/// A row of the device's own events, as stored: the first letter of its state and why it was refused, a line
/// break, and the event as it was written. Plain text, since a JSON type of its own costs the phone kilobytes.
pub(super) struct OwnRow<'a> {
    pub(super) state: OwnState,
    pub(super) detail: Option<String>,
    pub(super) event: &'a str,
}

impl<'a> OwnRow<'a> {
    /// Reads a row; none when it is not one.
    pub(super) fn read(row: &'a str) -> Option<Self> {
        let (head, event) = row.split_once('\n')?;
        let (state, detail) = match head.split_at_checked(1)? {
            ("o", _) => (OwnState::Outbox, None),
            ("a", _) => (OwnState::Acknowledged, None),
            ("r", detail) => (OwnState::Refused, Some(detail.into())),
            _ => return None,
        };
        Some(Self { state, detail, event })
    }
}

pub(super) fn own_row(state: OwnState, detail: Option<String>, raw: &str) -> String {
    let letter = match state {
        OwnState::Outbox => "o",
        OwnState::Acknowledged => "a",
        OwnState::Refused => "r",
    };
    let detail = detail.unwrap_or_default().replace('\n', " ");
    [letter, &detail, "\n", raw].concat()
}

/// How far this device is with pulling, as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncState {
    /// The cursor of the next pull.
    pub cursor: Option<String>,
    /// The ETag of the last pull.
    pub etag: Option<String>,
    /// The log that both belong to, and that acknowledged this device's events.
    pub log: Option<Uuid>,
}

impl SyncState {
    /// As it is stored: cursor, ETag and log, a line each, empty when there is none.
    pub(super) fn row(&self) -> String {
        let log = self.log.map(|log| log.to_string());
        [&self.cursor, &self.etag, &log].map(|line| line.as_deref().unwrap_or_default()).join("\n")
    }

    /// Reads a row. Without its log a cursor is worth nothing: a damaged row is one that says nothing, since a server
    /// would refuse what is left of it again and again.
    pub(super) fn read(row: &str) -> Self {
        let mut lines = row.split('\n').map(|line| Some(line).filter(|line| !line.is_empty()));
        let mut next = || lines.next().flatten();
        let (cursor, etag, log) = (next(), next(), next().and_then(|log| log.parse().ok()));
        if log.is_none() {
            return Self::default();
        }
        Self { cursor: cursor.map(Into::into), etag: etag.map(Into::into), log }
    }
}

/// Everything that the device's storage holds of a route.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    /// The row written by [`Write::Sync`].
    pub sync: Option<String>,
    /// The rows written by [`Write::Own`].
    pub own: Vec<String>,
    /// The rows written by [`Write::Entry`].
    pub entries: Vec<String>,
}

/// One thing to write. All writes of a change go in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Put a pulled event under its id.
    Entry(EventId, String),
    /// Put an event of this device under its number.
    Own(u32, String),
    /// Put the state of pulling.
    Sync(String),
    /// Drop every pulled event.
    ClearEntries,
}

/// A draft with its number: what storage writes in the transaction that counts it.
pub struct Sealed {
    /// The event.
    pub event: Event,
    /// Its JSON, as it will be sent.
    pub raw: String,
    /// The row for the device's own events.
    pub row: String,
    /// The counter after it.
    pub counter: Counter,
}

/// Gives a draft its number, its id and the time `at` (RFC 3339) of the device's own clock.
pub fn seal(draft: Draft, counter: Counter, id: EventId, at: String) -> Sealed {
    let event = draft.seal(id, counter.device, counter.next, at);
    // An event has text keys only, so that writing it cannot fail.
    let raw = serde_json::to_string(&event).unwrap_or_default();
    let counter = Counter { device: counter.device, next: counter.next + 1 };
    Sealed { row: own_row(OwnState::Outbox, None, &raw), event, raw, counter }
}

/// A pulled event as far as this version can read it.
#[derive(Clone, Debug)]
pub(super) enum Pulled {
    /// All of it.
    Entry(Entry),
    /// Its id. It is of a newer app: kept as it is, and left out of the fold.
    Newer { id: EventId, required: bool },
}

impl Pulled {
    /// Reads a row of a pull. One without an id is nonsense.
    pub(super) fn read(row: &str) -> Result<Self, Nonsense> {
        let read = || {
            let object = Object::read(row)?;
            let event = object.object("event")?;
            let author = object.object("author").and_then(|author| Author::read(&author));
            Some(match author.zip(Event::read(&event)) {
                Some((author, event)) => Self::Entry(Entry { author, event }),
                None => Self::Newer { id: event.spelled("id")?, required: event.says("required") },
            })
        };
        read().ok_or_else(|| Nonsense("a pulled event has no id".into()))
    }

    /// Which event it is.
    pub(super) const fn id(&self) -> EventId {
        match self {
            Self::Entry(entry) => entry.event.id,
            Self::Newer { id, .. } => *id,
        }
    }
}
