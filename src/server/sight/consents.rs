//! What the resident chose for each party.

use domain::{
    api::sharing::{CHOSEN_FOR, Consent, Consents},
    id::RouteId,
    topic::Topics,
};

use crate::store::{Fault, Reading};

/// What every party sees that the resident chooses for.
pub fn all(txn: &mut dyn Reading, route: RouteId) -> Result<Consents, Fault> {
    let mut consent = |party| {
        let shown = Topics::shown_to(party, txn.chosen(route, party)?);
        Ok(Consent { party, sees: shown.iter().collect() })
    };
    let consents = CHOSEN_FOR.into_iter().map(&mut consent).collect::<Result<_, Fault>>()?;
    Ok(Consents { consents })
}
