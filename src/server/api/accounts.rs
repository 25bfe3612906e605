//! `GET /v1/accounts`: who can be asked to join a route, or to take it over.
//!
//! 200 everybody with an account · 401 no session · 403 not for this party · 503 with `Retry-After`

use axum::{Json, extract::State};
use domain::{
    identity::{AccountLine, Accounts},
    rights,
};

use super::{
    problem::Problem,
    signed::{AppParam, Caller},
};
use crate::{App, store::identity::Account};

/// Who can be asked to join a route, or to take it over.
#[utoipa::path(get, path = "/v1/accounts", tag = "routes", security(("session" = [])), params(AppParam),
    responses(
        (status = 200, description = "Everybody with an account, by name", body = Accounts),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not for this party", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn list_accounts(State(app): State<App>, Caller(held): Caller) -> Result<Json<Accounts>, Problem> {
    if !rights::may_start_route(held.party) {
        return Err(Problem::not_for_party("a neighbourhood worker or specialist asks others to join"));
    }
    let accounts = app.store.look(|txn| txn.accounts()).await?.into_iter();
    let line = |Account { person, name, organisation, role, phone, .. }| AccountLine {
        person,
        name,
        organisation,
        role,
        phone,
    };
    Ok(Json(Accounts { accounts: accounts.map(line).collect() }))
}
