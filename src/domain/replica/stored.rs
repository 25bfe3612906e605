//! What a device keeps of a route, row by row: JSON texts, so that storage needs to know nothing of them.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Nonsense;
use crate::{
    api::{Counter, PulledEntry},
    event::{Draft, Entry, Event},
    id::{EventId, Uuid},
};

/// Where an event of this device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OwnState {
    /// Kept on the device, to be sent.
    Outbox,
    /// On the server's disk.
    Acknowledged,
    /// The server will not have it; the person is shown why.
    Refused,
}

/// A row of the device's own events, as stored.
#[derive(Serialize, Deserialize)]
pub(super) struct OwnRow<'a> {
    pub(super) state: OwnState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) detail: Option<String>,
    #[serde(borrow)]
    pub(super) event: &'a RawValue,
}

/// How far this device is with pulling, as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncState {
    /// The cursor of the next pull.
    pub cursor: Option<String>,
    /// The ETag of the last pull.
    pub etag: Option<String>,
    /// The log that both belong to, and that acknowledged this device's events.
    pub log: Option<Uuid>,
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
    let raw = row(&event);
    let counter = Counter { device: counter.device, next: counter.next + 1 };
    Sealed { row: own_row(OwnState::Outbox, None, &raw), event, raw, counter }
}

pub(super) fn own_row(state: OwnState, detail: Option<String>, raw: &str) -> String {
    match serde_json::from_str(raw) {
        Ok(event) => row(&OwnRow { state, detail, event }),
        Err(_) => String::new(),
    }
}

/// JSON of our own types: they have text keys only, so that writing them cannot fail.
pub(super) fn row<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub(super) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Nonsense> {
    serde_json::from_str(text).map_err(|fault| Nonsense(fault.to_string()))
}

/// A pulled event as far as this version can read it.
#[derive(Clone, Debug)]
pub(super) enum Pulled {
    /// All of it.
    Entry(Entry),
    /// Its id. It is of a newer app: kept as it is, and left out of the fold.
    Newer { id: EventId, required: bool },
}

#[derive(Deserialize)]
struct Bare {
    event: BareEvent,
}

#[derive(Deserialize)]
struct BareEvent {
    id: EventId,
    #[serde(default)]
    required: bool,
}

impl Pulled {
    /// Reads a row of a pull. One without an id is nonsense.
    pub(super) fn read(row: &str) -> Result<Self, Nonsense> {
        match read(row) {
            Ok(PulledEntry { author, event }) => Ok(Self::Entry(Entry { author, event })),
            Err(_) => read(row).map(|Bare { event: BareEvent { id, required } }| Self::Newer { id, required }),
        }
    }

    /// Which event it is.
    pub(super) const fn id(&self) -> EventId {
        match self {
            Self::Entry(entry) => entry.event.id,
            Self::Newer { id, .. } => *id,
        }
    }
}
