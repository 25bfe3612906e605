//! The built site: files as they are, compressed beforehand, and an app's page for every address inside it.

use std::path::{Path, PathBuf};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use tower::ServiceExt as _;
use tower_http::services::{ServeDir, ServeFile};

/// A file whose name says what is in it never changes.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Everything else is asked for again, and mostly answered with 304.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The folder with the built site.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
}

impl Site {
    /// The site in `folder`.
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The file that is asked for, or the page of the app whose address it is.
    pub async fn answer(self, request: Request) -> Response {
        let path = request.uri().path().to_owned();
        let page = is_navigation(&request).then(|| self.folder.join(page(&path)));
        let again = same_question(&request);
        let files = ServeDir::new(&self.folder).precompressed_br().precompressed_gzip();
        let mut response = files.oneshot(request).await.into_response();
        if let (StatusCode::NOT_FOUND, Some(page)) = (response.status(), page) {
            response = serve_file(&page, again).await;
        }
        // A file that is not there may come with the next release.
        let is_there = response.status() != StatusCode::NOT_FOUND;
        let cache = if is_there && is_named_by_content(&path) { FOREVER } else { ASK_AGAIN };
        response.headers_mut().insert(header::CACHE_CONTROL, cache);
        response
    }
}

async fn serve_file(file: &Path, request: Request) -> Response {
    ServeFile::new(file).precompressed_br().precompressed_gzip().oneshot(request).await.into_response()
}

/// The page of the app that an address belongs to.
fn page(path: &str) -> &'static str {
    if path == "/team" || path.starts_with("/team/") { "team.html" } else { "index.html" }
}

/// Whether a person opens an address, as against a page that fetches a file.
fn is_navigation(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    matches!(*request.method(), Method::GET | Method::HEAD) && accept.contains("text/html")
}

/// The same question once more; a request cannot be copied with its body, and this one has none.
fn same_question(request: &Request) -> Request {
    let mut again = Request::new(Body::empty());
    *again.method_mut() = request.method().clone();
    *again.uri_mut() = request.uri().clone();
    *again.headers_mut() = request.headers().clone();
    again
}

/// Whether the name holds at least eight hexadecimal digits of its content, like `resident-1f2e3d4c.wasm`.
fn is_named_by_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let digits = stem.rsplit_once('-').map(|(_, digits)| digits).unwrap_or_default();
    name.len() > stem.len() && digits.len() >= 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_with_its_content_in_it_stays_forever() {
        assert!(is_named_by_content("/resident-1f2e3d4c.wasm"));
        assert!(is_named_by_content("/a/b-0123456789abcdef.js"));
        for path in ["/", "/index.html", "/sw.js", "/a-1f2e3d4.js", "/a-1f2e3d4z.js", "/a-1f2e3d4c", "/1f2e3d4c.js"] {
            assert!(!is_named_by_content(path), "{path}");
        }
    }

    #[test]
    fn each_address_belongs_to_one_app() {
        assert_eq!(["/", "/route", "/teamwork"].map(page), ["index.html"; 3]);
        assert_eq!(["/team", "/team/route"].map(page), ["team.html"; 2]);
    }
}
