//! `GET /v1/routes/{id}/views`: who looked at which part of the route. For the resident.
//!
//! 200 the newest first, at most 1,000 · 400 bad id · 401 no session · 403 not a route of yours, or not the resident ·
//! 503 with `Retry-After`

use axum::{Json, extract::State};
use domain::{api::sharing::Views, id::RouteId};

use super::{
    problem::Problem,
    resident,
    signed::{AppParam, OnRoute},
};
use crate::{App, sight::looks};

/// Who looked at which part of the route.
#[utoipa::path(get, path = "/v1/routes/{id}/views", tag = "sharing", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"), AppParam),
    responses(
        (status = 200, description = "Who looked, the newest first, at most 1,000", body = Views),
        (status = 400, description = "Bad id", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours, or not the resident", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn read_views(State(app): State<App>, OnRoute(signed): OnRoute) -> Result<Json<Views>, Problem> {
    resident::check(&signed.session)?;
    let route = signed.session.route;
    Ok(Json(app.store.look(move |txn| looks::shown(txn, route)).await?))
}
