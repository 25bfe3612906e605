//! Links of the demo, which open a session at once: without a check number, and as often as one likes while this
//! server runs. Each start takes the links of the one before back.

use domain::api::Session;

use crate::{
    clock::Moment,
    identity::session,
    secret::{Hash, Secret},
    store::{Fault, Writing, identity::Held},
};

/// Makes a link that opens `session`.
pub fn make_link(txn: &mut dyn Writing, session: &Session) -> Result<Secret, Fault> {
    let secret = Secret::random();
    txn.add_demo_link(&secret.hash(), session)?;
    Ok(secret)
}

/// Opens the session of a link; none when the link is not, or no longer, good.
pub fn redeem(txn: &mut dyn Writing, link: &Hash, now: Moment) -> Result<Option<(Held, Secret)>, Fault> {
    let Some(who) = txn.demo_link(link)? else { return Ok(None) };
    let (token, held) = session::open(txn, &who, now)?;
    Ok(Some((held, token)))
}
