//! The resident's phones that have a route, and taking it from one that was lost.

use domain::{
    api::Session,
    id::{RouteId, Uuid},
    party::Party,
};

use super::session;
use crate::{
    clock::Moment,
    store::{
        Fault, FindPeople, Writing,
        identity::{Held, SessionState},
    },
};

/// The phones with which the resident can open `route` now, the newest first.
pub fn all<T: FindPeople + ?Sized>(txn: &mut T, route: RouteId, now: Moment) -> Result<Vec<Held>, Fault> {
    let is_device =
        |held: &Held| held.party == Party::Resident && held.state == SessionState::Open && session::lasts(held, now);
    Ok(txn.sessions_on(route)?.into_iter().filter(is_device).collect())
}

/// Takes the route from a phone; none when `who` has no such phone to revoke. A resident revokes the own phones.
pub fn revoke(txn: &mut dyn Writing, who: &Session, device: Uuid, now: Moment) -> Result<Option<()>, Fault> {
    let is_meant = |held: &Held| held.id == device && (who.party != Party::Resident || held.person == who.person);
    let Some(held) = all(txn, who.route, now)?.into_iter().find(is_meant) else { return Ok(None) };
    txn.set_session(&Held { state: SessionState::Revoked, ..held }).map(Some)
}
