//! The headers on every response that keep a browser on its guard.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::{
    App,
    api::{document, problem::WasRevoked, signed::Client},
    config::Origin,
};

/// No inline script or style, nothing from another site, no frame around it, and no string that becomes markup:
/// the one policy, `worker`, knows the address of the service worker only. WebAssembly needs its own word.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types worker";

const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(self), geolocation=(), microphone=()"),
    ),
];

/// Two years. A browser that was here once comes back by https only.
const STRICT_TRANSPORT: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

const FORGET: HeaderValue = HeaderValue::from_static("\"cookies\", \"storage\"");

/// Adds them. What an answer says itself about caching stays; one that says nothing is not kept.
pub async fn add(State(app): State<App>, request: Request, next: Next) -> Response {
    let client = Client::of(request.uri());
    let is_call = request.uri().path().starts_with("/v1");
    let mut response = next.run(request).await;
    let was_revoked = response.extensions().get::<WasRevoked>().is_some();
    let headers = response.headers_mut();
    headers.extend(ALWAYS);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if app.origin != Origin::Loopback {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT);
    }
    // What a phone holds goes with its session. The shared screen holds nothing that stays.
    if was_revoked && client == Client::Phone {
        headers.insert(HeaderName::from_static("clear-site-data"), FORGET);
    }
    if is_call {
        headers.insert(HeaderName::from_static("api-version"), HeaderValue::from_static(document::VERSION));
        // The document is for any site; the rest is for our own pages.
        if headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN) {
            let anybody = HeaderValue::from_static("cross-origin");
            headers.insert(HeaderName::from_static("cross-origin-resource-policy"), anybody);
        }
    }
    response
}
