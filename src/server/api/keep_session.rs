//! `PUT /v1/sessions/current`: whether the browser keeps the session after it is closed.
//!
//! 204 done, by a cookie that says so · 400 unreadable · 401 no session · 403 another site asks · 413 over 1 KiB ·
//! 415 not JSON · 503 with `Retry-After`
//!
//! For a phone that somebody borrows. The session itself stays what it is: a browser that comes back with an older copy
//! of the cookie is still let in, until it signs out.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;

use super::{
    body::JsonBytes,
    problem::Problem,
    signed::{AppParam, Caller, Client, cookie, session_cookie, token_text},
};
use crate::App;

const LARGEST: usize = 1024;

/// Whether the browser keeps the session.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Keeping {
    /// Until it ends; otherwise until the browser is closed.
    kept: bool,
}

/// Choose whether the browser keeps the session after it is closed.
#[utoipa::path(put, path = "/v1/sessions/current", tag = "sessions", security(("session" = [])), params(AppParam),
    request_body = Keeping,
    responses(
        (status = 204, description = "The cookie of this answer says so"),
        (status = 400, description = "Unreadable", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Another site asks", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 1 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn keep_session(
    State(app): State<App>,
    client: Client,
    Caller(held): Caller,
    headers: HeaderMap,
    body: JsonBytes<LARGEST>,
) -> Result<Response, Problem> {
    let Keeping { kept } = body.read()?;
    let token = token_text(&headers, &app.origin, client).ok_or_else(Problem::no_session)?;
    let left = held.ends.since(app.clock.now()).as_secs();
    let cookie =
        if kept { cookie(&app.origin, client, token, left) } else { session_cookie(&app.origin, client, token) };
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}
