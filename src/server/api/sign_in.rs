//! `GET /v1/sign-in-ways` and `POST /v1/sessions`: how one can sign in here, and the local sign-in for trying out.
//!
//! 200 the ways · 201 whose session it is, with its cookie; the session that this browser had is over · 400 unreadable ·
//! 403 name or password is wrong, and which of the two is not told, or another site asks · 404 the local sign-in is
//! off · 413 over 4 KiB · 415 not JSON · 429 with `Retry-After`: too many attempts failed · 503 with `Retry-After`

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::identity::{SignIn, SignInWays, SignedIn};

use super::{
    body::JsonBytes,
    problem::Problem,
    read_session::whose,
    signed::{AppParam, Client, cookie, token},
    source::CameFrom,
};
use crate::{
    App,
    config::Local,
    identity::{
        account::login,
        password,
        session::{self, lifetime},
    },
    store::identity::AccountBy,
};

const LARGEST_SIGN_IN: usize = 4096;

/// How one can sign in here.
#[utoipa::path(get, path = "/v1/sign-in-ways", tag = "sessions",
    responses((status = 200, description = "The ways", body = SignInWays)))]
pub async fn sign_in_ways(State(app): State<App>) -> Json<SignInWays> {
    Json(SignInWays { local: app.local == Local::On, oidc: app.oidc.is_some() })
}

/// Sign in with a name and a password of this server.
#[utoipa::path(post, path = "/v1/sessions", tag = "sessions", params(AppParam), request_body = SignIn,
    responses(
        (status = 201, description = "Whose session this is", body = SignedIn, headers(("Set-Cookie" = String, description = "The session"))),
        (status = 400, description = "Unreadable", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Name or password is wrong, or another site asks", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "The local sign-in is off", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 4 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts failed: see Retry-After", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn sign_in(
    State(app): State<App>,
    client: Client,
    CameFrom(source): CameFrom,
    headers: HeaderMap,
    body: JsonBytes<LARGEST_SIGN_IN>,
) -> Result<Response, Problem> {
    if app.local == Local::Off {
        return Err(Problem::no_such_call());
    }
    let SignIn { name, password } = body.read()?;
    let now = app.clock.now();
    app.passwords.take(source, now).map_err(Problem::paused)?;
    let by = AccountBy::Login(login(&name));
    let account = app.store.look(move |txn| txn.account(&by)).await?;
    let kept = account.as_ref().and_then(|account| account.password.clone());
    let is_right = password::is_right(password, kept).await;
    let Some(account) = account.filter(|_| is_right) else { return Err(Problem::wrong_password()) };
    app.passwords.was_right(source);
    let before = token(&headers, &app.origin, client);
    let opened = app.store.change(move |txn| {
        if let Some(before) = before {
            txn.end_session(&before)?;
        }
        let (token, held) = session::open_account(txn, &account, now)?;
        Ok((whose(txn, &held)?, token))
    });
    let (signed_in, token) = opened.await?;
    let cookie = cookie(&app.origin, client, &token.reveal(), lifetime(signed_in.party).most.as_secs());
    let mut response = (StatusCode::CREATED, Json(signed_in)).into_response();
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}
