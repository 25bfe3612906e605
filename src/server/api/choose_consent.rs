//! `PUT /v1/routes/{id}/consents/{party}`: the resident chooses which topics a party sees.
//!
//! 200 what the party sees now · 400 unreadable, a party that is not chosen for, or an unknown topic, each named ·
//! 401 no session · 403 not a route of yours, not the resident, or asked by another site · 413 over 1 KiB ·
//! 415 not JSON · 503 with `Retry-After`
//!
//! In force at the commit: the party's cursors answer 410 from then on, and its streams are nudged.

use axum::{Json, extract::State};
use domain::{
    api::sharing::{Consent, Sees},
    id::RouteId,
    topic::{Topic, Topics},
};
use serde::Deserialize;

use super::{
    body::JsonBytes,
    chosen_party::ChosenParty,
    problem::{FieldFault, Problem},
    resident,
    signed::{AppParam, OnRoute},
};
use crate::App;

const LARGEST_CHOICE: usize = 1024;

/// The body, before its words are looked at.
#[derive(Deserialize)]
struct Words {
    sees: Vec<String>,
}

/// Choose which topics a party sees.
#[utoipa::path(put, path = "/v1/routes/{id}/consents/{party}", tag = "sharing", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"),
        ("party" = String, Path, description = "worker, specialist or adviser", pattern = "^(worker|specialist|adviser)$"), AppParam),
    request_body = Sees,
    responses(
        (status = 200, description = "What the party sees now", body = Consent),
        (status = 400, description = "Unreadable, or with words that are not expected, each named", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours, not the resident, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 1 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn choose_consent(
    State(app): State<App>,
    OnRoute(signed): OnRoute,
    party: Result<ChosenParty, Problem>,
    body: JsonBytes<LARGEST_CHOICE>,
) -> Result<Json<Consent>, Problem> {
    resident::check(&signed.session)?;
    let ChosenParty(party) = party?;
    let topics = read(body.read::<Words>()?.sees)?;
    let route = signed.session.route;
    resident::decide(&app, signed, move |txn, session| txn.choose(session.route, party, topics)).await?;
    app.hints.nudge(route);
    Ok(Json(Consent { party, sees: topics.iter().collect() }))
}

fn read(words: Vec<String>) -> Result<Topics, Problem> {
    let mut errors = Vec::new();
    let topics = words.into_iter().enumerate().filter_map(|(place, word)| {
        let fault = |detail: &str| errors.push(FieldFault { place: format!("/sees/{place}"), detail: detail.into() });
        Topic::try_from(word).map_err(fault).ok()
    });
    let topics = topics.collect();
    if errors.is_empty() { Ok(topics) } else { Err(Problem::bad_input(errors)) }
}
