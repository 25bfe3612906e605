//! The party in the path of a call about consent.

use std::str::FromStr;

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{api::sharing::CHOSEN_FOR, party::Party};

use super::{path::PathIds, problem::Problem};

/// A party for which the resident chooses.
#[derive(Clone, Copy, Debug)]
pub struct ChosenParty(pub Party);

impl FromStr for ChosenParty {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        let party = Party::try_from(word.to_owned()).ok();
        party.filter(|party| CHOSEN_FOR.contains(party)).map(Self).ok_or(())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ChosenParty {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let expected = || Problem::bad_field("party", "worker, specialist or adviser is expected in the path");
        PathIds::from_request_parts(parts, state).await?.get("party").map_err(|_| expected())
    }
}
