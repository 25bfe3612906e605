//! Routes and who takes part in them.

use domain::{
    api::{Outcome, Session},
    body::Body,
    event::{Draft, Event},
    id::{DeviceId, EventId, PersonId, RouteId, Uuid},
    identity::{NewRoute, RouteLine},
    party::{Author, Party},
};

use super::pairing::name_of;
use crate::{
    clock::Moment,
    log::{
        append::{Appended, append},
        incoming::Incoming,
    },
    sight::Sees,
    store::{
        Fault, Reading, Writing,
        identity::{Account, Participant},
    },
};

/// The routes in which `who` takes part in this capacity, the newest first. One of which the resident shows nothing has
/// no name here either.
pub fn list(txn: &mut dyn Reading, who: Author) -> Result<Vec<RouteLine>, Fault> {
    let Author { party, person } = who;
    let parts = txn.routes_of(person)?.into_iter().filter(|(_, part)| part.party == party);
    let line = |(id, part): (RouteId, Participant)| {
        let sees = Sees::of(txn, &Session { route: id, party, person })?;
        if sees.erased.is_some() {
            return Ok(None);
        }
        let name = if sees.topics.has_start() { name_of(txn, id)? } else { String::new() };
        Ok(Some(RouteLine { id, name, party, since: part.since.rfc3339() }))
    };
    parts.map(line).filter_map(Result::transpose).collect()
}

/// Starts a route for a resident called `name`, with `maker` on it. Its first words are events like all others, of a
/// device that says nothing after them.
pub fn start(txn: &mut dyn Writing, maker: &Account, name: &str, now: Moment) -> Result<NewRoute, Fault> {
    let [id, resident, device] = [(); 3].map(|()| Uuid::from_random(rand::random()));
    let (id, resident) = (RouteId(id), PersonId(resident));
    txn.add_route(id)?;
    for (person, party) in [(maker.person, maker.role), (resident, Party::Resident)] {
        txn.set_participant(id, &Participant { person, party, since: now, until: None })?;
    }
    let started = Body::default().with("name", name).with("started", &*now.day().to_string());
    let joined = |name: &str, role: Party| Body::default().with("name", name).with("role", role.key());
    let made = joined(&maker.name, maker.role);
    let made = maker.phone.as_deref().map_or_else(|| made.clone(), |phone| made.clone().with("phone", phone));
    let said = [
        ("RouteStarted", None, started),
        ("PersonJoined", Some(resident.0), joined(name, Party::Resident)),
        ("PersonJoined", Some(maker.person.0), made),
    ];
    let said = (1..).zip(said).map(|(nr, (kind, about, body))| {
        let id = EventId(Uuid::from_random(rand::random()));
        Draft { about, body, ..Draft::of_route(kind) }.seal(id, DeviceId(device), nr, now.rfc3339())
    });
    let session = Session { route: id, party: maker.role, person: maker.person };
    say(txn, &session, said, now)?;
    Ok(NewRoute { id, resident, name: name.into() })
}

/// Puts what the server itself says on the log, through the same door as a push. A fault when that refuses it.
fn say(txn: &mut dyn Writing, session: &Session, said: impl Iterator<Item = Event>, now: Moment) -> Result<(), Fault> {
    let broken = |why: &str| Fault::Broken(format!("the server's own event was not taken: {why}"));
    let read = |event: Event| {
        let raw = serde_json::to_string(&event).map_err(|fault| broken(&fault.to_string()))?;
        Incoming::read(&raw).map_err(|_| broken("it has no address"))
    };
    let said = said.map(read).collect::<Result<Vec<_>, _>>()?;
    let Appended::Stored { results, .. } = append(txn, session, &said, now)? else {
        return Err(broken("a number is missing"));
    };
    match results.into_iter().find(|result| result.outcome != Outcome::Accepted) {
        None => Ok(()),
        Some(refused) => Err(broken(refused.detail.as_deref().unwrap_or("it is known"))),
    }
}
