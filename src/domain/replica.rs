//! One device's copy of a route: what it keeps, what it still has to send, and what follows from
//! each answer of the server. No network and no storage: the caller carries requests out, writes
//! each [`Change`] in one transaction, and only then applies it.
//!
//! An event of this device is in exactly one state (invariant I2), since it is one row with one
//! state: in the outbox, acknowledged, or refused and shown.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    api::{Check, Counter, LARGEST_PUSH, MOST_PUSHED, Outcome, Page, PulledEntry, Pushed, Session},
    event::{Draft, Entry, Event},
    fold::Fold,
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
struct OwnRow<'a> {
    state: OwnState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    #[serde(borrow)]
    event: &'a RawValue,
}

/// How far this device is with pulling, as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncState {
    /// The cursor of the next pull.
    pub cursor: Option<String>,
    /// The ETag of the last pull.
    pub etag: Option<String>,
    /// The log that both belong to.
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

/// What follows from an answer.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// To be written, in order, in one transaction.
    pub writes: Vec<Write>,
    /// What comes after the writes.
    pub then: Then,
    entries: Vec<Entry>,
    acknowledged: Vec<u32>,
    sync: Option<SyncState>,
}

/// What comes after a change was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// Apply it; nothing more to ask for now.
    #[default]
    Rest,
    /// Apply it, and ask again at once.
    AskAgain,
    /// Load the replica anew from storage, and ask again: what it held is no longer true.
    Reload,
}

/// The server's answer makes no sense; nothing changes, try later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonsense(pub String);

#[derive(Clone, Debug)]
struct Own {
    id: EventId,
    state: OwnState,
    detail: Option<String>,
    raw: String,
}

/// A device's copy of a route.
#[derive(Clone, Debug)]
pub struct Replica {
    session: Session,
    fold: Fold,
    entries: BTreeSet<EventId>,
    own: BTreeMap<u32, Own>,
    sync: SyncState,
}

impl Replica {
    /// The copy that storage holds. A pulled row that cannot be read is left out, and everything is
    /// pulled again.
    pub fn load(session: Session, saved: &Saved) -> Self {
        let mut replica = Self {
            session,
            fold: Fold::default(),
            entries: BTreeSet::new(),
            own: BTreeMap::new(),
            sync: saved.sync.as_deref().and_then(|row| serde_json::from_str(row).ok()).unwrap_or_default(),
        };
        for row in &saved.entries {
            match serde_json::from_str::<PulledEntry>(row) {
                Ok(PulledEntry { author, event }) => replica.take_in(Entry { author, event }),
                Err(_) => replica.sync = SyncState::default(),
            }
        }
        for row in &saved.own {
            let Ok(row) = serde_json::from_str::<OwnRow>(row) else { continue };
            let Ok(event) = serde_json::from_str::<Event>(row.event.get()) else { continue };
            replica.keep_own(event, row.state, row.detail, row.event.get());
        }
        replica
    }

    /// Whose copy this is.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The state of the route.
    pub const fn fold(&self) -> &Fold {
        &self.fold
    }

    /// Takes in an event of this device that storage now holds, by [`seal`].
    pub fn took(&mut self, event: Event, raw: &str) {
        self.keep_own(event, OwnState::Outbox, None, raw);
    }

    /// Where this device's own event stands; none when it is not of this device.
    pub fn state_of(&self, id: EventId) -> Option<OwnState> {
        self.own.values().find(|own| own.id == id).map(|own| own.state)
    }

    /// How many events are still to be sent.
    pub fn unsent(&self) -> usize {
        self.own.values().filter(|own| own.state == OwnState::Outbox).count()
    }

    /// Why events of this device were refused, the oldest first.
    pub fn refusals(&self) -> impl Iterator<Item = &str> {
        self.own
            .values()
            .filter(|own| own.state == OwnState::Refused)
            .map(|own| own.detail.as_deref().unwrap_or_default())
    }

    /// Whether everything was pulled once since the start.
    pub const fn has_pulled(&self) -> bool {
        self.sync.etag.is_some()
    }

    /// How far pulling is: the cursor and ETag of the next pull.
    pub const fn sync_state(&self) -> &SyncState {
        &self.sync
    }

