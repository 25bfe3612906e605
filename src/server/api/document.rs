//! `GET /v1/openapi.json`: all of this, for programs and for whoever connects another system.
//!
//! 200 the OpenAPI document; any site may read it

use std::sync::Arc;

use axum::{
    body::Bytes,
    http::header,
    response::{IntoResponse as _, Response},
};
use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, SecurityScheme},
};

/// The version of the API: its `API-Version` header, and the `/v1` of its calls.
pub const VERSION: &str = "1.0.0";

/// What the document says of the API as a whole.
#[derive(OpenApi)]
#[openapi(modifiers(&Cookie), info(
    title = "Routekaart",
    version = "1.0.0",
    description = "One append-only log of small events for each route. Devices make the events, also without a network; the server orders them for transport and guards who sees what.",
    contact(name = "The Routekaart authors", email = "api@routekaart.example", url = "https://routekaart.example"),
    license(name = "EUPL-1.2", identifier = "EUPL-1.2")
))]
pub struct Document;

/// How a call says whose it is.
struct Cookie;

impl Modify for Cookie {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let cookie = ApiKeyValue::with_description(
            "__Host-session",
            "From POST /v1/pairings; with app=team it is __Host-team-session, from POST /v1/sessions",
        );
        let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(cookie));
        document.components.get_or_insert_default().add_security_scheme("session", scheme);
    }
}

/// Serves the document, written once at the start.
pub fn answer(document: &Arc<Bytes>) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (headers, Bytes::clone(document)).into_response()
}
