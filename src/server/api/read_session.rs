//! `GET /v1/sessions/current`: whose session this is.
//!
//! 200 route, party and person · 401 no session · 503 with `Retry-After`

use axum::Json;
use domain::api::Session;

use super::{
    problem::Problem,
    signed::{AppParam, Signed},
};

/// Whose session this is.
#[utoipa::path(get, path = "/v1/sessions/current", tag = "sessions", security(("session" = [])), params(AppParam),
    responses(
        (status = 200, description = "Whose session this is", body = Session),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn read_session(signed: Signed) -> Json<Session> {
    Json(signed.session)
}
