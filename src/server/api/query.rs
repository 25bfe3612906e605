//! Reading the parameters of a call, with every fault at once.

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use domain::api::MOST_PULLED;
use serde::Deserialize;
use utoipa::IntoParams;

use super::problem::{FieldFault, Problem};
use crate::log::cursor::Cursor;

/// The parameters of a pull.
#[derive(Debug)]
pub struct PullQuery {
    /// Everything after this place.
    pub after: Option<Cursor>,
    /// At most this many events.
    pub limit: usize,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PullParams {
    /// The `next` of the page before; absent to start at the beginning. Opaque.
    #[param(pattern = "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$")]
    after: Option<String>,
    /// At most this many events, 1-500. 500 when absent.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 500)]
    limit: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for PullQuery {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let params = Query::<PullParams>::from_request_parts(parts, state).await;
        let Query(params) = params.map_err(|fault| Problem::bad_field("query", &fault.body_text()))?;
        let mut errors = Vec::new();
        let after = params.after.as_deref().map(Cursor::read).transpose().unwrap_or_else(|_| {
            errors
                .push(FieldFault { place: "after".into(), detail: "the `next` of an earlier page is expected".into() });
            None
        });
        let limit = params.limit.map_or(Some(MOST_PULLED), |limit| limit.parse().ok());
        let limit = limit.filter(|limit| (1..=MOST_PULLED).contains(limit)).unwrap_or_else(|| {
            let detail = format!("a whole number from 1 to {MOST_PULLED} is expected");
            errors.push(FieldFault { place: "limit".into(), detail });
            MOST_PULLED
        });
        if errors.is_empty() { Ok(Self { after, limit }) } else { Err(Problem::bad_input(errors)) }
    }
}
