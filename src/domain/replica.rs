//! One device's copy of a route: what it keeps, what it still has to send, and what follows from
//! each answer of the server. No network and no storage: the caller carries requests out, writes
//! each [`Change`] in one transaction, and only then applies it.
//!
//! An event of this device is in exactly one state (invariant I2), since it is one row with one
//! state: in the outbox, acknowledged, or refused and shown.

mod change;
mod stored;

use std::{collections::BTreeSet, mem};

use change::Renewal;
pub use change::{Change, Nonsense, Then};
use stored::{OwnRow, Pulled, own_row};
pub use stored::{OwnState, Saved, Sealed, SyncState, Write, seal};

use crate::{
    api::{Check, LARGEST_PUSH, MOST_PUSHED, Outcome, Page, Pushed, Session},
    event::{Entry, Event},
    fold::Fold,
    id::{EventId, Uuid},
    json::Object,
    small_map::SmallMap,
};

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
    own: SmallMap<u32, Own>,
    sync: SyncState,
    renewal: Option<Renewal>,
}

impl Replica {
    /// The copy that storage holds. A pulled row that cannot be read is left out, and everything is
    /// pulled again; when it is not known which log acknowledged the own events, all are offered again.
    pub fn load(session: Session, saved: &Saved) -> Self {
        let mut replica = Self {
            session,
            fold: Fold::default(),
            entries: BTreeSet::new(),
            own: SmallMap::new(),
            sync: saved.sync.as_deref().map(SyncState::read).unwrap_or_default(),
            renewal: None,
        };
        for row in &saved.entries {
            match Pulled::read(row) {
                Ok(pulled) => replica.take_in(pulled),
                Err(_) => replica.sync = SyncState { log: replica.sync.log, ..SyncState::default() },
            }
        }
        if replica.sync.cursor.is_none() && !saved.entries.is_empty() {
            replica.renewal = Some(Renewal::default());
        }
        for row in &saved.own {
            let Some(OwnRow { state, detail, event: raw }) = OwnRow::read(row) else { continue };
            let Some(event) = Object::read(raw).and_then(|event| Event::read(&event)) else { continue };
            let state = if replica.sync.log.is_some() { state } else { OwnState::Outbox };
            replica.keep_own(event, state, detail, raw);
        }
        replica
    }

