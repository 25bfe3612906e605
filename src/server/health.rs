//! `GET /healthz`: for whoever keeps the server running.
//!
//! 200 `ok`, the log can be read · 503 it cannot

use axum::extract::State;

use crate::{App, api::problem::Problem};

/// Reads the log's id, which touches the disk as every call does.
pub async fn healthz(State(app): State<App>) -> Result<&'static str, Problem> {
    app.store.look(|txn| txn.log_id()).await?;
    Ok("ok\n")
}
