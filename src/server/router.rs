//! Every route of the server, in one reading.

use std::{path::PathBuf, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    extract::Request,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::get,
};
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi as _;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    App, access_log,
    api::{
        accounts, choose_consent, choose_reminder, create_pairing, create_pairing_code, delete_session, devices,
        document::{self, Document},
        erase_route, follow_pairing, keep_session, oidc,
        problem::Problem,
        pull_events, push_events, read_consents, read_export, read_session, read_views, reminders,
        routes as own_routes, same_origin, sign_in, stream_events, withdraw_consent,
    },
    headers,
    health::healthz,
    site::Site,
};

/// The calls, each with its documentation.
fn calls() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(pull_events::pull_events, push_events::push_events))
        .routes(routes!(stream_events::stream_events))
        .routes(routes!(read_consents::read_consents))
        .routes(routes!(choose_consent::choose_consent, withdraw_consent::withdraw_consent))
        .routes(routes!(read_views::read_views))
        .routes(routes!(read_export::read_export))
        .routes(routes!(accounts::list_accounts))
        .routes(routes!(erase_route::erase_route))
        .routes(routes!(sign_in::sign_in_ways))
        .routes(routes!(oidc::start))
        .routes(routes!(oidc::callback))
        .routes(routes!(sign_in::sign_in, delete_session::delete_sessions))
        .routes(routes!(own_routes::list_routes, own_routes::start_route))
        .routes(routes!(create_pairing::create_pairing))
        .routes(routes!(follow_pairing::read_pairing, follow_pairing::confirm_pairing))
        .routes(routes!(create_pairing_code::create_pairing_code))
        .routes(routes!(devices::list_devices))
        .routes(routes!(devices::revoke_device))
        .routes(routes!(read_session::read_session, keep_session::keep_session, delete_session::delete_session))
        .routes(routes!(reminders::read_reminders))
        .routes(routes!(choose_reminder::choose_reminder, choose_reminder::drop_reminder))
}

/// The calls, the site when there is one, and what surrounds both.
pub fn router(app: App, site: Option<PathBuf>) -> Router {
    let (calls, document) = calls().split_for_parts();
    let document = Arc::new(Bytes::from(document.to_json().unwrap_or_default()));
    let site = site.map(Site::new);
    calls
        .route("/v1/openapi.json", get(async move || document::answer(&document)))
        .route("/healthz", get(healthz))
        // The site's files were compressed when it was built.
        .layer(CompressionLayer::new())
        .method_not_allowed_fallback(async || Problem::other_method())
        .fallback(async move |request: Request| elsewhere(site, request).await)
        .layer(from_fn_with_state(app.clone(), same_origin::check))
        .layer(from_fn_with_state(app.clone(), headers::add))
        .layer(from_fn(access_log::write))
        .with_state(app)
}

async fn elsewhere(site: Option<Site>, request: Request) -> Response {
    match site {
        Some(site) if !is_call(request.uri().path()) => site.answer(request).await,
        _ => Problem::no_such_call().into_response(),
    }
}

fn is_call(path: &str) -> bool {
    path == "/v1" || path.starts_with("/v1/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Other systems are built against this document: a change of it is a decision, not an accident.
    #[test]
    fn the_document_of_the_calls_is_what_it_was() {
        let (_, document) = calls().split_for_parts();
        insta::assert_snapshot!(document.to_pretty_json().unwrap());
    }
}
