//! Taking over a device's events: in order, once, and nothing that its author may not say.

use domain::{
    api::{Outcome, PushResult, Session},
    event::Event,
    id::{DeviceId, RouteId, Uuid},
    party::Party,
    rights,
    said::Saying,
};

use super::{incoming::Incoming, refusal::Refusal};
use crate::{
    clock::Moment,
    identity::{
        participation,
        session::{self, Denied},
    },
    secret::Hash,
    sight::{Marks, assign},
    store::{Device, Fault, New, Refused, Writing},
};

/// What became of a push.
#[derive(Debug, PartialEq, Eq)]
pub enum Appended {
    /// Each event has its outcome.
    Stored {
        /// One for each event, in the order of the push.
        results: Vec<PushResult>,
        /// The log that took them.
        log_id: Uuid,
        /// The `seq` of the route's last event now.
        head: u64,
    },
    /// A number is missing: nothing was stored, not even what came before the hole.
    Hole {
        /// The number that comes next from this device.
        expected: u32,
    },
}

/// What was found about one event.
enum Verdict {
    Accepted,
    Known,
    Refused(String),
}

/// Takes over the events that were pushed to `route` with the token of a session, unless that is denied.
///
/// Whose session it is, is looked up in the same transaction: once the end of a session is kept, nothing is taken
/// from it (I10).
pub fn append_signed(
    txn: &mut dyn Writing,
    token: &Hash,
    route: RouteId,
    events: &[Incoming],
    now: Moment,
) -> Result<Result<Appended, Denied>, Fault> {
    match session::on_route(txn, token, route, now)? {
        Ok(session) => append(txn, &session, events, now).map(Ok),
        Err(denied) => Ok(Err(denied)),
    }
}

/// Takes over the events that `session` pushed.
///
/// A refused event is put in quarantine and uses up its number, so that it never blocks what comes after it.
pub fn append(txn: &mut dyn Writing, session: &Session, events: &[Incoming], now: Moment) -> Result<Appended, Fault> {
    if txn.erased(session.route)?.is_some() {
        return erased(txn, session, events);
    }
    if let Some(expected) = hole(txn, session, events)? {
        return Ok(Appended::Hole { expected });
    }
    let mut results = Vec::with_capacity(events.len());
    for incoming in events {
        let (outcome, detail) = match take(txn, session, incoming, now)? {
            Verdict::Accepted => (Outcome::Accepted, None),
            Verdict::Known => (Outcome::Known, None),
            Verdict::Refused(detail) => (Outcome::Refused, Some(detail)),
        };
        results.push(PushResult { id: incoming.id, outcome, detail });
    }
    let head = txn.head(session.route)?.unwrap_or_default();
    Ok(Appended::Stored { results, log_id: txn.log_id()?, head })
}

/// Refuses everything for a route that was erased, and keeps nothing of it.
fn erased(txn: &mut dyn Writing, session: &Session, events: &[Incoming]) -> Result<Appended, Fault> {
    let refused = |incoming: &Incoming| PushResult {
        id: incoming.id,
        outcome: Outcome::Refused,
        detail: Some(Refusal::Erased.to_string()),
    };
    let (results, head) = (events.iter().map(refused).collect(), txn.head(session.route)?.unwrap_or_default());
    Ok(Appended::Stored { results, log_id: txn.log_id()?, head })
}

/// The number that is expected where the first hole is, counting on within the push.
fn hole(txn: &mut dyn Writing, session: &Session, events: &[Incoming]) -> Result<Option<u32>, Fault> {
    let mut counted: Vec<(DeviceId, u32)> = Vec::new();
    for incoming in events {
        let place = match counted.iter().position(|(device, _)| *device == incoming.device) {
            Some(place) => place,
            None => {
                let device = device(txn, session, incoming.device)?;
                // Another person's device is refused as such; what its numbers are is not told.
                let next = if device.person == session.person { device.next } else { u32::MAX };
                counted.push((incoming.device, next));
                counted.len() - 1
            }
        };
        let next = &mut counted[place].1;
        if incoming.nr > *next {
            return Ok(Some(*next));
        }
        if incoming.nr == *next {
            *next = next.saturating_add(1);
        }
    }
    Ok(None)
}

