//! `GET` and `PATCH /v1/pairings/{id}`: how far a pairing is, and its check number, for who made the code.
//!
//! 200 how far it is · 400 bad id or body · 401 no session · 403 not a pairing of yours, or another site asks ·
//! PATCH: 409 the number was another one and this pairing is over, or no phone waits for a number ·
//! 413 over 1 KiB · 415 not JSON · 503 with `Retry-After`

use axum::{Json, extract::State};
use domain::{
    id::Uuid,
    identity::{CheckNumber, PairingNow, PairingState},
};

use super::{
    body::JsonBytes,
    path::PathIds,
    problem::Problem,
    signed::{AppParam, Caller},
};
use crate::{
    App,
    identity::pairing::{self, Checked},
};

const LARGEST_CHECK: usize = 1024;

/// How far a pairing is.
#[utoipa::path(get, path = "/v1/pairings/{id}", tag = "devices", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The pairing"), AppParam),
    responses(
        (status = 200, description = "How far it is", body = PairingNow),
        (status = 400, description = "Bad id", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a pairing of yours", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn read_pairing(
    State(app): State<App>,
    Caller(held): Caller,
    ids: PathIds,
) -> Result<Json<PairingNow>, Problem> {
    let (id, now) = (ids.get("id")?, app.clock.now());
    let state = app.store.look(move |txn| pairing::look(txn, id, held.person, now)).await?;
    state.map(|state| Json(PairingNow { state })).ok_or_else(Problem::not_your_pairing)
}

/// Confirm the number that the resident reads aloud.
#[utoipa::path(patch, path = "/v1/pairings/{id}", tag = "devices", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The pairing"), AppParam), request_body = CheckNumber,
    responses(
        (status = 200, description = "The number was right: the phone is paired", body = PairingNow),
        (status = 400, description = "Bad id or body", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a pairing of yours, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Another number, and this pairing is over; or no phone waits", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 1 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn confirm_pairing(
    State(app): State<App>,
    Caller(held): Caller,
    ids: PathIds,
    body: JsonBytes<LARGEST_CHECK>,
) -> Result<Json<PairingNow>, Problem> {
    let (id, now) = (ids.get("id")?, app.clock.now());
    let CheckNumber { check_number: number } = body.read()?;
    if number.len() != 2 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::bad_field("/checkNumber", "two digits are expected"));
    }
    match app.store.change(move |txn| pairing::check(txn, id, held.person, &number, now)).await? {
        Checked::Confirmed => Ok(Json(PairingNow { state: PairingState::Confirmed })),
        Checked::Wrong => Err(Problem::wrong_number()),
        Checked::NotWaiting(PairingState::Waiting) => Err(Problem::nobody_waits("no phone used the code yet")),
        Checked::NotWaiting(_) => Err(Problem::nobody_waits("this pairing is over")),
        Checked::NotYours => Err(Problem::not_your_pairing()),
    }
}
