//! `GET /v1/sessions/oidc/start` and `GET /v1/sessions/oidc/callback`: to the organisation's sign-in page, and back.
//!
//! 303 to the provider, with a cookie that ties what comes back to this browser · 303 to `/team`, signed in, or to
//! `/team/sign-in?why=role|mfa|expired|refused` · 404 no provider is set up

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{
    problem::Problem,
    signed::{self, Client},
};
use crate::{
    App,
    config::Origin,
    identity::{
        account,
        oidc::{ATTEMPT_LIVES, Answer, Provider, Why},
        session::{self, lifetime},
    },
};

const CALLBACK: &str = "/v1/sessions/oidc/callback";

/// Go to the organisation's sign-in page.
#[utoipa::path(get, path = "/v1/sessions/oidc/start", tag = "sessions",
    responses(
        (status = 303, description = "To the provider, or to `/team/sign-in?why=refused` when it does not answer", headers(("Location" = String, description = "Where to go"))),
        (status = 404, description = "No provider is set up", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn start(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let provider = provider(&app)?;
    match provider.start(&callback_of(&app, &headers), app.clock.now()).await {
        Ok((url, browser)) => Ok(go(&url, attempt(&app, &browser.reveal(), ATTEMPT_LIVES.as_secs()))),
        Err(why) => Ok(go(not_signed_in(why), None)),
    }
}

/// Come back from the organisation's sign-in page.
#[utoipa::path(get, path = "/v1/sessions/oidc/callback", tag = "sessions",
    params(("code" = Option<String>, Query, description = "From the provider"), ("state" = Option<String>, Query, description = "From the start"),
        ("error" = Option<String>, Query, description = "Why nobody signed in")),
    responses(
        (status = 303, description = "To `/team`, signed in, or to `/team/sign-in?why=…`", headers(("Location" = String, description = "Where to go"))),
        (status = 404, description = "No provider is set up", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn callback(
    State(app): State<App>,
    headers: HeaderMap,
    answer: Result<Query<Answer>, QueryRejection>,
) -> Result<Response, Problem> {
    let (provider, now) = (provider(&app)?, app.clock.now());
    let answer = answer.map(|Query(answer)| answer).unwrap_or_default();
    let browser = signed::named(&headers, attempt_name(&app.origin));
    let over = attempt(&app, "", 0);
    let person = match provider.finish(&callback_of(&app, &headers), browser, answer, now).await {
        Ok(person) => person,
        Err(why) => return Ok(go(not_signed_in(why), over)),
    };
    let opened = app.store.change(move |txn| {
        let account = account::by_provider(txn, person)?;
        session::open_account(txn, &account, now)
    });
    let (token, held) = opened.await?;
    let session = signed::cookie(&app.origin, Client::Team, &token.reveal(), lifetime(held.party).most.as_secs());
    let mut response = go("/team", over);
    if let Some(session) = session {
        response.headers_mut().append(header::SET_COOKIE, session);
    }
    Ok(response)
}

fn provider(app: &App) -> Result<&Provider, Problem> {
    app.oidc.as_deref().ok_or_else(Problem::no_such_call)
}

fn callback_of(app: &App, headers: &HeaderMap) -> String {
    match &app.origin {
        Origin::Https(origin) => format!("{origin}{CALLBACK}"),
        Origin::Loopback => {
            let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
            format!("http://{host}{CALLBACK}")
        }
    }
}

const fn not_signed_in(why: Why) -> &'static str {
    match why {
        Why::Role => "/team/sign-in?why=role",
        Why::Mfa => "/team/sign-in?why=mfa",
        Why::Expired => "/team/sign-in?why=expired",
        Why::Refused => "/team/sign-in?why=refused",
    }
}

const fn attempt_name(origin: &Origin) -> &'static str {
    match origin {
        Origin::Https(_) => "__Host-sign-in",
        Origin::Loopback => "sign-in",
    }
}

/// `Lax`, where sessions are `Strict`: the browser brings it along when the provider sends it back here.
fn attempt(app: &App, secret: &str, seconds: u64) -> Option<HeaderValue> {
    let cookie = signed::guarded(&app.origin, attempt_name(&app.origin), secret, seconds, "Lax");
    HeaderValue::try_from(cookie).ok()
}

fn go(to: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response();
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    response
}
