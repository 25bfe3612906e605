//! Sessions: looked up at every request, so that ending or revoking one works at once.

use std::time::Duration;

use domain::{
    api::Session,
    id::{RouteId, Uuid},
    party::{Author, Party},
};

use crate::{
    clock::Moment,
    secret::{Hash, Secret},
    store::{
        Fault, FindPeople, Reading, Writing,
        identity::{Account, Held, SessionState},
    },
};

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = HOUR.saturating_mul(24);

/// How long a session lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Without being used.
    pub idle: Duration,
    /// At the most.
    pub most: Duration,
}

/// How long a session of `party` lasts. A resident's phone stays signed in past the last check-in of a route, six
/// months after it closed; a professional signs in each working day, and again after a long talk elsewhere; a volunteer,
/// who comes by now and then and sees little, each month.
pub const fn lifetime(party: Party) -> Lifetime {
    match party {
        Party::Volunteer => Lifetime { idle: DAY.saturating_mul(7), most: DAY.saturating_mul(30) },
        Party::Resident => Lifetime { idle: DAY.saturating_mul(200), most: DAY.saturating_mul(365) },
        Party::Worker | Party::Specialist | Party::Adviser => {
            Lifetime { idle: HOUR.saturating_mul(2), most: HOUR.saturating_mul(12) }
        }
    }
}

/// Why somebody gets nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// No session, or one that ended, or one that waits for its check number.
    Nobody,
    /// The session was revoked.
    Revoked,
    /// The session does not open this route.
    OtherRoute,
}

/// Opens a session of `who` on one route, until its lifetime is over.
pub fn open(txn: &mut dyn Writing, who: &Session, now: Moment) -> Result<(Secret, Held), Fault> {
    begin(txn, Some(who.route), who.author(), now)
}

/// Opens a session of an account, until its lifetime is over.
pub fn open_account(txn: &mut dyn Writing, account: &Account, now: Moment) -> Result<(Secret, Held), Fault> {
    begin(txn, None, Author { party: account.role, person: account.person }, now)
}

/// Every session gets a token of its own: one that was known before the sign-in opens nothing.
fn begin(txn: &mut dyn Writing, route: Option<RouteId>, who: Author, now: Moment) -> Result<(Secret, Held), Fault> {
    let token = Secret::random();
    let held = Held {
        token: token.hash(),
        id: Uuid::from_random(rand::random()),
        route,
        party: who.party,
        person: who.person,
        state: SessionState::Open,
        created: now,
        seen: now,
        ends: now.plus(lifetime(who.party).most),
    };
    txn.forget_ended(now)?;
    txn.set_session(&held)?;
    Ok((token, held))
}

/// Ends a session. Answers the routes that somebody may be listening to with it.
pub fn end(txn: &mut dyn Writing, held: &Held) -> Result<Vec<RouteId>, Fault> {
    txn.end_session(&held.token)?;
    match held.route {
        Some(route) => Ok(vec![route]),
        None => Ok(txn.routes_of(held.person)?.into_iter().map(|(route, _)| route).collect()),
    }
}

/// Signs a person out everywhere: this session ends, and every other is told that it was revoked. Answers the routes
/// that somebody may be listening to with one of them.
pub fn end_all(txn: &mut dyn Writing, asking: &Held) -> Result<Vec<RouteId>, Fault> {
    let mut routes = end(txn, asking)?;
    for held in txn.sessions_of(asking.person)? {
        routes.extend(held.route);
        txn.set_session(&Held { state: SessionState::Revoked, ..held })?;
    }
    routes.extend(txn.routes_of(asking.person)?.into_iter().map(|(route, _)| route));
    Ok(routes)
}

/// The session of this token in whatever state it is, unless it has ended.
pub fn held<T: FindPeople + ?Sized>(txn: &mut T, token: &Hash, now: Moment) -> Result<Option<Held>, Fault> {
    Ok(txn.session(token)?.filter(|held| lasts(held, now)))
}

/// Whether a session has not ended: neither its whole lifetime is over, nor was it idle for too long.
pub fn lasts(held: &Held, now: Moment) -> bool {
    held.ends > now && now.since(held.seen) < lifetime(held.party).idle
}

/// The session of this token, when it can be ended: it is open, or waits for its check number.
pub fn leaver(txn: &mut dyn Reading, token: &Hash, now: Moment) -> Result<Result<Held, Denied>, Fault> {
    Ok(match held(txn, token, now)? {
        Some(held) if held.state == SessionState::Revoked => Err(Denied::Revoked),
        Some(held) => Ok(held),
        None => Err(Denied::Nobody),
    })
}

/// The session of this token, when it may do something.
pub fn caller(txn: &mut dyn Reading, token: &Hash, now: Moment) -> Result<Result<Held, Denied>, Fault> {
    let found = leaver(txn, token, now)?;
    Ok(found.and_then(|held| if held.state == SessionState::Open { Ok(held) } else { Err(Denied::Nobody) }))
}

/// Who acts on `route` with this token.
pub fn on_route(
    txn: &mut dyn Reading,
    token: &Hash,
    route: RouteId,
    now: Moment,
) -> Result<Result<Session, Denied>, Fault> {
    let held = match caller(txn, token, now)? {
        Ok(held) => held,
        Err(denied) => return Ok(Err(denied)),
    };
    let part = txn.participant(route, held.person)?;
    let session = match held.on_own_route() {
        // Who handed over is out, whatever session is left.
        Some(session) => {
            Some(session).filter(|session| session.route == route && part.is_none_or(|part| part.until.is_none()))
        }
        None => part.filter(|part| part.until.is_none()).map(|part| Session {
            route,
            party: part.party,
            person: part.person,
        }),
    };
    Ok(session.ok_or(Denied::OtherRoute))
}

/// Whether it is time to write down that the session is used: a twelfth of what it may stay idle, at most a day, so
/// that reading costs no write each time.
pub fn is_worth_noting(held: &Held, now: Moment) -> bool {
    now.since(held.seen) >= (lifetime(held.party).idle / 12).min(DAY)
}

/// Writes down that the session is used.
pub fn note_use(txn: &mut dyn Writing, token: &Hash, now: Moment) -> Result<(), Fault> {
    match caller(txn, token, now)? {
        Ok(held) => txn.set_session(&Held { seen: held.seen.max(now), ..held }),
        Err(_) => Ok(()),
    }
}
