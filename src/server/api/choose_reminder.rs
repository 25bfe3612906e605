//! `PUT /v1/sessions/current/reminder` and `DELETE` of the same: a resident is reminded on this phone, or no more.
//!
//! 204 done · 400 unreadable, or with words that are not expected, each named · 401 no session · 403 not the resident, or
//! asked by another site · 404 nobody is reminded here · 413 over 4 KiB · 415 not JSON · 503 with `Retry-After`
//!
//! A resident is reminded on one phone: the one that asked last. The first reminder comes on the next day, so that choosing
//! again never makes two of one day. The choice goes with the session.

use axum::{extract::State, http::StatusCode};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{api::Session, reminder::Hour};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    body::JsonBytes,
    problem::{FieldFault, Problem},
    resident,
    signed::{AppParam, Caller},
};
use crate::{
    App,
    config::Origin,
    remind::{self, Chosen},
    store::{
        identity::Held,
        reminders::{Address, LANGS},
    },
};

const LARGEST_CHOICE: usize = 4096;

/// Where and when a resident wants to be reminded, as a browser's `PushSubscription` says it.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Reminder {
    /// Where the push service of this browser takes messages: https, by a name.
    #[schema(
        pattern = r"^https://[a-z0-9-]+(\.[a-z0-9-]+)+/\S*$",
        max_length = 1500,
        example = "https://updates.push.services.mozilla.com/wpush/v2/x"
    )]
    pub endpoint: String,
    /// The browser's public key: a point of P-256, uncompressed, in base64url.
    #[schema(pattern = "^B[A-Za-z0-9_-]{85}[AEIMQUYcgkosw048]$")]
    pub p256dh: String,
    /// The secret that the browser made: 16 bytes in base64url.
    #[schema(pattern = "^[A-Za-z0-9_-]{21}[AQgw]$")]
    pub auth: String,
    /// At which hour.
    #[schema(pattern = "^(morning|afternoon|evening)$")]
    pub at: String,
    /// In which language.
    #[schema(pattern = "^(nl|en)$")]
    pub lang: String,
}

/// Remind the resident on this phone.
#[utoipa::path(put, path = "/v1/sessions/current/reminder", tag = "reminders", security(("session" = [])), params(AppParam),
    request_body = Reminder,
    responses(
        (status = 204, description = "Reminded on this phone, from the next day on"),
        (status = 400, description = "Unreadable, or with words that are not expected, each named", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not the resident, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Nobody is reminded here", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 4 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn choose_reminder(
    State(app): State<App>,
    Caller(held): Caller,
    body: JsonBytes<LARGEST_CHOICE>,
) -> Result<StatusCode, Problem> {
    resident_of(&held)?;
    if app.post.is_none() {
        return Err(Problem::no_reminders());
    }
    let chosen = read(&body.read()?, &app.origin)?;
    let (token, now) = (held.token, app.clock.now());
    app.store.change(move |txn| remind::choose(txn, &token, chosen, now)).await??;
    Ok(StatusCode::NO_CONTENT)
}

/// Remind the resident no more.
#[utoipa::path(delete, path = "/v1/sessions/current/reminder", tag = "reminders", security(("session" = [])), params(AppParam),
    responses(
        (status = 204, description = "Reminded no more"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not the resident, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn drop_reminder(State(app): State<App>, Caller(held): Caller) -> Result<StatusCode, Problem> {
    let Session { route, person, .. } = resident_of(&held)?;
    app.store.change(move |txn| txn.drop_reminder(route, person)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The resident whose session this is.
fn resident_of(held: &Held) -> Result<Session, Problem> {
    let session = held.on_own_route().ok_or_else(resident::only)?;
    resident::check(&session).map(|()| session)
}

/// What was chosen; every fault at once when it cannot be.
fn read(said: &Reminder, origin: &Origin) -> Result<Chosen, Problem> {
    let mut errors = Vec::new();
    let mut expected = |place: &str, detail: &str| {
        errors.push(FieldFault { place: format!("/{place}"), detail: format!("{detail} is expected") });
    };
    let endpoint = remind::read_address(&said.endpoint, origin);
    if endpoint.is_none() {
        expected("endpoint", "https with the name of a push service");
    }
    let key = bytes::<65>(&said.p256dh).filter(remind::is_key);
    if key.is_none() {
        expected("p256dh", "a point of P-256 in base64url");
    }
    let auth = bytes::<16>(&said.auth);
    if auth.is_none() {
        expected("auth", "16 bytes in base64url");
    }
    let hour = Hour::named(&said.at);
    if hour.is_none() {
        expected("at", Hour::EXPECTED);
    }
    let lang = LANGS.iter().find(|(_, tag)| *tag == said.lang).map(|(lang, _)| *lang);
    if lang.is_none() {
        expected("lang", "nl or en");
    }
    match (endpoint, key, auth, hour, lang) {
        (Some(endpoint), Some(key), Some(auth), Some(hour), Some(lang)) => {
            Ok(Chosen { address: Address { endpoint: endpoint.into(), key, auth }, hour, lang })
        }
        _ => Err(Problem::bad_input(errors)),
    }
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}
