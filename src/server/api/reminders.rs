//! `GET /v1/reminders`: whether residents can be reminded, and the key that their browser asks for.
//!
//! 200 the public key of this server · 404 nobody is reminded here

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::Problem;
use crate::App;

/// How a browser subscribes.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reminders {
    /// The `applicationServerKey`: a point of P-256, uncompressed, in base64url.
    pub public_key: String,
}

/// Whether residents can be reminded.
#[utoipa::path(get, path = "/v1/reminders", tag = "reminders",
    responses(
        (status = 200, description = "How a browser subscribes", body = Reminders),
        (status = 404, description = "Nobody is reminded here", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn read_reminders(State(app): State<App>) -> Result<Json<Reminders>, Problem> {
    let post = app.post.as_ref().ok_or_else(Problem::no_reminders)?;
    Ok(Json(Reminders { public_key: post.public_key() }))
}
