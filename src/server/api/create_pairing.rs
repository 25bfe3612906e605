//! `POST /v1/pairings`: open a session with the secret of a link.
//!
//! 201 whose session it is, with its cookie · 400 unreadable, or no secret of 43 characters · 403 the link was used or its
//! time is over, or another site asks · 413 over 1 KiB · 415 not JSON · 503 with `Retry-After`
//!
//! The secret stands in the fragment of the link, which browsers never send, so that no server on the way sees it.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::api::{Pairing, Session};

use super::{
    body::JsonBytes,
    problem::Problem,
    signed::{AppParam, Client, cookie},
};
use crate::{App, clock::Moment, log::sign_in, secret::Secret};

const LARGEST_PAIRING: usize = 1024;

/// Open a session with the secret of a link.
#[utoipa::path(post, path = "/v1/pairings", tag = "sessions", params(AppParam), request_body = Pairing,
    responses(
        (status = 201, description = "Whose session this is", body = Session, headers(("Set-Cookie" = String, description = "The session"))),
        (status = 400, description = "Unreadable, or no secret of 43 characters", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The link no longer works, or another site asks", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 1 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn create_pairing(
    State(app): State<App>,
    client: Client,
    body: JsonBytes<LARGEST_PAIRING>,
) -> Result<Response, Problem> {
    let pairing: Pairing = body.read()?;
    let link = Secret::read(&pairing.secret)
        .ok_or_else(|| Problem::bad_field("/secret", "43 characters of base64url are expected"))?
        .hash();
    let redeemed = app.store.change(move |txn| sign_in::redeem(txn, &link, Moment::now())).await?;
    let (session, token) = redeemed.ok_or_else(Problem::link_gone)?;
    let cookie = cookie(&app.origin, client, &token.reveal(), sign_in::lives(session.party).as_secs());
    let mut response = (StatusCode::CREATED, Json(session)).into_response();
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}
