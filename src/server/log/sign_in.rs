//! Sessions: opened by a link, looked up at every request, ended at once.

use std::time::Duration;

use domain::{api::Session, party::Party};

use crate::{
    clock::Moment,
    secret::{Hash, Secret},
    store::{Fault, Pairing, Reading, Uses, Writing},
};

const HOUR: Duration = Duration::from_secs(3600);
/// How long a link to pair a phone works.
pub const LINK_LIVES: Duration = Duration::from_secs(600);

/// How long a session lasts. A resident's phone stays signed in past the last check-in of a route, six months after
/// it closed; a professional signs in each working day.
pub const fn lives(party: Party) -> Duration {
    match party {
        Party::Resident | Party::Volunteer => HOUR.saturating_mul(24 * 365),
        Party::Worker | Party::Specialist | Party::Adviser => HOUR.saturating_mul(12),
    }
}

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
pub fn redeem(txn: &mut dyn Writing, link: &Hash, now: Moment) -> Result<Option<(Session, Secret)>, Fault> {
    let Some(session) = txn.use_pairing(link, now)? else { return Ok(None) };
    let token = Secret::random();
    txn.add_session(&token.hash(), &session, now, now.plus(lives(session.party)))?;
    Ok(Some((session, token)))
}

/// Whose session this token is, when it has not ended.
pub fn who(txn: &mut dyn Reading, token: &Hash, now: Moment) -> Result<Option<Session>, Fault> {
    Ok(txn.session(token)?.filter(|(_, ends)| *ends > now).map(|(session, _)| session))
}
