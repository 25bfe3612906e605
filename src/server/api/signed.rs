//! Who asks: the session of the cookie, looked up at every request, so that ending one works at once.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, Uri, header, request::Parts},
};
use domain::api::Session;
use utoipa::IntoParams;

use super::{path::PathIds, problem::Problem};
use crate::{
    App,
    clock::Moment,
    config::Origin,
    identity::session,
    secret::{Hash, Secret},
    store::identity::Held,
};

/// Somebody who is signed in, on a route or by an account.
#[derive(Clone, Debug)]
pub struct Caller(pub Held);

/// Somebody who is signed in on the route of this call.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Who acts on the route.
    pub session: Session,
    /// The hash of the session's token.
    pub token: Hash,
}

/// Somebody who is signed in on the route of this call.
#[derive(Clone, Debug)]
pub struct OnRoute(pub Signed);

/// Somebody whose session can be ended: it is open, or waits for its check number.
#[derive(Clone, Debug)]
pub struct Leaver(pub Held);

impl FromRequestParts<App> for Leaver {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = token(&parts.headers, &app.origin, Client::of(&parts.uri)).ok_or_else(Problem::no_session)?;
        let now = app.clock.now();
        Ok(Self(app.store.look(move |txn| session::leaver(txn, &token, now)).await??))
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = token(&parts.headers, &app.origin, Client::of(&parts.uri)).ok_or_else(Problem::no_session)?;
        let now = app.clock.now();
        let held = app.store.look(move |txn| session::caller(txn, &token, now)).await??;
        note_use(app, &held, now).await;
        Ok(Self(held))
    }
}

impl FromRequestParts<App> for OnRoute {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Caller(held) = Caller::from_request_parts(parts, app).await?;
        let route = PathIds::from_request_parts(parts, app).await?.get("id")?;
        let token = held.token;
        let now = app.clock.now();
        let session = app.store.look(move |txn| session::on_route(txn, &token, route, now)).await??;
        Ok(Self(Signed { session, token }))
    }
}

/// Writes down now and then that a session is used. What somebody asked for does not wait on a full queue.
async fn note_use(app: &App, held: &Held, now: Moment) {
    if session::is_worth_noting(held, now) {
        let token = held.token;
        let _ = app.store.change(move |txn| session::note_use(txn, &token, now)).await;
    }
}

/// Which of the two apps asks: the parameter `app` of a call. Each has a cookie of its own, so that somebody can try
/// the phone and the shared screen in one browser without the one acting for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// `app=phone`, or no `app`.
    Phone,
    /// `app=team`.
    Team,
}

impl Client {
    /// The app that asks at this address.
    pub fn of(uri: &Uri) -> Self {
        let team = uri.query().unwrap_or_default().split('&').any(|pair| pair == "app=team");
        if team { Self::Team } else { Self::Phone }
    }
}

/// How a call says which app asks.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the parameter that `Client` reads")]
pub struct AppParam {
    /// Which app asks: `phone`, also when absent, or `team`. It decides which session cookie counts.
    #[param(value_type = Option<String>)]
    app: Option<String>,
}

impl FromRequestParts<App> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.uri))
    }
}

/// The cookie's name. `__Host-` makes browsers insist on https, no domain and the whole site. Over plain http on
/// this machine that prefix is refused by some browsers, so that trying out has a plain name of its own.
const fn name(origin: &Origin, client: Client) -> &'static str {
    match (origin, client) {
        (Origin::Https(_), Client::Phone) => "__Host-session",
        (Origin::Https(_), Client::Team) => "__Host-team-session",
        (Origin::Loopback, Client::Phone) => "session",
        (Origin::Loopback, Client::Team) => "team-session",
    }
}

/// The hash of the token that the cookie of `client` holds.
pub fn token(headers: &HeaderMap, origin: &Origin, client: Client) -> Option<Hash> {
    named(headers, name(origin, client))
}

/// The token that the cookie of `client` holds, as it stands there.
pub fn token_text<'a>(headers: &'a HeaderMap, origin: &Origin, client: Client) -> Option<&'a str> {
    text_of(headers, name(origin, client))
}

/// The hash of the secret that the cookie called `name` holds.
pub fn named(headers: &HeaderMap, name: &str) -> Option<Hash> {
    text_of(headers, name).and_then(Secret::read).map(|secret| secret.hash())
}

fn text_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = pairs.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, secret)| secret)
}

/// The `Set-Cookie` that opens a session for `seconds`; 0 seconds ends it.
pub fn cookie(origin: &Origin, client: Client, token: &str, seconds: u64) -> Option<HeaderValue> {
    HeaderValue::try_from(guarded(origin, name(origin, client), token, seconds, "Strict")).ok()
}

/// The `Set-Cookie` of a session that a browser forgets when it is closed.
pub fn session_cookie(origin: &Origin, client: Client, token: &str) -> Option<HeaderValue> {
    HeaderValue::try_from(written(origin, name(origin, client), token, "Strict", "")).ok()
}

/// A `Set-Cookie` that no script reads, for `seconds`, sent along from other sites as `same_site` says.
pub fn guarded(origin: &Origin, name: &str, secret: &str, seconds: u64, same_site: &str) -> String {
    written(origin, name, secret, same_site, &format!("; Max-Age={seconds}"))
}

fn written(origin: &Origin, name: &str, secret: &str, same_site: &str, lasting: &str) -> String {
    let secure = match origin {
        Origin::Https(_) => "; Secure",
        Origin::Loopback => "",
    };
    format!("{name}={secret}; Path=/; HttpOnly; SameSite={same_site}{lasting}{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_https_only_the_name_that_browsers_guard_counts() {
        let https = Origin::Https("https://example.org".into());
        let token_text = Secret::random().reveal();
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::try_from(format!("a=b; session={token_text}")).unwrap());
        assert!(token(&headers, &https, Client::Phone).is_none());
        assert!(token(&headers, &Origin::Loopback, Client::Phone).is_some());
        assert!(token(&headers, &Origin::Loopback, Client::Team).is_none(), "the phone's session is not the team's");
        let set = cookie(&https, Client::Phone, "t", 60).unwrap();
        assert_eq!(set, "__Host-session=t; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure");
    }
}
