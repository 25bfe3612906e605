//! `DELETE /v1/routes/{id}/consents/{party}`: a party sees no topic any more.
//!
//! 204 nothing is seen · 400 a party that is not chosen for · 401 no session · 403 not a route of yours, not the
//! resident, or asked by another site · 503 with `Retry-After`
//!
//! In force at the commit, as with `PUT`. What somebody wrote stays visible to that person.

use axum::{extract::State, http::StatusCode};
use domain::{id::RouteId, topic::Topics};

use super::{
    chosen_party::ChosenParty,
    problem::Problem,
    resident,
    signed::{AppParam, OnRoute},
};
use crate::App;

/// Let a party see no topic any more.
#[utoipa::path(delete, path = "/v1/routes/{id}/consents/{party}", tag = "sharing", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"),
        ("party" = String, Path, description = "worker, specialist or adviser", pattern = "^(worker|specialist|adviser)$"), AppParam),
    responses(
        (status = 204, description = "The party sees no topic any more"),
        (status = 400, description = "Bad id, or a party that is not chosen for", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours, not the resident, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn withdraw_consent(
    State(app): State<App>,
    OnRoute(signed): OnRoute,
    party: Result<ChosenParty, Problem>,
) -> Result<StatusCode, Problem> {
    resident::check(&signed.session)?;
    let ChosenParty(party) = party?;
    let route = signed.session.route;
    resident::decide(&app, signed, move |txn, session| txn.choose(session.route, party, Topics::NONE)).await?;
    app.hints.nudge(route);
    Ok(StatusCode::NO_CONTENT)
}
