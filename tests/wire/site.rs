//! The site, its headers, and what stands beside the calls.

use std::path::PathBuf;

use domain::party::Party;
use routekaart_tests::headers::{Kept, Reach, Readers, Wanted};

use super::*;

const WASM: &str = "/app-0123456789abcdef.wasm";

/// A small site as a build leaves it.
pub fn built(folder: &Folder) -> PathBuf {
    let site = folder.path().join("site");
    std::fs::create_dir_all(&site).unwrap();
    let files = [
        ("index.html", "phone"),
        ("team.html", "team"),
        ("sw.js", "worker"),
        ("manifest.webmanifest", "{}"),
        ("map.svg", "<svg/>"),
        ("app-0123456789abcdef.wasm", "plain"),
        ("app-0123456789abcdef.wasm.br", "brotli"),
        ("app-0123456789abcdef.wasm.gz", "gzip"),
    ];
    for (name, text) in files {
        std::fs::write(site.join(name), text).unwrap();
    }
    site
}

#[test]
fn a_file_comes_in_the_smallest_form_that_the_browser_takes() {
    let place = Place::new();
    for (accept, encoding, body) in [("gzip, br", "br", "brotli"), ("gzip", "gzip", "gzip"), ("", "", "plain")] {
        let answer = place.nobody().with("accept-encoding", accept).get(WASM).unwrap();
        assert_eq!((answer.header("content-encoding"), &*answer.body), (encoding, body.as_bytes()));
        assert_eq!(answer.header("content-type"), "application/wasm");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    }
}

#[test]
fn what_may_change_is_asked_for_again() {
    let place = Place::new();
    let kinds = [
        ("/", "text/html"),
        ("/sw.js", "text/javascript"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/map.svg", "image/svg+xml"),
    ];
    for (path, kind) in kinds {
        let answer = place.nobody().get(path).unwrap();
        assert_eq!((answer.status, answer.header("cache-control")), (200, "no-cache"), "{path}");
        assert!(answer.header("content-type").starts_with(kind), "{path}: {}", answer.header("content-type"));
    }
}

#[test]
fn an_address_inside_an_app_opens_that_app() {
    let place = Place::new();
    let browser = place.nobody().with("accept", "text/html,application/xhtml+xml");
    for (path, body) in [("/", "phone"), ("/route/3", "phone"), ("/team", "team"), ("/team/route", "team")] {
        let answer = browser.get(path).unwrap();
        assert_eq!((answer.status, &*answer.body), (200, body.as_bytes()), "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    for path in ["/gone.js", "/../Cargo.toml", "/%2e%2e/routekaart.db", "/..%2froutekaart.db"] {
        assert_eq!(place.nobody().get(path).unwrap().status, 404, "{path}");
    }
    let gone = place.nobody().get("/app-00000000000000ff.wasm").unwrap();
    assert_eq!((gone.status, gone.header("cache-control")), (404, "no-cache"));
}

#[test]
fn every_response_keeps_the_browser_on_its_guard() {
    let place = Place::new();
    let kept = [
        ("/", Kept::AskedAgain),
        (WASM, Kept::Forever),
        ("/gone.js", Kept::AskedAgain),
        ("/v1/gone", Kept::Never),
        ("/healthz", Kept::Never),
        ("/v1/sessions/current", Kept::Never),
    ];
    for (path, kept) in kept {
        let answer = place.nobody().get(path).unwrap();
        assert_eq!(Wanted::own(Reach::Loopback, kept).faults(&answer), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn the_document_of_the_calls_is_for_everybody() {
    let place = Place::new();
    let answer = place.nobody().with("origin", "https://elsewhere.example").get("/v1/openapi.json").unwrap();
    let wanted = Wanted { reach: Reach::Loopback, kept: Kept::Never, readers: Readers::Anybody };
    assert_eq!((answer.status, wanted.faults(&answer)), (200, Vec::new()));
    assert_eq!(answer.header("api-version"), "1.0.0");
    let contact = &answer.json()["info"]["contact"];
    assert!(["name", "email", "url"].iter().all(|field| contact[field].is_string()));
    let session = place.signed_in(Party::Resident).get("/v1/sessions/current").unwrap();
    assert_eq!(session.header("access-control-allow-origin"), "");
}

#[test]
fn health_is_told() {
    let answer = Place::new().nobody().get("/healthz").unwrap();
    assert_eq!((answer.status, &*answer.body), (200, &b"ok\n"[..]));
}
