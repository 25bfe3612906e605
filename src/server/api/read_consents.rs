//! `GET /v1/routes/{id}/consents`: what the resident lets each party see. Everybody on the route may know.
//!
//! 200 worker, specialist and adviser with their topics · 400 bad id · 401 no session · 403 not a route of yours ·
//! 503 with `Retry-After`

use axum::{Json, extract::State};
use domain::{api::sharing::Consents, id::RouteId};

use super::{
    problem::Problem,
    signed::{AppParam, OnRoute},
};
use crate::{App, sight::consents};

/// What the resident lets each party see.
#[utoipa::path(get, path = "/v1/routes/{id}/consents", tag = "sharing", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"), AppParam),
    responses(
        (status = 200, description = "Each party with its topics", body = Consents),
        (status = 400, description = "Bad id", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn read_consents(State(app): State<App>, OnRoute(signed): OnRoute) -> Result<Json<Consents>, Problem> {
    let route = signed.session.route;
    Ok(Json(app.store.look(move |txn| consents::all(txn, route)).await?))
}
