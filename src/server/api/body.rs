//! Reading a body: JSON and nothing else, of a bounded size, with problems as answers.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::header,
};
use serde::de::DeserializeOwned;

use super::problem::Problem;

/// The bytes of a JSON body of at most `MOST` bytes.
#[derive(Debug)]
pub struct JsonBytes<const MOST: usize>(pub Bytes);

impl<const MOST: usize> JsonBytes<MOST> {
    /// Reads the whole body as `T`, which borrows nothing.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_json::from_slice(&self.0).map_err(|fault| Problem::unreadable(fault.to_string()))
    }
}

impl<S: Send + Sync, const MOST: usize> FromRequest<S> for JsonBytes<MOST> {
    type Rejection = Problem;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Problem::not_json());
        }
        let body = axum::body::to_bytes(request.into_body(), MOST).await;
        body.map(Self).map_err(|_| Problem::too_large(format!("a body of at most {MOST} bytes is expected")))
    }
}