/// Stores one event in the place that it deserves.
fn take(txn: &mut dyn Writing, session: &Session, incoming: &Incoming, now: Moment) -> Result<Verdict, Fault> {
    let route = session.route;
    let device = device(txn, session, incoming.device)?;
    let verdict = judge(txn, session, device, incoming)?;
    if device.person == session.person && incoming.nr == device.next {
        txn.set_device(route, incoming.device, Device { next: device.next.saturating_add(1), ..device })?;
    }
    match (&verdict, &incoming.event) {
        (Verdict::Accepted, Ok(event)) => {
            let marks = Marks::of(event, session.author());
            let (raw, sha256) = (incoming.raw.as_str(), incoming.sha256);
            txn.add_event(route, &New { event, raw, sha256, marks, received: now })?;
            assign::note(txn, route, event, &marks)?;
            participation::note(txn, route, event, now)?;
        }
        (Verdict::Refused(detail), _) => {
            let (id, person, raw) = (incoming.id, session.person, incoming.raw.as_str());
            txn.add_refused(route, &Refused { id, person, raw, detail, received: now })?;
        }
        _ => {}
    }
    Ok(verdict)
}

fn judge(txn: &mut dyn Writing, session: &Session, device: Device, incoming: &Incoming) -> Result<Verdict, Fault> {
    let refused = |refusal: Refusal| Ok(Verdict::Refused(refusal.to_string()));
    if device.person != session.person {
        return refused(Refusal::NotYourDevice);
    }
    if let Some(kept) = txn.event(session.route, incoming.id)? {
        return if kept.sha256 == incoming.sha256 { Ok(Verdict::Known) } else { refused(Refusal::OtherBytes) };
    }
    if let Some(detail) = txn.refused(session.route, session.person, incoming.id)? {
        return Ok(Verdict::Refused(detail));
    }
    if incoming.nr < device.next {
        return refused(Refusal::NumberUsed { nr: incoming.nr });
    }
    match &incoming.event {
        Err(refusal) => refused(refusal.clone()),
        Ok(event) => match forbidden(txn, session, event)? {
            Some(refusal) => refused(refusal),
            None => Ok(Verdict::Accepted),
        },
    }
}

/// What this author may not say.
fn forbidden(txn: &mut dyn Writing, session: &Session, event: &Event) -> Result<Option<Refusal>, Fault> {
    let party = session.party;
    if !rights::may_make(party, &event.kind) {
        return Ok(Some(Refusal::NotForParty { party, kind: event.kind.clone() }));
    }
    if !party.may_see(event.audience) {
        return Ok(Some(Refusal::HiddenAudience));
    }
    let is_own = || event.body.maybe("person").is_some_and(|person| *person == *session.person.to_string());
    if party == Party::Resident && event.kind == Saying::CardSet.key() && !is_own() {
        return Ok(Some(Refusal::NotYourCard));
    }
    if let Some(refusal) = participation::refusal(txn, session.route, event)? {
        return Ok(Some(refusal));
    }
    let withdraws = matches!(event.kind.as_str(), "StepReopened" | "ItemReopened" | "StepUnstuck");
    let answers = Saying::named(&event.kind).is_some_and(Saying::answers);
    for seen in event.sees.iter().filter(|_| withdraws || answers) {
        // One that is not here (yet) passes: after a restore it may still be on another phone of the same person,
        // and the fold withdraws nothing of somebody else either.
        let Some(kept) = txn.event(session.route, *seen)? else { continue };
        if withdraws && kept.author != session.author() {
            return Ok(Some(Refusal::NotYourMark));
        }
        if answers && kept.audience != event.audience {
            return Ok(Some(Refusal::WiderThanAsked));
        }
    }
    Ok(None)
}

/// The device as it is known; one that is new belongs to whoever pushes from it first.
fn device(txn: &mut dyn Writing, session: &Session, id: DeviceId) -> Result<Device, Fault> {
    Ok(txn.device(session.route, id)?.unwrap_or(Device { person: session.person, next: 1 }))
}
