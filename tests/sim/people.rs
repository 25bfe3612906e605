//! Who is there: whose device each is, and how the server knows them.

use domain::{
    api::Session,
    id::{PersonId, RouteId, Uuid},
    party::Party,
};
use server::{
    clock::Moment,
    secret::Hash,
    store::{
        Fault, Writing,
        identity::{Account, Held, Participant, SessionState},
    },
};

/// The one route.
pub const ROUTE: RouteId = RouteId(Uuid(1));
/// The place of the resident's second phone, which may be revoked.
pub const SECOND_PHONE: usize = 2;
/// The place of the volunteer, who sees the steps that were assigned.
pub const VOLUNTEER: usize = 4;
/// The place of the colleague to whom the worker may hand over.
pub const COLLEAGUE: usize = 5;
/// Whose the devices are, as far as there are so many. The second worker is the colleague of the first.
const PARTIES: [Party; 7] = [
    Party::Worker,
    Party::Resident,
    Party::Resident,
    Party::Specialist,
    Party::Volunteer,
    Party::Worker,
    Party::Adviser,
];

/// The most devices.
pub const MOST: usize = PARTIES.len();

/// Whose the first `count` devices are.
pub fn sessions(count: usize) -> Vec<Session> {
    let session = |(at, party): (usize, &Party)| Session { route: ROUTE, party: *party, person: person(at) };
    PARTIES.iter().take(count).enumerate().map(session).collect()
}

/// Who holds the device at this place. Both phones are the resident's.
pub fn person(at: usize) -> PersonId {
    PersonId(Uuid(0x100 + if at == SECOND_PHONE { 1 } else { at as u128 }))
}

/// The hash of the token of the device at this place.
pub fn token(at: usize) -> Hash {
    [at as u8; 32]
}

/// Names the session of the device at this place.
pub fn session_id(at: usize) -> Uuid {
    Uuid(0x400 + at as u128)
}

/// Starts the route with these people, each with an open session. Professionals have an account; the colleague is
/// not on the route yet.
pub fn prepare(txn: &mut dyn Writing, sessions: &[Session]) -> Result<(), Fault> {
    txn.add_route(ROUTE)?;
    for (at, &Session { party, person, .. }) in sessions.iter().enumerate() {
        let has_account = !matches!(party, Party::Resident | Party::Volunteer);
        if has_account {
            let (name, organisation) = (String::new(), String::new());
            txn.set_account(&Account {
                person,
                name,
                organisation,
                role: party,
                phone: None,
                login: None,
                password: None,
                subject: None,
            })?;
        }
        if has_account && at != COLLEAGUE {
            txn.set_participant(ROUTE, &Participant { person, party, since: Moment(0), until: None })?;
        }
        txn.set_session(&Held {
            token: token(at),
            id: session_id(at),
            route: (!has_account).then_some(ROUTE),
            party,
            person,
            state: SessionState::Open,
            created: Moment(0),
            seen: Moment(0),
            ends: Moment(i64::MAX),
        })?;
    }
    Ok(())
}
