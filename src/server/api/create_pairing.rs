//! `POST /v1/pairings`: open a route on this phone, with the secret of a link or with a typed code.
//!
//! 201 whose session it is, with its cookie: the links of the demo · 202 the phone waits until its check number is
//! confirmed, with the cookie that opens then · 400 unreadable, or neither a secret nor a code · 403 the link or code
//! was used or its time is over, or another site asks · 413 over 1 KiB · 415 not JSON · 429 with `Retry-After`: too many
//! codes were wrong, and typed codes pause; the secret of a link never does · 503 with `Retry-After`
//!
//! The secret stands in the fragment of the link, which browsers never send, so that no server on the way sees it.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    identity::{ByCode, BySecret, Redeem, SignedIn, Waiting},
    party::Party,
};

use super::{
    body::JsonBytes,
    problem::Problem,
    read_session::whose,
    signed::{AppParam, Client, cookie},
    source::CameFrom,
};
use crate::{
    App,
    clock::Moment,
    identity::{guesses::Source, pairing, session::lifetime},
    log::sign_in,
    secret::Secret,
    store::{Fault, Writing, identity::By},
};

const LARGEST_PAIRING: usize = 1024;

/// What a secret or code opened, with the token for the cookie.
enum Opened {
    /// A session, at once.
    Session(SignedIn, Secret),
    /// A phone that waits for its check number.
    Waiting(Waiting, Secret),
}

/// Open a route on this phone.
#[utoipa::path(post, path = "/v1/pairings", tag = "sessions", params(AppParam), request_body = Redeem,
    responses(
        (status = 201, description = "Whose session this is", body = SignedIn, headers(("Set-Cookie" = String, description = "The session"))),
        (status = 202, description = "The phone waits until its check number is confirmed", body = Waiting, headers(("Set-Cookie" = String, description = "The session, which opens then"))),
        (status = 400, description = "Unreadable, or neither a secret of 43 characters nor a code of nine digits", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The link or code no longer works, or another site asks", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 1 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Typed codes pause: see Retry-After", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn create_pairing(
    State(app): State<App>,
    client: Client,
    CameFrom(source): CameFrom,
    body: JsonBytes<LARGEST_PAIRING>,
) -> Result<Response, Problem> {
    let opened = match body.read()? {
        Redeem::Secret(BySecret { secret }) => by_secret(&app, &secret).await?,
        Redeem::Code(ByCode { code }) => by_code(&app, &code, source).await?,
    };
    let (mut response, token, party) = match opened.ok_or_else(Problem::link_gone)? {
        Opened::Session(whose, token) => {
            let party = whose.party;
            ((StatusCode::CREATED, Json(whose)).into_response(), token, party)
        }
        Opened::Waiting(waiting, token) => {
            ((StatusCode::ACCEPTED, Json(waiting)).into_response(), token, Party::Resident)
        }
    };
    let cookie = cookie(&app.origin, client, &token.reveal(), lifetime(party).most.as_secs());
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

async fn by_secret(app: &App, secret: &str) -> Result<Option<Opened>, Problem> {
    let secret = Secret::read(secret)
        .ok_or_else(|| Problem::bad_field("/secret", "43 characters of base64url are expected"))?
        .hash();
    let now = app.clock.now();
    let opened = app.store.change(move |txn| match sign_in::redeem(txn, &secret, now)? {
        Some((held, token)) => Ok(Some(Opened::Session(whose(txn, &held)?, token))),
        None => waits(txn, &By::Secret(secret), now),
    });
    Ok(opened.await?)
}

async fn by_code(app: &App, code: &str, source: Source) -> Result<Option<Opened>, Problem> {
    if code.len() != 9 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::bad_field("/code", "nine digits are expected"));
    }
    let now = app.clock.now();
    app.typed_codes.take(source, now).map_err(Problem::paused)?;
    let by = By::Code(app.key.hash(code));
    let opened = app.store.change(move |txn| waits(txn, &by, now)).await?;
    if opened.is_some() {
        app.typed_codes.was_right(source);
    }
    Ok(opened)
}

fn waits(txn: &mut dyn Writing, by: &By, now: Moment) -> Result<Option<Opened>, Fault> {
    Ok(pairing::redeem(txn, by, now)?.map(|(waiting, token)| Opened::Waiting(waiting, token)))
}
