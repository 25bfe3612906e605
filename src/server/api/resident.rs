//! What only the resident decides.

use domain::{api::Session, party::Party};

use super::{problem::Problem, signed::Signed};
use crate::{
    App,
    identity::session,
    store::{Fault, Writing},
};

/// Does `work` for the resident of the route. Whose session it is, is looked up in the same transaction: once its
/// end is kept, nothing is decided with it (I10).
pub async fn decide<T: Send + 'static>(
    app: &App,
    signed: Signed,
    work: impl FnOnce(&mut dyn Writing, &Session) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Problem> {
    let (route, now) = (signed.session.route, app.clock.now());
    let decided = app.store.change(move |txn| match session::on_route(txn, &signed.token, route, now)? {
        Err(denied) => Ok(Err(denied.into())),
        Ok(session) => match check(&session) {
            Ok(()) => work(txn, &session).map(Ok),
            Err(problem) => Ok(Err(problem)),
        },
    });
    decided.await?
}

/// Refuses everybody but the resident.
pub fn check(session: &Session) -> Result<(), Problem> {
    match session.party {
        Party::Resident => Ok(()),
        _ => Err(only()),
    }
}

/// What everybody else is answered.
pub fn only() -> Problem {
    Problem::not_for_party("only the resident decides this")
}
