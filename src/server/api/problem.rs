//! Problems: what a call answers when it cannot do what was asked (RFC 9457, `application/problem+json`).

use std::time::Duration;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{identity::session::Denied, store::Fault};

/// A problem, with every fault that was found at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What kind of problem this is; stable, for programs.
    #[serde(rename = "type")]
    #[schema(example = "urn:problem:routekaart:bad-input")]
    pub kind: String,
    /// The same in words.
    pub title: &'static str,
    /// The status of the response.
    pub status: u16,
    /// One sentence about this very case.
    pub detail: String,
    /// Every fault that was found, by place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldFault>,
    /// On 409: the number that the server expects next from this device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_nr: Option<u32>,
    /// After how many seconds to come back; it becomes `Retry-After`.
    #[serde(skip)]
    pub retry_after: Option<u64>,
}

/// Stands on the response to a session that was revoked, so that its device is told to forget what it holds.
#[derive(Clone, Copy, Debug)]
pub struct WasRevoked;

const REVOKED: &str = "urn:problem:routekaart:revoked";

/// One fault in what was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldFault {
    /// Where: a JSON pointer into the body, or the name of a parameter.
    #[schema(example = "/events/3/nr")]
    pub place: String,
    /// What is expected there.
    pub detail: String,
}

impl Problem {
    fn new(status: StatusCode, kind: &str, title: &'static str, detail: impl Into<String>) -> Self {
        let kind = format!("urn:problem:routekaart:{kind}");
        let (status, detail) = (status.as_u16(), detail.into());
        Self { kind, title, status, detail, errors: Vec::new(), expected_nr: None, retry_after: None }
    }

    /// 400: the body cannot be read at all.
    pub fn unreadable(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "unreadable", "The body cannot be read", detail)
    }

    /// 400: these places hold something else than expected.
    pub fn bad_input(errors: Vec<FieldFault>) -> Self {
        let detail = "what was sent holds something else than expected";
        Self { errors, ..Self::new(StatusCode::BAD_REQUEST, "bad-input", "Bad input", detail) }
    }

    /// 400: one place holds something else than expected.
    pub fn bad_field(place: &str, detail: &str) -> Self {
        Self::bad_input(vec![FieldFault { place: place.into(), detail: detail.into() }])
    }

    /// 401: nobody is signed in.
    pub fn no_session() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "no-session", "Nobody is signed in", "pair this device with a link first")
    }

    /// 401: this session was revoked.
    pub fn revoked() -> Self {
        let detail = "this device may no longer see the route: it forgets what it holds";
        Self::new(StatusCode::UNAUTHORIZED, "revoked", "The session was revoked", detail)
    }

    /// 403: one of the two is wrong.
    pub fn wrong_password() -> Self {
        let detail = "which of the two it is, is not told";
        Self::new(StatusCode::FORBIDDEN, "wrong-password", "Name or password is wrong", detail)
    }

    /// 403: what this party may not do.
    pub fn not_for_party(detail: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, "not-for-party", "Not for this party", detail)
    }

    /// 403: a pairing that is not there and one that is somebody else's answer alike.
    pub fn not_your_pairing() -> Self {
        let detail = "only who made the code follows its pairing";
        Self::new(StatusCode::FORBIDDEN, "not-your-pairing", "Not a pairing of yours", detail)
    }

    /// 403: a device that is not there and one that is not to be revoked by this party answer alike.
    pub fn not_your_device() -> Self {
        let detail = "no such device of this route";
        Self::new(StatusCode::FORBIDDEN, "not-your-device", "Not a device of yours", detail)
    }

    /// 403: a route that is not there and one that is somebody else's answer alike.
    pub fn not_your_route() -> Self {
        Self::new(StatusCode::FORBIDDEN, "not-your-route", "Not a route of yours", "this session opens another route")
    }

    /// 403: a link that is unknown, used or too old.
    pub fn link_gone() -> Self {
        Self::new(StatusCode::FORBIDDEN, "link-gone", "The link no longer works", "it was used, or its time is over")
    }

    /// 403: a page of another site asked.
    pub fn other_site() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "other-site",
            "Asked by another site",
            "only pages of this server may change something",
        )
    }

    /// 404: no such call.
    pub fn no_such_call() -> Self {
        Self::new(StatusCode::NOT_FOUND, "no-such-call", "No such call", "see /v1/openapi.json for all calls")
    }

    /// 404: this server has no way to push services.
    pub fn no_reminders() -> Self {
        let detail = "this server knows no push service";
        Self::new(StatusCode::NOT_FOUND, "no-reminders", "Nobody is reminded here", detail)
    }

    /// 405: the call knows other methods.
    pub fn other_method() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "other-method", "Another method is expected", "see the Allow header")
    }

    /// 409: a number is missing.
    pub fn number_missing(expected: u32) -> Self {
        let detail = format!("number {expected} is expected next from this device; nothing was stored");
        let problem = Self::new(StatusCode::CONFLICT, "number-missing", "A number is missing", detail);
        Self { expected_nr: Some(expected), ..problem }
    }

    /// 409: the check number was another one.
    pub fn wrong_number() -> Self {
        let detail = "the phone shows another number: this pairing is over, make a new code";
        Self::new(StatusCode::CONFLICT, "wrong-number", "Another check number", detail)
    }

    /// 409: no phone waits for a check number.
    pub fn nobody_waits(detail: &str) -> Self {
        Self::new(StatusCode::CONFLICT, "nobody-waits", "No phone waits for this number", detail)
    }

    /// 410: what the reader holds is no part of this log any more.
    pub fn start_again() -> Self {
        let detail = "the cursor is of another log or another sight: rebuild from nothing and keep the outbox";
        Self::new(StatusCode::GONE, "start-again", "Start again", detail)
    }

    /// 413: more than fits.
    pub fn too_large(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Too large", detail)
    }

    /// 429: too many guesses failed.
    pub fn paused(wait: Duration) -> Self {
        let detail = "too many attempts failed: see Retry-After";
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "paused", "Paused for a while", detail);
        Self { retry_after: Some(wait.as_secs().max(1)), ..problem }
    }

    /// 415: JSON is expected.
    pub fn not_json() -> Self {
        let detail = "content-type: application/json is expected";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", "Not JSON", detail)
    }
}

impl From<Fault> for Problem {
    /// The reason of a broken store is for the log, not for whoever asks.
    fn from(fault: Fault) -> Self {
        if let Fault::Broken(why) = &fault {
            tracing::error!(why, "the store failed");
        }
        let detail = "nothing was stored; try again in a moment";
        Self { retry_after: Some(1), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "Not now", detail) }
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Nobody => Self::no_session(),
            Denied::Revoked => Self::revoked(),
            Denied::OtherRoute => Self::not_your_route(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.extend(self.retry_after.map(|seconds| (header::RETRY_AFTER, HeaderValue::from(seconds))));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Session"));
        }
        if self.kind == REVOKED {
            response.extensions_mut().insert(WasRevoked);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_that_is_busy_or_broken_says_when_to_come_back_and_not_why() {
        for fault in [Fault::Busy, Fault::Closed, Fault::Broken("/data/routekaart.db is gone".into())] {
            let problem = Problem::from(fault);
            assert!(!problem.detail.contains("routekaart.db"));
            let response = problem.into_response();
            assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(response.headers()[header::RETRY_AFTER], "1");
        }
    }
}
