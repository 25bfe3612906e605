//! `DELETE /v1/sessions/current`: sign out, and leave nothing on the device.
//!
//! 204 signed out; the cookie is gone and `Clear-Site-Data` empties what the site kept · 401 no session ·
//! 403 another site asks · 503 with `Retry-After`

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{
    problem::Problem,
    signed::{AppParam, Caller, Client, cookie},
};
use crate::App;

/// Sign out, and leave nothing on the device.
#[utoipa::path(delete, path = "/v1/sessions/current", tag = "sessions", security(("session" = [])), params(AppParam),
    responses(
        (status = 204, description = "Signed out", headers(("Clear-Site-Data" = String, description = "Empties what the site kept"))),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Another site asks", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn delete_session(State(app): State<App>, client: Client, Caller(held): Caller) -> Result<Response, Problem> {
    app.store.change(move |txn| txn.end_session(&held.token)).await?;
    if let Some(route) = held.route {
        app.hints.nudge(route);
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.extend(cookie(&app.origin, client, "", 0).map(|cookie| (header::SET_COOKIE, cookie)));
    let everything = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    headers.insert(HeaderName::from_static("clear-site-data"), everything);
    Ok(response)
}