    /// The body of the next push: the oldest events of the outbox, as many as fit.
    pub fn push(&self) -> Option<String> {
        let mut body = String::from(r#"{"events":["#);
        let bare = body.len();
        let waiting = self.own.values().filter(|own| own.state == OwnState::Outbox);
        for own in waiting.take(MOST_PUSHED) {
            if body.len() > bare {
                if body.len() + own.raw.len() + 3 > LARGEST_PUSH {
                    break;
                }
                body.push(',');
            }
            body.push_str(&own.raw);
        }
        let any = body.len() > bare;
        body.push_str("]}");
        any.then_some(body)
    }

    /// What follows from the answer 200 to a push.
    pub fn pushed(&self, answer: &str) -> Result<Change, Nonsense> {
        let pushed: Pushed = read(answer)?;
        if self.sync.log.is_some_and(|log| log != pushed.log_id) {
            return Ok(self.start_again());
        }
        let mut change = Change { then: Then::AskAgain, ..Change::default() };
        for result in pushed.results {
            let Some((nr, own)) = self.own.iter().find(|(_, own)| own.id == result.id) else { continue };
            let state = match result.outcome {
                Outcome::Accepted | Outcome::Known => OwnState::Acknowledged,
                Outcome::Refused => OwnState::Refused,
            };
            if state == OwnState::Refused {
                // It must leave the fold, and a fold only grows.
                change.then = Then::Reload;
            } else {
                change.acknowledged.push(*nr);
            }
            change.writes.push(Write::Own(*nr, own_row(state, result.detail, &own.raw)));
        }
        match change.writes.is_empty() {
            true => Err(Nonsense("a push was answered without a word about any of its events".into())),
            false => Ok(change),
        }
    }

    /// What follows from the answer 409 to a push: the server misses `expected` and what came after.
    pub fn hole(&self, expected: u32) -> Result<Change, Nonsense> {
        let again: Vec<Write> = self.outbox_again(|nr, own| nr >= expected && own.state != OwnState::Outbox);
        match self.own.contains_key(&expected) && !again.is_empty() {
            true => Ok(Change { writes: again, then: Then::Reload, ..Change::default() }),
            false => Err(Nonsense("the server asks for a number that this device never gave".into())),
        }
    }

    /// What follows from a page of a pull, with its ETag.
    pub fn pulled(&self, answer: &str, etag: Option<String>) -> Result<Change, Nonsense> {
        let page: Page = read(answer)?;
        if self.sync.log.is_some_and(|log| log != page.log_id) {
            return Ok(self.start_again());
        }
        let mut change = Change::default();
        let mut ids = BTreeSet::new();
        for raw in &page.events {
            let PulledEntry { author, event } = read(raw.get())?;
            ids.insert(event.id);
            change.writes.push(Write::Entry(event.id, raw.get().into()));
            change.entries.push(Entry { author, event });
        }
        ids.extend(&self.entries);
        if !page.more && Check::of(&ids) != page.check {
            return Ok(self.start_again());
        }
        let sync = SyncState { cursor: Some(page.next), etag: etag.filter(|_| !page.more), log: Some(page.log_id) };
        change.writes.push(Write::Sync(row(&sync)));
        change.sync = Some(sync);
        change.then = if page.more { Then::AskAgain } else { Then::Rest };
        Ok(change)
    }

    /// What follows from the answer 410, or from a log that is another one than before: forget what
    /// was pulled, and offer every own event again. Nothing of this device is lost.
    pub fn start_again(&self) -> Change {
        let mut writes = vec![Write::ClearEntries, Write::Sync(row(&SyncState::default()))];
        writes.extend(self.outbox_again(|_, own| own.state != OwnState::Outbox));
        Change { writes, then: Then::Reload, ..Change::default() }
    }

    /// Applies a change that storage now holds.
    pub fn apply(&mut self, change: Change) {
        change.entries.into_iter().for_each(|entry| self.take_in(entry));
        for nr in change.acknowledged {
            if let Some(own) = self.own.get_mut(&nr) {
                own.state = OwnState::Acknowledged;
            }
        }
        if let Some(sync) = change.sync {
            self.sync = sync;
        }
    }

    fn outbox_again(&self, which: impl Fn(u32, &Own) -> bool) -> Vec<Write> {
        let chosen = self.own.iter().filter(|(nr, own)| which(**nr, own));
        chosen.map(|(nr, own)| Write::Own(*nr, own_row(OwnState::Outbox, None, &own.raw))).collect()
    }

    fn take_in(&mut self, entry: Entry) {
        self.fold.apply(&entry);
        self.entries.insert(entry.event.id);
    }

    fn keep_own(&mut self, event: Event, state: OwnState, detail: Option<String>, raw: &str) {
        self.own.insert(event.nr, Own { id: event.id, state, detail, raw: raw.into() });
        if state != OwnState::Refused {
            self.fold.apply(&Entry { author: self.session.author(), event });
        }
    }
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

fn own_row(state: OwnState, detail: Option<String>, raw: &str) -> String {
    match serde_json::from_str(raw) {
        Ok(event) => row(&OwnRow { state, detail, event }),
        Err(_) => String::new(),
    }
}

/// JSON of our own types: they have text keys only, so that writing them cannot fail.
fn row<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Nonsense> {
    serde_json::from_str(text).map_err(|fault| Nonsense(fault.to_string()))
}
