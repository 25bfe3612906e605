//! Forgetting a route: what was said on it is destroyed, the ids stay, so that nothing comes back.

use domain::{api::Session, id::RouteId};

use crate::{
    clock::Moment,
    identity::pairing::name_of,
    store::{
        Fault, Writing,
        identity::{Held, SessionState},
    },
};

/// What became of a resident's wish to be forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Everything is destroyed.
    Erased,
    /// The name is another one than that of the route.
    OtherName,
}

/// Destroys the route of `resident`, who typed `name` to confirm it.
pub fn ask(txn: &mut dyn Writing, resident: &Session, name: &str, now: Moment) -> Result<Asked, Fault> {
    let own = name_of(txn, resident.route)?;
    if own.is_empty() || fold_case(&own) != fold_case(name) {
        return Ok(Asked::OtherName);
    }
    erase(txn, resident.route, now).map(|()| Asked::Erased)
}

/// Destroys what was said on a route, and ends every session that is for it alone: its devices are told at their
/// next request, and forget. Who looked at it stays written down; that says no name.
pub fn erase(txn: &mut dyn Writing, route: RouteId, now: Moment) -> Result<(), Fault> {
    for held in txn.sessions_on(route)? {
        txn.set_session(&Held { state: SessionState::Revoked, ..held })?;
    }
    txn.erase(route, now)
}

/// Destroys every route on which nothing was said since `before`; each with the moment of its last word.
pub fn expire(txn: &mut dyn Writing, before: Moment, now: Moment) -> Result<Vec<(RouteId, Moment)>, Fault> {
    let idle = txn.idle_routes(before)?;
    idle.iter().try_for_each(|(route, _)| erase(txn, *route, now))?;
    Ok(idle)
}

fn fold_case(name: &str) -> String {
    name.trim().to_lowercase()
}
