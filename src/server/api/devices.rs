//! `GET /v1/routes/{id}/devices` and `DELETE /v1/routes/{id}/devices/{device}`: the resident's phones that have this
//! route, and taking it from one that was lost.
//!
//! 200 the phones · 204 revoked: the phone is told at its next request, and forgets · 400 bad id · 401 no session ·
//! 403 not a route of yours, not for this party, no such device, or another site asks · 503 with `Retry-After`

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    id::{RouteId, Uuid},
    identity::{Devices, PairedDevice},
    rights,
};

use super::{
    path::PathIds,
    problem::Problem,
    signed::{AppParam, OnRoute, Signed},
};
use crate::{App, identity::device, secret::Hash, store::identity::Held};

/// The resident's phones that have this route.
#[utoipa::path(get, path = "/v1/routes/{id}/devices", tag = "devices", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"), AppParam),
    responses(
        (status = 200, description = "The resident's phones", body = Devices),
        (status = 400, description = "Bad id", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours, or not for this party", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn list_devices(State(app): State<App>, OnRoute(signed): OnRoute) -> Result<Json<Devices>, Problem> {
    let Signed { session, token } = allowed(signed)?;
    let now = app.clock.now();
    let held = app.store.look(move |txn| device::all(txn, session.route, now)).await?;
    Ok(Json(Devices { devices: held.iter().map(|held| shown(held, &token)).collect() }))
}

/// Take the route from a phone.
#[utoipa::path(delete, path = "/v1/routes/{id}/devices/{device}", tag = "devices", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"), ("device" = Uuid, Path, description = "The phone"), AppParam),
    responses(
        (status = 204, description = "Revoked: the phone is told at its next request"),
        (status = 400, description = "Bad id", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours, not for this party, no such device, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn revoke_device(
    State(app): State<App>,
    OnRoute(signed): OnRoute,
    ids: PathIds,
) -> Result<StatusCode, Problem> {
    let Signed { session, .. } = allowed(signed)?;
    let (route, device, now) = (session.route, ids.get("device")?, app.clock.now());
    let revoked = app.store.change(move |txn| device::revoke(txn, &session, device, now)).await?;
    revoked.ok_or_else(Problem::not_your_device)?;
    // A stream that is open ends now, not at its next hint.
    app.hints.nudge(route);
    Ok(StatusCode::NO_CONTENT)
}

fn allowed(signed: Signed) -> Result<Signed, Problem> {
    if !rights::may_see_devices(signed.session.party) {
        return Err(Problem::not_for_party("the resident, a neighbourhood worker or a specialist looks after phones"));
    }
    Ok(signed)
}

fn shown(held: &Held, asking: &Hash) -> PairedDevice {
    PairedDevice {
        id: held.id,
        party: held.party,
        person: held.person,
        paired_at: held.created.rfc3339(),
        last_seen: held.seen.day().to_string(),
        current: held.token == *asking,
    }
}
