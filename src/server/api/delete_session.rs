//! `DELETE /v1/sessions/current` and `DELETE /v1/sessions`: sign out, here or everywhere, and leave nothing on the
//! device.
//!
//! 204 signed out; every other device of this person is told when it was everywhere; the cookie is gone and
//! `Clear-Site-Data` empties what the site kept · 401 no session · 403 another site asks · 503 with `Retry-After`
//!
//! A phone that waits for its check number can sign out too: then its pairing is over, and there is nothing to empty.

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::id::RouteId;

use super::{
    problem::Problem,
    signed::{AppParam, Caller, Client, Leaver, cookie},
};
use crate::{
    App,
    identity::{pairing, session},
    store::identity::SessionState,
};

/// Sign out, and leave nothing on the device.
#[utoipa::path(delete, path = "/v1/sessions/current", tag = "sessions", security(("session" = [])), params(AppParam),
    responses(
        (status = 204, description = "Signed out", headers(("Clear-Site-Data" = String, description = "Empties what the site kept"))),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Another site asks", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn delete_session(State(app): State<App>, client: Client, Leaver(held): Leaver) -> Result<Response, Problem> {
    if held.state == SessionState::Waiting {
        app.store.change(move |txn| pairing::leave(txn, &held)).await?;
        return Ok(without_cookie(&app, client));
    }
    let routes = app.store.change(move |txn| session::end(txn, &held)).await?;
    Ok(signed_out(&app, client, &routes))
}

/// Sign out on every device of this person.
#[utoipa::path(delete, path = "/v1/sessions", tag = "sessions", security(("session" = [])), params(AppParam),
    responses(
        (status = 204, description = "Signed out everywhere", headers(("Clear-Site-Data" = String, description = "Empties what the site kept"))),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Another site asks", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn delete_sessions(
    State(app): State<App>,
    client: Client,
    Caller(held): Caller,
) -> Result<Response, Problem> {
    let routes = app.store.change(move |txn| session::end_all(txn, &held)).await?;
    Ok(signed_out(&app, client, &routes))
}

/// Streams that were open on `routes` look again at once, and end.
fn signed_out(app: &App, client: Client, routes: &[RouteId]) -> Response {
    routes.iter().for_each(|route| app.hints.nudge(*route));
    let mut response = without_cookie(app, client);
    let everything = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), everything);
    response
}

fn without_cookie(app: &App, client: Client) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let gone = cookie(&app.origin, client, "", 0).map(|cookie| (header::SET_COOKIE, cookie));
    response.headers_mut().extend(gone);
    response
}
