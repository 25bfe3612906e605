//! Signing in and out.

use domain::party::Party;
use routekaart_tests::{
    cookies::{Cookie, Done},
    events::any_id,
    headers::{Kept, Reach, Wanted},
};

use super::*;

#[test]
fn a_link_opens_one_session_with_a_cookie_that_scripts_cannot_read() {
    let place = Place::new();
    let person = PersonId(any_id());
    let body = format!("{{\"secret\":\"{}\"}}", place.link(Party::Resident, person));
    let answer = place.nobody().post("/v1/pairings", &body).unwrap();
    assert_eq!(answer.status, 201);
    let session = Session { route: place.route, party: Party::Resident, person };
    assert_eq!(Session::read(str::from_utf8(&answer.body).unwrap()), Some(session));
    assert_eq!(Cookie::Phone.faults(Done::Given, Reach::Loopback, &answer), Vec::<String>::new());
    let unknown = r#"{"secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#;
    assert_problem(&place.nobody().post("/v1/pairings", unknown).unwrap(), 403, "link-gone");
    let signed_in = place.nobody().holding(&answer);
    assert_eq!(signed_in.get("/v1/sessions/current").unwrap().json(), answer.json());
}

#[test]
fn over_https_the_cookie_and_the_connection_are_guarded() {
    let place = Place::reached_by(Origin::Https("https://example.org".into()));
    let body = format!("{{\"secret\":\"{}\"}}", place.link(Party::Resident, PersonId(any_id())));
    let answer = place.nobody().with("origin", "https://example.org").post("/v1/pairings", &body).unwrap();
    assert_eq!(Cookie::Phone.faults(Done::Given, Reach::Https, &answer), Vec::<String>::new());
    assert_eq!(Wanted::own(Reach::Https, Kept::Never).faults(&answer), Vec::<String>::new());
    let elsewhere = place.nobody().with("origin", "https://example.com").post("/v1/pairings", &body).unwrap();
    assert_problem(&elsewhere, 403, "other-site");
}

#[test]
fn another_site_changes_nothing() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("origin", "null")] {
        let forged = phone.with(name, value);
        assert_problem(&forged.post(&place.events(), "{}").unwrap(), 403, "other-site");
        assert_problem(&forged.call("DELETE", "/v1/sessions/current", b"").unwrap(), 403, "other-site");
    }
    let own = phone.with("origin", &format!("http://{}", place.address));
    assert_eq!(own.post(&place.events(), "{\"events\":[]}").unwrap().status, 200);
}

#[test]
fn signing_out_works_at_once_and_leaves_nothing() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    let answer = phone.call("DELETE", "/v1/sessions/current", b"").unwrap();
    assert_eq!(answer.status, 204);
    assert_eq!(Cookie::Phone.faults(Done::Taken, Reach::Loopback, &answer), Vec::<String>::new());
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
    assert_eq!(phone.get("/v1/sessions/current").unwrap().status, 204);
    assert_problem(&phone.get(&place.events()).unwrap(), 401, "no-session");
}

#[test]
fn a_borrowed_phone_forgets_its_cookie_when_the_browser_is_closed() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    let keep = |kept: bool| phone.put("/v1/sessions/current", &format!("{{\"kept\":{kept}}}")).unwrap();
    let answer = keep(false);
    assert_eq!(answer.status, 204);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("session=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    let same = place.nobody().with("cookie", cookie.split(';').next().unwrap());
    assert_eq!(same.get(&place.events()).unwrap().status, 200, "it is the session that it was");
    let kept = keep(true);
    let seconds = kept.header("set-cookie").split("Max-Age=").nth(1).unwrap().parse::<u64>().unwrap();
    assert!((300..=365).contains(&(seconds / 86_400)), "as long as the session itself: {seconds} s");
    assert_problem(&phone.put("/v1/sessions/current", "{\"kept\":1}").unwrap(), 400, "unreadable");
}
