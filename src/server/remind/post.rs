//! Handing a reminder to a push service (RFC 8030).

use std::time::Duration;

use openidconnect::{
    reqwest::{Client, ClientBuilder, Response, StatusCode, redirect},
    url::Url,
};
use serde_json::json;

use super::{Vapid, address::PublicOnly, seal};
use crate::{
    clock::Moment,
    store::reminders::{Lang, Reminder},
};

/// How often it is looked at who is to be reminded.
const EVERY: Duration = Duration::from_secs(60);
/// A push service that does not answer by then is left alone.
const PATIENCE: Duration = Duration::from_secs(10);

/// The way to push services.
pub struct Post {
    /// How often it is looked at who is to be reminded.
    pub every: Duration,
    vapid: Vapid,
    http: Client,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// The push service hands it on.
    Arrived,
    /// The phone wants nothing any more.
    Gone,
    /// The push service did not take it.
    Refused {
        /// And asks for so much rest.
        after: Duration,
    },
    /// Nobody knows whether it was taken.
    Unknown,
}

impl Post {
    /// A way to push services with this key. A sentence about what is wrong when there can be no connection at all.
    pub fn new(vapid: Vapid) -> Result<Self, String> {
        // No proxy, which would find the addresses of names by itself, and no redirects: the server calls whom it checked.
        let http = ClientBuilder::new().redirect(redirect::Policy::none()).no_proxy().timeout(PATIENCE);
        let http = http.dns_resolver(std::sync::Arc::new(PublicOnly)).build();
        Ok(Self { every: EVERY, vapid, http: http.map_err(|why| format!("no https client: {why}"))? })
    }

    /// The public key that browsers ask for.
    pub fn public_key(&self) -> String {
        self.vapid.public()
    }

    /// Sends a reminder, which the push service keeps no longer than `lasts`: a phone that was off is not woken at night.
    pub async fn send(&self, reminder: &Reminder, lasts: Duration, now: Moment) -> Posted {
        let endpoint = &reminder.address.endpoint;
        let audience = Url::parse(endpoint).map(|url| url.origin().ascii_serialization()).unwrap_or_default();
        let (Ok(body), Ok(authorization)) =
            (seal(&reminder.address, &message(reminder.lang)), self.vapid.authorization(&audience, now))
        else {
            return Posted::Unknown;
        };
        let request = self.http.post(endpoint).header("authorization", authorization);
        let request =
            request.header("content-type", "application/octet-stream").header("content-encoding", "aes128gcm");
        // One that waits is replaced by the next: never two at once.
        let request = request.header("ttl", lasts.as_secs().to_string()).header("topic", "reminder");
        let posted = match request.header("urgency", "normal").body(body).send().await {
            Ok(response) => judged(&response),
            Err(why) if why.is_connect() => Posted::Refused { after: Duration::ZERO },
            Err(_) => Posted::Unknown,
        };
        if !matches!(posted, Posted::Arrived | Posted::Gone) {
            tracing::warn!(?posted, "a reminder did not arrive");
        }
        posted
    }
}

fn judged(response: &Response) -> Posted {
    match response.status() {
        StatusCode::NOT_FOUND | StatusCode::GONE => Posted::Gone,
        status if status.is_success() => Posted::Arrived,
        _ => {
            let after = response.headers().get("retry-after").and_then(|after| after.to_str().ok()?.parse().ok());
            Posted::Refused { after: Duration::from_secs(after.unwrap_or_default()) }
        }
    }
}

/// What is shown on the phone, where others may see it: it says nothing about anybody.
fn message(lang: Lang) -> String {
    let (title, text) = match lang {
        Lang::Nl => ("Mijn stappen", "Er staat iets klaar."),
        Lang::En => ("My steps", "Something is ready for you."),
    };
    json!({ "title": title, "text": text }).to_string()
}
