//! Reading the ids in the path of a call.

use std::str::FromStr;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};

use super::problem::Problem;

/// What stands in the path of a call, by name.
#[derive(Debug)]
pub struct PathIds(Vec<(String, String)>);

impl PathIds {
    /// What is named `name`, when it can be read.
    pub fn get<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        let found = self.0.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.parse().ok());
        found.ok_or_else(|| Problem::bad_field(name, "an id of 36 characters is expected in the path"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for PathIds {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        // Parts that are no text are as good as absent: `get` names them.
        let found = RawPathParams::from_request_parts(parts, state).await;
        let pairs = |found: RawPathParams| found.iter().map(|(key, value)| (key.into(), value.into())).collect();
        Ok(Self(found.map(pairs).unwrap_or_default()))
    }
}
