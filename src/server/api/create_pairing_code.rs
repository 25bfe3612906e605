//! `POST /v1/routes/{id}/pairing-codes`: a code that opens this route on a phone of its resident.
//!
//! 201 a secret for the QR and nine digits for typing: one phone, ten minutes, and only hashes are kept ·
//! 400 bad id · 401 no session · 403 not a route of yours, not for this party, or another site asks ·
//! 503 with `Retry-After`

use axum::{Json, extract::State, http::StatusCode};
use domain::{id::RouteId, identity::PairingCode, rights};

use super::{
    problem::Problem,
    signed::{AppParam, OnRoute},
};
use crate::{App, identity::pairing};

/// Make a code that opens this route on a phone of its resident.
#[utoipa::path(post, path = "/v1/routes/{id}/pairing-codes", tag = "devices", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"), AppParam),
    responses(
        (status = 201, description = "The code, shown once", body = PairingCode),
        (status = 400, description = "Bad id", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours, not for this party, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn create_pairing_code(
    State(app): State<App>,
    OnRoute(signed): OnRoute,
) -> Result<(StatusCode, Json<PairingCode>), Problem> {
    if !rights::may_pair(signed.session.party) {
        return Err(Problem::not_for_party("a neighbourhood worker or specialist pairs a phone"));
    }
    let (key, now) = (app.key.clone(), app.clock.now());
    let made = app.store.change(move |txn| pairing::make(txn, &signed.session, &key, now)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}
