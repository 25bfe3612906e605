//! Nobody is made to change something by another site's page: the second lock beside `SameSite=Strict`.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use super::problem::Problem;
use crate::{App, config::Origin};

/// Refuses a call that may change something when a browser says that it comes from another origin. A program
/// that is no browser says nothing and holds no cookie that it was not given.
pub async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_own(request.headers(), &app.origin) {
        return next.run(request).await;
    }
    Problem::other_site().into_response()
}

fn is_own(headers: &HeaderMap, origin: &Origin) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    let Some(from) = text(header::ORIGIN) else {
        // A header that is no text is no origin of ours either.
        return !headers.contains_key(header::ORIGIN);
    };
    match origin {
        Origin::Https(own) => from == own,
        Origin::Loopback => from.strip_prefix("http://").is_some_and(|host| Some(host) == text(header::HOST)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&'static str, &'static str)], origin: &Origin) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        is_own(&headers, origin)
    }

    #[test]
    fn only_the_own_origin_may_change_something() {
        let https = Origin::Https("https://example.org".into());
        assert!(own(&[], &https));
        assert!(own(&[("origin", "https://example.org")], &https));
        assert!(!own(&[("origin", "https://example.org.evil.example")], &https));
        assert!(!own(&[("origin", "null")], &https));
        assert!(own(&[("sec-fetch-site", "same-origin")], &https));
        assert!(!own(&[("sec-fetch-site", "same-site"), ("origin", "https://example.org")], &https));
        assert!(own(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")], &Origin::Loopback));
        assert!(!own(&[("origin", "http://127.0.0.1:9"), ("host", "127.0.0.1:8080")], &Origin::Loopback));
    }
}