    /// Loads the copy anew from storage. Events that were taken in while storage was read stay.
    pub fn reload(&mut self, saved: &Saved) {
        let loaded = Self::load(self.session.clone(), saved);
        let before = mem::replace(self, loaded);
        for (nr, own) in before.own {
            let Some(event) = Object::read(&own.raw).and_then(|event| Event::read(&event)) else { continue };
            if !self.own.contains_key(&nr) {
                self.keep_own(event, own.state, own.detail, &own.raw);
            }
        }
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

    /// Whether everything was pulled once.
    pub const fn has_pulled(&self) -> bool {
        self.sync.etag.is_some() || self.renewal.is_some()
    }

    /// How far pulling is: the cursor and ETag of the next pull.
    pub fn sync_state(&self) -> &SyncState {
        self.renewal.as_ref().map_or(&self.sync, |renewal| &renewal.at)
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
        let pushed = Pushed::read(answer).ok_or_else(unreadable)?;
        if self.sync.log.is_some_and(|log| log != pushed.log_id) {
            return Ok(self.start_again());
        }
        let mut change = Change { then: Then::AskAgain, ..self.note_log(pushed.log_id) };
        let noted = change.writes.len();
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
        match change.writes.len() == noted {
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
        let page = Page::read(answer).ok_or_else(unreadable)?;
        if self.sync.log.is_some_and(|log| log != page.log_id) {
            return Ok(self.start_again());
        }
        let pulled = page.events.iter().map(|raw| Pulled::read(raw)).collect::<Result<Vec<_>, _>>()?;
        let rows: Vec<_> = pulled.iter().map(Pulled::id).zip(page.events.iter().map(|raw| (*raw).into())).collect();
        let next = SyncState { cursor: Some(page.next), etag: etag.filter(|_| !page.more), log: Some(page.log_id) };
        let then = if page.more { Then::AskAgain } else { Then::Rest };
        let held = self.renewal.as_ref().map(|renewal| &renewal.rows);
        let mut ids: BTreeSet<EventId> = rows.iter().chain(held.into_iter().flatten()).map(|(id, _)| *id).collect();
        if held.is_none() {
            ids.extend(&self.entries);
        }
        if !page.more && Check::of(&ids) != page.check {
            return Ok(self.start_again());
        }
        let Some(held) = held else {
            let mut writes = entries(rows);
            writes.push(Write::Sync(next.row()));
            return Ok(Change { writes, then, pulled, sync: Some(next), ..Change::default() });
        };
        let rows = held.iter().cloned().chain(rows).collect();
        if page.more {
            return Ok(Change { then, renewal: Some(Renewal { at: next, rows }), ..self.note_log(page.log_id) });
        }
        let mut writes = vec![Write::ClearEntries];
        writes.extend(entries(rows));
        writes.push(Write::Sync(next.row()));
        Ok(Change { writes, then: Then::Reload, ..Change::default() })
    }

    /// What follows from the answer 410, or from a log that is another one than before: pull everything
    /// anew, and offer every own event again. Nothing of this device is lost, and what is shown stays until
    /// all that replaces it is here.
    pub fn start_again(&self) -> Change {
        let mut writes = vec![Write::Sync(SyncState::default().row())];
        writes.extend(self.outbox_again(|_, own| own.state != OwnState::Outbox));
        Change { writes, then: Then::Reload, ..Change::default() }
    }

    /// Applies a change that storage now holds.
    pub fn apply(&mut self, change: Change) {
        change.pulled.into_iter().for_each(|pulled| self.take_in(pulled));
        for nr in change.acknowledged {
            if let Some(own) = self.own.get_mut(&nr) {
                own.state = OwnState::Acknowledged;
            }
        }
        if let Some(sync) = change.sync {
            self.sync = sync;
        }
        if change.renewal.is_some() {
            self.renewal = change.renewal;
        }
    }

    /// Keeps which log the answers come from, if that is not known yet: what one log acknowledged, another
    /// one may not have.
    fn note_log(&self, log: Uuid) -> Change {
        if self.sync.log.is_some() {
            return Change::default();
        }
        let sync = SyncState { log: Some(log), ..self.sync.clone() };
        Change { writes: vec![Write::Sync(sync.row())], sync: Some(sync), ..Change::default() }
    }

    fn outbox_again(&self, which: impl Fn(u32, &Own) -> bool) -> Vec<Write> {
        let chosen = self.own.iter().filter(|(nr, own)| which(**nr, own));
        chosen.map(|(nr, own)| Write::Own(*nr, own_row(OwnState::Outbox, None, &own.raw))).collect()
    }

    fn take_in(&mut self, pulled: Pulled) {
        self.entries.insert(pulled.id());
        match pulled {
            Pulled::Entry(entry) => self.fold.apply(&entry),
            Pulled::Newer { required, .. } => self.fold.needs_update |= required,
        }
    }

    fn keep_own(&mut self, event: Event, state: OwnState, detail: Option<String>, raw: &str) {
        self.own.insert(event.nr, Own { id: event.id, state, detail, raw: raw.into() });
        if state != OwnState::Refused {
            self.fold.apply(&Entry { author: self.session.author(), event });
        }
    }
}

fn unreadable() -> Nonsense {
    Nonsense("the answer of the server cannot be read".into())
}

fn entries(rows: Vec<(EventId, String)>) -> Vec<Write> {
    rows.into_iter().map(|(id, row)| Write::Entry(id, row)).collect()
}
