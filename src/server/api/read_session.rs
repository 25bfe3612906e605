//! `GET /v1/sessions/current`: whose session this is.
//!
//! 200 route, party and person · 204 nobody's: whoever asks may, so that not being signed in is no fault in a browser's
//! log · 503 with `Retry-After`

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::api::Session;

use super::{
    problem::Problem,
    signed::{AppParam, Signed},
};

/// Whose session this is.
#[utoipa::path(get, path = "/v1/sessions/current", tag = "sessions", security((), ("session" = [])), params(AppParam),
    responses(
        (status = 200, description = "Whose session this is", body = Session),
        (status = 204, description = "Nobody is signed in"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn read_session(signed: Result<Signed, Problem>) -> Response {
    match signed {
        Ok(signed) => Json(signed.session).into_response(),
        Err(problem) if problem.status == StatusCode::UNAUTHORIZED => StatusCode::NO_CONTENT.into_response(),
        Err(problem) => problem.into_response(),
    }
}
