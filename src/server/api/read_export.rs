//! `GET /v1/routes/{id}/export?format=json|html`: everything that the resident sees, to take along (AVG articles 15
//! and 20).
//!
//! 200 a file: JSON for programs (also without `format`), or HTML to read · 400 bad id or format · 401 no session ·
//! 403 not a route of yours, or not the resident · 503 with `Retry-After`

use axum::{
    extract::{FromRequestParts, Query, State},
    http::{header, request::Parts},
    response::{IntoResponse as _, Response},
};
use domain::id::RouteId;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    problem::Problem,
    resident,
    signed::{AppParam, OnRoute},
};
use crate::{
    App,
    export::{Export, html},
};

/// How the file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For programs.
    Json,
    /// To read.
    Html,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct FormatParam {
    /// `json`, also when absent, or `html`.
    #[param(pattern = "^(json|html)$")]
    format: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Format {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let params = Query::<FormatParam>::from_request_parts(parts, state).await;
        let Query(params) = params.map_err(|fault| Problem::bad_field("query", &fault.body_text()))?;
        match params.format.as_deref() {
            None | Some("json") => Ok(Self::Json),
            Some("html") => Ok(Self::Html),
            Some(_) => Err(Problem::bad_field("format", "json or html is expected")),
        }
    }
}

/// Everything that the resident sees, to take along.
#[utoipa::path(get, path = "/v1/routes/{id}/export", tag = "sharing", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"), AppParam, FormatParam),
    responses(
        (status = 200, description = "The file", content((serde_json::Value = "application/json"), (String = "text/html"))),
        (status = 400, description = "Bad id or format", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours, or not the resident", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn read_export(
    State(app): State<App>,
    OnRoute(signed): OnRoute,
    format: Result<Format, Problem>,
) -> Result<Response, Problem> {
    resident::check(&signed.session)?;
    let (format, now) = (format?, app.clock.now());
    let export = app.store.look(move |txn| Export::of(txn, &signed.session, now)).await?;
    let (kind, name, text) = match format {
        Format::Json => ("application/json", "mijn-stappen.json", export.json()),
        Format::Html => ("text/html; charset=utf-8", "mijn-stappen.html", html::write(&export)),
    };
    let file = format!("attachment; filename=\"{name}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, file)], text).into_response())
}
