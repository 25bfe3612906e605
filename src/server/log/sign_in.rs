//! Links that open a session at once, without a check number.

use std::time::Duration;

use domain::api::Session;

use crate::{
    clock::Moment,
    identity::session,
    secret::{Hash, Secret},
    store::{Fault, Pairing, Uses, Writing, identity::Held},
};

/// How long a link that works once works.
pub const LINK_LIVES: Duration = Duration::from_secs(600);

/// Makes a link that opens `session`: ten minutes and once, or as often as one likes while this server runs.
pub fn make_link(txn: &mut dyn Writing, session: Session, uses: Uses, now: Moment) -> Result<Secret, Fault> {
    let ends = match uses {
        Uses::Once => now.plus(LINK_LIVES),
        // Ends with the server: each start takes the links of the one before back.
        Uses::Many => Moment(i64::MAX),
    };
    let secret = Secret::random();
    txn.add_pairing(&secret.hash(), &Pairing { session, ends, uses })?;
    Ok(secret)
}

/// Opens the session of a link; none when the link is not, or no longer, good.
pub fn redeem(txn: &mut dyn Writing, link: &Hash, now: Moment) -> Result<Option<(Held, Secret)>, Fault> {
    let Some(who) = txn.use_pairing(link, now)? else { return Ok(None) };
    let (token, held) = session::open(txn, &who, now)?;
    Ok(Some((held, token)))
}
