//! `GET /v1/sessions/current`: whose session this is.
//!
//! 200 who, in which capacity, and until when · 202 nobody yet: this phone waits until its check number is confirmed ·
//! 204 nobody's: whoever asks may, so that not being signed in is no fault in a browser's log · 401 the session was
//! revoked · 503 with `Retry-After`

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use domain::identity::{SignedIn, Waiting};

use super::{
    problem::Problem,
    signed::{AppParam, Client, token},
};
use crate::{
    App,
    identity::{pairing, session},
    store::{
        Fault, FindPeople,
        identity::{AccountBy, Held, SessionState},
    },
};

/// Whose session this is.
#[utoipa::path(get, path = "/v1/sessions/current", tag = "sessions", security((), ("session" = [])), params(AppParam),
    responses(
        (status = 200, description = "Whose session this is", body = SignedIn),
        (status = 202, description = "This phone waits until its check number is confirmed", body = Waiting),
        (status = 204, description = "Nobody is signed in"),
        (status = 401, description = "The session was revoked", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn read_session(State(app): State<App>, client: Client, headers: HeaderMap) -> Result<Response, Problem> {
    let nobody = StatusCode::NO_CONTENT.into_response();
    let Some(token) = token(&headers, &app.origin, client) else { return Ok(nobody) };
    let now = app.clock.now();
    let found = app.store.look(move |txn| {
        let Some(held) = session::held(txn, &token, now)? else { return Ok(Found::Nobody) };
        Ok(match held.state {
            SessionState::Open => Found::SignedIn(whose(txn, &held)?),
            SessionState::Waiting => pairing::shown(txn, &held)?.map_or(Found::Nobody, Found::Waiting),
            SessionState::Revoked => Found::Revoked,
        })
    });
    Ok(match found.await? {
        Found::SignedIn(whose) => Json(whose).into_response(),
        Found::Waiting(waiting) => (StatusCode::ACCEPTED, Json(waiting)).into_response(),
        Found::Nobody => nobody,
        Found::Revoked => return Err(Problem::revoked()),
    })
}

enum Found {
    SignedIn(SignedIn),
    Waiting(Waiting),
    Nobody,
    Revoked,
}

/// Whose session this is, as it is told.
pub fn whose<T: FindPeople + ?Sized>(txn: &mut T, held: &Held) -> Result<SignedIn, Fault> {
    let account = match held.route {
        None => txn.account(&AccountBy::Person(held.person))?,
        Some(_) => None,
    };
    let (name, organisation) = account.map(|account| (account.name, account.organisation)).unzip();
    let Held { person, party, route, ends, .. } = held;
    Ok(SignedIn { person: *person, party: *party, route: *route, name, organisation, ends: ends.rfc3339() })
}
