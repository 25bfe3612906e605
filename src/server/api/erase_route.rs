//! `POST /v1/routes/{id}/erasures`: the resident is forgotten (AVG article 17).
//!
//! 204 everything that was said on the route is destroyed, and every session on it has ended; `Clear-Site-Data` empties
//! what the site kept · 400 unreadable, or another name than that of the route · 401 no session · 403 not a route of
//! yours, not the resident, or asked by another site · 413 over 1 KiB · 415 not JSON · 503 with `Retry-After`
//!
//! Ids stay, so that an event that a device still holds is refused when it comes again. Devices of others start
//! again (410) and find nothing. Who looked stays written down, without names.

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{api::sharing::Erasure, id::RouteId};

use super::{
    body::JsonBytes,
    problem::Problem,
    resident,
    signed::{AppParam, Client, OnRoute, cookie},
};
use crate::{
    App,
    sight::erasure::{Asked, ask},
};

const LARGEST_ERASURE: usize = 1024;

/// Destroy everything that was said on the route.
#[utoipa::path(post, path = "/v1/routes/{id}/erasures", tag = "sharing", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"), AppParam),
    request_body = Erasure,
    responses(
        (status = 204, description = "Destroyed", headers(("Clear-Site-Data" = String, description = "Empties what the site kept"))),
        (status = 400, description = "Unreadable, or another name than that of the route", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours, not the resident, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 1 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn erase_route(
    State(app): State<App>,
    client: Client,
    OnRoute(signed): OnRoute,
    body: JsonBytes<LARGEST_ERASURE>,
) -> Result<Response, Problem> {
    resident::check(&signed.session)?;
    let Erasure { name } = body.read()?;
    let (route, now) = (signed.session.route, app.clock.now());
    let asked = resident::decide(&app, signed, move |txn, session| ask(txn, session, &name, now)).await?;
    if asked == Asked::OtherName {
        return Err(Problem::bad_field("/name", "the first name of the resident is expected"));
    }
    app.hints.nudge(route);
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.extend(cookie(&app.origin, client, "", 0).map(|cookie| (header::SET_COOKIE, cookie)));
    let everything = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    headers.insert(HeaderName::from_static("clear-site-data"), everything);
    Ok(response)
}
