//! Pairing a phone: a professional makes a code, the phone redeems it and shows a number, and the professional
//! confirms the number that the resident reads aloud. Only then the phone's session opens.

use std::time::Duration;

use domain::{
    api::Session,
    event::Event,
    id::{PersonId, RouteId, Uuid},
    identity::{self, PairingState, Waiting},
    party::Party,
};

use super::{key::Key, session};
use crate::{
    clock::Moment,
    secret::Secret,
    store::{
        Fault, FindPeople, Reading, Writing,
        identity::{By, Held, PairingCode, Participant, SessionState},
    },
};

/// How long a code works, and how long the phone that used it may wait.
pub const CODE_LIVES: Duration = Duration::from_secs(600);
/// How many codes of nine digits there are.
const CODES: u32 = 1_000_000_000;

/// What became of a check number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It was right: the phone is paired.
    Confirmed,
    /// It was wrong: this pairing is over.
    Wrong,
    /// No phone waits for a number in this pairing.
    NotWaiting(PairingState),
    /// There is no such pairing of this person.
    NotYours,
}

/// Makes a code that opens the route of `maker` on a phone of its resident.
pub fn make(txn: &mut dyn Writing, maker: &Session, key: &Key, now: Moment) -> Result<identity::PairingCode, Fault> {
    let secret = Secret::random();
    let code = unused_code(txn, key)?;
    let kept = PairingCode {
        id: Uuid::from_random(rand::random()),
        secret: Some(secret.hash()),
        code: Some(key.hash(&code)),
        route: maker.route,
        resident: resident(txn, maker.route, now)?,
        maker: maker.person,
        state: PairingState::Waiting,
        check_number: rand::random_range(10..=99),
        ends: now.plus(CODE_LIVES),
    };
    txn.forget_ended(now)?;
    txn.set_pairing_code(&kept)?;
    Ok(identity::PairingCode { id: kept.id, secret: secret.reveal(), code, ends: kept.ends.rfc3339() })
}

/// Uses a code: the phone that did gets a session that waits. None when the code is not, or no longer, good.
pub fn redeem(txn: &mut dyn Writing, by: &By, now: Moment) -> Result<Option<(Waiting, Secret)>, Fault> {
    let Some(code) = txn.pairing_code(by)?.filter(|code| state(code, now) == PairingState::Waiting) else {
        return Ok(None);
    };
    let code = PairingCode { secret: None, code: None, state: PairingState::Redeemed, ..code };
    txn.set_pairing_code(&code)?;
    let token = Secret::random();
    txn.set_session(&Held {
        token: token.hash(),
        id: code.id,
        route: Some(code.route),
        party: Party::Resident,
        person: code.resident,
        state: SessionState::Waiting,
        created: now,
        seen: now,
        ends: code.ends,
    })?;
    Ok(Some((waiting(txn, &code)?, token)))
}

/// What a phone that waits shows.
pub fn shown(txn: &mut dyn Reading, held: &Held) -> Result<Option<Waiting>, Fault> {
    txn.pairing_code(&By::Id(held.id))?.map(|code| waiting(txn, &code)).transpose()
}

/// How far the pairing is that `maker` began; none when there is no such one.
pub fn look(txn: &mut dyn Reading, id: Uuid, maker: PersonId, now: Moment) -> Result<Option<PairingState>, Fault> {
    let code = txn.pairing_code(&By::Id(id))?.filter(|code| code.maker == maker);
    Ok(code.map(|code| state(&code, now)))
}

/// Checks the number that was read aloud, once.
pub fn check(txn: &mut dyn Writing, id: Uuid, maker: PersonId, number: &str, now: Moment) -> Result<Checked, Fault> {
    let Some(code) = txn.pairing_code(&By::Id(id))?.filter(|code| code.maker == maker) else {
        return Ok(Checked::NotYours);
    };
    let is_right = number == code.check_number.to_string();
    match state(&code, now) {
        PairingState::Redeemed => {}
        // The answer to the first time may have been lost on the way.
        PairingState::Confirmed if is_right => return Ok(Checked::Confirmed),
        other => return Ok(Checked::NotWaiting(other)),
    }
    let mut waits = txn.sessions_on(code.route)?.into_iter();
    let Some(held) = waits.find(|held| held.id == id) else {
        return Ok(Checked::NotWaiting(PairingState::Ended));
    };
    if !is_right {
        txn.end_session(&held.token)?;
        txn.set_pairing_code(&PairingCode { state: PairingState::Refused, ..code })?;
        return Ok(Checked::Wrong);
    }
    let ends = now.plus(session::lifetime(held.party).most);
    txn.set_session(&Held { state: SessionState::Open, created: now, seen: now, ends, ..held })?;
    txn.set_pairing_code(&PairingCode { state: PairingState::Confirmed, ..code })?;
    Ok(Checked::Confirmed)
}

/// Ends the wait of a phone on which somebody saw another number, or gave up: this pairing is over for its maker too.
pub fn leave(txn: &mut dyn Writing, held: &Held) -> Result<(), Fault> {
    txn.end_session(&held.token)?;
    match txn.pairing_code(&By::Id(held.id))? {
        Some(code) => txn.set_pairing_code(&PairingCode { state: PairingState::Refused, ..code }),
        None => Ok(()),
    }
}

/// The resident's first name on `route`; empty while it has none.
pub fn name_of<T: FindPeople + ?Sized>(txn: &mut T, route: RouteId) -> Result<String, Fault> {
    let event = txn.started(route)?.and_then(|raw| serde_json::from_str::<Event>(&raw).ok());
    Ok(event.and_then(|event| event.body.maybe("name").map(Into::into)).unwrap_or_default())
}

fn waiting<T: FindPeople + ?Sized>(txn: &mut T, code: &PairingCode) -> Result<Waiting, Fault> {
    let name = name_of(txn, code.route)?;
    Ok(Waiting { id: code.id, check_number: code.check_number.to_string(), name, ends: code.ends.rfc3339() })
}

fn state(code: &PairingCode, now: Moment) -> PairingState {
    match code.state {
        PairingState::Waiting | PairingState::Redeemed if code.ends <= now => PairingState::Ended,
        state => state,
    }
}

/// The resident of the route. One that has nobody yet gets somebody: a code may be made before the first word.
fn resident(txn: &mut dyn Writing, route: RouteId, now: Moment) -> Result<PersonId, Fault> {
    if let Some(person) = txn.resident(route)? {
        return Ok(person);
    }
    let person = PersonId(Uuid::from_random(rand::random()));
    txn.set_participant(route, &Participant { person, party: Party::Resident, since: now, until: None })?;
    Ok(person)
}

fn unused_code(txn: &mut dyn Writing, key: &Key) -> Result<String, Fault> {
    loop {
        let code = format!("{:09}", rand::random_range(0..CODES));
        if txn.pairing_code(&By::Code(key.hash(&code)))?.is_none() {
            return Ok(code);
        }
    }
}
