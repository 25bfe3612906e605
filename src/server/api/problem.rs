//! Problems: what a call answers when it cannot do what was asked (RFC 9457, `application/problem+json`).

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::store::Fault;

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
}

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
        Self { kind, title, status: status.as_u16(), detail: detail.into(), errors: Vec::new(), expected_nr: None }
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

    /// 410: what the reader holds is no part of this log any more.
    pub fn start_again() -> Self {
        let detail = "the cursor is of another log or another sight: rebuild from nothing and keep the outbox";
        Self::new(StatusCode::GONE, "start-again", "Start again", detail)
    }

    /// 413: more than fits.
    pub fn too_large(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Too large", detail)
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
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "Not now", detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        match status {
            StatusCode::SERVICE_UNAVAILABLE => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
            }
            StatusCode::UNAUTHORIZED => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Session"));
            }
            _ => {}
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
