//! Bad input: every call answers with the right problem, and nothing changes.

use domain::{api::LARGEST_PUSH, party::Party};
use routekaart_tests::events::{any_id, push, tick};

use super::*;

#[test]
fn a_body_that_is_no_json_is_a_problem_at_every_call_with_a_body() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    let others = [
        (place.events(), ["[]", "7", "{}", "{\"events\":7}", "{\"events\":null}"]),
        ("/v1/pairings".into(), ["[]", "7", "null", "{\"secret\":7}", "{\"code\":[]}"]),
    ];
    for (path, others) in others {
        for json in ["", "{", "\u{0}", "{\"events\":[}", &"[".repeat(1000), "nul"] {
            assert_problem(&phone.post(&path, json).unwrap(), 400, "unreadable");
        }
        for json in others {
            assert_problem(&phone.post(&path, json).unwrap(), 400, "unreadable");
        }
        let bytes = phone.with("content-type", "application/json").call("POST", &path, &[0xff, 0xfe, b'{']).unwrap();
        assert_problem(&bytes, 400, "unreadable");
        assert_problem(&phone.call("POST", &path, b"{}").unwrap(), 415, "not-json");
        let text = phone.with("content-type", "text/plain").call("POST", &path, b"{}").unwrap();
        assert_problem(&text, 415, "not-json");
    }
    assert_eq!(place.head(), 0);
}

#[test]
fn every_fault_is_named_at_once() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    let good = push(&[tick(any_device(), 1)]);
    let mixed = good.replacen("[", "[{}, 7, {\"id\":\"x\",\"device\":7,\"nr\":-1}, ", 1);
    let answer = phone.post(&place.events(), &mixed).unwrap();
    assert_problem(&answer, 400, "bad-input");
    let expected: Vec<_> =
        (0..3).flat_map(|place| ["id", "device", "nr"].map(|field| format!("/events/{place}/{field}"))).collect();
    assert_eq!(places(&answer), expected);
    let both = phone.get(&format!("{}?after=%00&limit=0", place.events())).unwrap();
    assert_problem(&both, 400, "bad-input");
    assert_eq!(places(&both), ["after", "limit"]);
    assert_eq!(place.head(), 0);
}

#[test]
fn more_than_fits_is_not_read() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    let many: Vec<_> = (1..=101).map(|nr| tick(device, nr)).collect();
    assert_problem(&phone.post(&place.events(), &push(&many)).unwrap(), 413, "too-large");
    assert_eq!(phone.post(&place.events(), &push(&many[..100])).unwrap().status, 200);
    let large = format!("{{\"events\":[],\"x\":\"{}\"}}", "y".repeat(LARGEST_PUSH));
    assert_problem(&phone.post(&place.events(), &large).unwrap(), 413, "too-large");
    assert_problem(
        &phone.post("/v1/pairings", &format!("{{\"secret\":\"{}\"}}", "y".repeat(2000))).unwrap(),
        413,
        "too-large",
    );
    assert_eq!(place.head(), 100);
}

#[test]
fn wrong_parameters_are_problems() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    for query in ["limit=501", "limit=-1", "limit=x", "after=x", "after=7&after=8", "limit=%ff", "after=%F0%9F"] {
        assert_problem(&phone.get(&format!("{}?{query}", place.events())).unwrap(), 400, "bad-input");
    }
    assert_problem(&phone.post("/v1/pairings", "{\"secret\":\"short\"}").unwrap(), 400, "bad-input");
}

#[test]
fn an_unknown_route_and_somebody_elses_answer_alike() {
    let place = Place::new();
    let other_route = RouteId(any_id());
    place.runtime.block_on(place.store.change(move |txn| txn.add_route(other_route))).unwrap();
    let phone = place.signed_in(Party::Resident);
    let body = push(&[tick(any_device(), 1)]);
    for id in [other_route.to_string(), any_id().to_string()] {
        for end in ["events", "stream"] {
            assert_problem(&phone.get(&format!("/v1/routes/{id}/{end}")).unwrap(), 403, "not-your-route");
        }
        assert_problem(&phone.post(&format!("/v1/routes/{id}/events"), &body).unwrap(), 403, "not-your-route");
    }
    for id in ["x", "%00", "7C1E0F4A-0000-4000-8000-000000000001", "%ff"] {
        assert_problem(&phone.get(&format!("/v1/routes/{id}/events")).unwrap(), 400, "bad-input");
        assert_problem(&phone.get(&format!("/v1/routes/{id}/stream")).unwrap(), 400, "bad-input");
        assert_problem(&phone.post(&format!("/v1/routes/{id}/events"), &body).unwrap(), 400, "bad-input");
    }
}

#[test]
fn without_a_session_nothing_is_told() {
    let place = Place::new();
    let stream = format!("/v1/routes/{}/stream", place.route);
    let forged = place.nobody().with("cookie", &format!("session={}", "A".repeat(43)));
    for who in [place.nobody(), forged, place.nobody().with("cookie", "session=; ; =;")] {
        for path in [&place.events(), &stream, "/v1/routes/x/events"] {
            assert_problem(&who.get(path).unwrap(), 401, "no-session");
        }
        let answer = who.get("/v1/sessions/current").unwrap();
        assert_eq!((answer.status, &*answer.body), (204, &b""[..]));
        assert_problem(&who.post(&place.events(), "{").unwrap(), 401, "no-session");
        assert_problem(&who.call("DELETE", "/v1/sessions/current", b"").unwrap(), 401, "no-session");
    }
}

#[test]
fn other_calls_and_other_methods_are_problems() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    for path in ["/v1", "/v1/", "/v1/routes/", "/v1/sessions/current/", "/v1/%00", "/v1/healthz"] {
        assert_problem(&phone.with("accept", "text/html").get(path).unwrap(), 404, "no-such-call");
    }
    let wrong = [("PUT", place.events()), ("GET", "/v1/pairings".into()), ("PATCH", "/v1/sessions/current".into())];
    for (method, path) in wrong {
        let answer = phone.call(method, &path, b"").unwrap();
        assert_problem(&answer, 405, "other-method");
        assert!(!answer.header("allow").is_empty());
    }
}
