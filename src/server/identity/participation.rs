//! Who takes part in a route, as events say it: an account joins, or hands over to a colleague. Both work in the same
//! transaction as the event, so that from then on the one who left reads nothing and the one who came reads all.

use domain::{
    event::Event,
    fact::Fact,
    id::{PersonId, RouteId},
    party::Party,
};

use crate::{
    clock::Moment,
    log::refusal::Refusal,
    store::{
        Fault, Writing,
        identity::{AccountBy, Participant},
    },
};

/// Why a hand-over is refused, when `event` is one that is.
pub fn refusal(txn: &mut dyn Writing, route: RouteId, event: &Event) -> Result<Option<Refusal>, Fault> {
    let Ok(Fact::HandedOver { from, to }) = Fact::read(event) else { return Ok(None) };
    let Some(leaves) = part(txn, route, from)? else { return Ok(Some(Refusal::NotOnRoute)) };
    let is_colleague = from != to && role(txn, to)? == Some(leaves.party);
    Ok((!is_colleague).then_some(Refusal::NoColleague))
}

/// Does what `event`, which was accepted, says about who takes part.
pub fn note(txn: &mut dyn Writing, route: RouteId, event: &Event, now: Moment) -> Result<(), Fault> {
    match Fact::read(event) {
        Ok(Fact::HandedOver { from, to }) => {
            let Some(leaves) = part(txn, route, from)? else { return Ok(()) };
            txn.set_participant(route, &Participant { until: Some(now), ..leaves })?;
            come(txn, route, to, leaves.party, now)
        }
        // Somebody with an account is let in by whoever writes that this person joined, as what the account is for.
        Ok(Fact::PersonJoined { person, joined }) => match role(txn, person)? {
            Some(party) if party.key() == joined.role.key() => come(txn, route, person, party, now),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Somebody takes part from now on; whoever does already keeps the day of coming.
fn come(txn: &mut dyn Writing, route: RouteId, person: PersonId, party: Party, now: Moment) -> Result<(), Fault> {
    if part(txn, route, person)?.is_some() {
        return Ok(());
    }
    txn.set_participant(route, &Participant { person, party, since: now, until: None })
}

fn part(txn: &mut dyn Writing, route: RouteId, person: PersonId) -> Result<Option<Participant>, Fault> {
    Ok(txn.participant(route, person)?.filter(|part| part.until.is_none()))
}

fn role(txn: &mut dyn Writing, person: PersonId) -> Result<Option<Party>, Fault> {
    Ok(txn.account(&AccountBy::Person(person))?.map(|account| account.role))
}
