//! Pairing a phone, over the wire: as the phone and the one beside it see it.

use std::time::Duration;

use domain::party::Party;
use routekaart_tests::events::{any_id, push, tick};
use serde_json::Value;

use super::*;

impl Place {
    /// A new code, made by `maker`.
    fn code(&self, maker: &Client) -> Value {
        let answer = maker.post(&format!("/v1/routes/{}/pairing-codes", self.route), "").unwrap();
        assert_eq!(answer.status, 201, "{:?}", answer.json());
        answer.json()
    }

    fn redeem(&self, field: &str, value: &str) -> Answer {
        self.nobody().post("/v1/pairings", &format!("{{\"{field}\":\"{value}\"}}")).unwrap()
    }

    fn devices(&self) -> String {
        format!("/v1/routes/{}/devices", self.route)
    }

    /// A phone that was paired by `maker`.
    fn paired(&self, maker: &Client) -> Client {
        let code = self.code(maker);
        let answer = self.redeem("secret", code["secret"].as_str().unwrap());
        let checked = check(maker, &code, answer.json()["checkNumber"].as_str().unwrap());
        assert_eq!((checked.status, checked.json()["state"].as_str()), (200, Some("confirmed")));
        self.phone(&answer)
    }

    /// The phone that got this answer.
    fn phone(&self, answer: &Answer) -> Client {
        self.nobody().holding(answer)
    }
}

fn pairing(code: &Value) -> String {
    format!("/v1/pairings/{}", code["id"].as_str().unwrap())
}

fn check(maker: &Client, code: &Value, number: &str) -> Answer {
    let body = format!("{{\"checkNumber\":\"{number}\"}}");
    maker.with("content-type", "application/json").call("PATCH", &pairing(code), body.as_bytes()).unwrap()
}

fn state(maker: &Client, code: &Value) -> String {
    maker.get(&pairing(code)).unwrap().json()["state"].as_str().unwrap().to_owned()
}

#[test]
fn a_phone_waits_for_its_number_and_then_has_the_route() {
    let place = Place::new();
    let naomi = place.signed_in(Party::Worker);
    for field in ["secret", "code"] {
        let code = place.code(&naomi);
        assert_eq!(state(&naomi, &code), "waiting");
        let answer = place.redeem(field, code[field].as_str().unwrap());
        assert_eq!(answer.status, 202);
        let number = answer.json()["checkNumber"].as_str().unwrap().to_owned();
        assert!(number.len() == 2 && number.parse::<u8>().unwrap() >= 10);
        let phone = place.phone(&answer);
        let waits = phone.get("/v1/sessions/current").unwrap();
        assert_eq!((waits.status, waits.json()), (202, answer.json()));
        assert_problem(&phone.get(&place.events()).unwrap(), 401, "no-session");
        assert_eq!(state(&naomi, &code), "redeemed");
        assert_eq!(check(&naomi, &code, &number).status, 200);
        assert_eq!(state(&naomi, &code), "confirmed");
        let session = phone.get("/v1/sessions/current").unwrap();
        assert_eq!((session.status, session.json()["party"].as_str()), (200, Some("resident")));
        assert_eq!(phone.get(&place.events()).unwrap().status, 200);
        assert_problem(&place.redeem(field, code[field].as_str().unwrap()), 403, "link-gone");
    }
}

#[test]
fn a_wrong_number_is_refused_and_the_pairing_is_over() {
    let place = Place::new();
    let naomi = place.signed_in(Party::Worker);
    let code = place.code(&naomi);
    let answer = place.redeem("secret", code["secret"].as_str().unwrap());
    assert_problem(&check(&naomi, &code, "09"), 409, "wrong-number");
    assert_eq!(state(&naomi, &code), "refused");
    assert_problem(&check(&naomi, &code, answer.json()["checkNumber"].as_str().unwrap()), 409, "nobody-waits");
    assert_eq!(place.phone(&answer).get("/v1/sessions/current").unwrap().status, 204);
}

#[test]
fn a_phone_on_which_somebody_sees_another_number_ends_the_pairing_for_both() {
    let place = Place::new();
    let naomi = place.signed_in(Party::Worker);
    let code = place.code(&naomi);
    let answer = place.redeem("code", code["code"].as_str().unwrap());
    let phone = place.phone(&answer);
    let left = phone.call("DELETE", "/v1/sessions/current", b"").unwrap();
    assert_eq!((left.status, left.header("clear-site-data")), (204, ""));
    assert!(left.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(state(&naomi, &code), "refused");
    assert_eq!(check(&naomi, &code, answer.json()["checkNumber"].as_str().unwrap()).status, 409);
    assert_eq!(phone.get("/v1/sessions/current").unwrap().status, 204);
}

#[test]
fn a_pairing_is_over_after_ten_minutes() {
    let (place, clock) = Place::timed();
    let naomi = place.signed_in(Party::Worker);
    let (used, unused) = (place.code(&naomi), place.code(&naomi));
    let answer = place.redeem("secret", used["secret"].as_str().unwrap());
    clock.pass(Duration::from_secs(600));
    assert_problem(&place.redeem("secret", unused["secret"].as_str().unwrap()), 403, "link-gone");
    assert_problem(&check(&naomi, &used, answer.json()["checkNumber"].as_str().unwrap()), 409, "nobody-waits");
    assert_eq!([state(&naomi, &used), state(&naomi, &unused)], ["ended", "ended"]);
    assert_eq!(place.phone(&answer).get("/v1/sessions/current").unwrap().status, 204);
}

#[test]
fn only_who_stands_beside_the_resident_pairs() {
    let place = Place::new();
    let codes = format!("/v1/routes/{}/pairing-codes", place.route);
    for party in [Party::Resident, Party::Volunteer, Party::Adviser] {
        assert_problem(&place.signed_in(party).post(&codes, "").unwrap(), 403, "not-for-party");
    }
    let (naomi, jaap) = (place.signed_in(Party::Worker), place.signed_in(Party::Specialist));
    let code = place.code(&naomi);
    let unknown = serde_json::json!({ "id": any_id() });
    for code in [&code, &unknown] {
        assert_problem(&jaap.get(&pairing(code)).unwrap(), 403, "not-your-pairing");
        assert_problem(&check(&jaap, code, "42"), 403, "not-your-pairing");
    }
    for number in ["7", "123", "ab", ""] {
        assert_problem(&check(&naomi, &code, number), 400, "bad-input");
    }
    assert_problem(&naomi.get("/v1/pairings/x").unwrap(), 400, "bad-input");
    for body in ["{\"code\":\"12345678\"}", "{\"code\":\"12345678x\"}"] {
        assert_problem(&place.nobody().post("/v1/pairings", body).unwrap(), 400, "bad-input");
    }
    for body in ["{}", "{\"secret\":\"x\",\"code\":\"123456789\"}"] {
        assert_problem(&place.nobody().post("/v1/pairings", body).unwrap(), 400, "unreadable");
    }
}

#[test]
fn a_revoked_phone_is_told_at_its_next_request_and_forgets() {
    let place = Place::new();
    let naomi = place.signed_in(Party::Worker);
    let (lost, kept) = (place.paired(&naomi), place.paired(&naomi));
    let listed = lost.get(&place.devices()).unwrap().json();
    let devices = listed["devices"].as_array().unwrap();
    assert_eq!(devices.len(), 2);
    let own: Vec<_> = devices.iter().filter(|device| device["current"] == true).collect();
    assert_eq!(own.len(), 1);
    let path = format!("{}/{}", place.devices(), own[0]["id"].as_str().unwrap());
    assert_eq!(naomi.call("DELETE", &path, b"").unwrap().status, 204);
    assert_problem(&naomi.call("DELETE", &path, b"").unwrap(), 403, "not-your-device");
    let body = push(&[tick(any_device(), 1)]);
    for answer in [
        lost.get(&place.events()).unwrap(),
        lost.post(&place.events(), &body).unwrap(),
        lost.get("/v1/sessions/current").unwrap(),
    ] {
        assert_problem(&answer, 401, "revoked");
        assert_eq!(answer.header("clear-site-data"), "\"cookies\", \"storage\"");
    }
    assert_eq!(place.head(), 0);
    assert_eq!(kept.post(&place.events(), &body).unwrap().status, 200);
    assert_eq!(naomi.get(&place.devices()).unwrap().json()["devices"].as_array().unwrap().len(), 1);
    assert_problem(&place.signed_in(Party::Volunteer).get(&place.devices()).unwrap(), 403, "not-for-party");
}

/// Over the wire and on a clock that the test sets: how many codes one source may guess, how long it waits then, and
/// that a QR is read all the while.
#[test]
fn guessing_codes_pauses_typing_and_never_the_qr() {
    let (place, clock) = Place::timed();
    let naomi = place.signed_in(Party::Worker);
    let code = place.code(&naomi);
    let digits: u32 = code["code"].as_str().unwrap().parse().unwrap();
    let wrong = |guess: u32| place.redeem("code", &format!("{:09}", (digits + 1 + guess) % 1_000_000_000));
    for guess in 0..5 {
        assert_problem(&wrong(guess), 403, "link-gone");
        clock.pass(Duration::from_secs(1));
    }
    let paused = wrong(5);
    assert_problem(&paused, 429, "paused");
    assert_eq!(paused.header("retry-after"), "595");
    // The right digits wait as well, so that a pause tells nothing; the QR works at once.
    assert_problem(&place.redeem("code", code["code"].as_str().unwrap()), 429, "paused");
    assert_eq!(place.redeem("secret", code["secret"].as_str().unwrap()).status, 202);
    clock.pass(Duration::from_secs(595));
    let next = place.code(&naomi);
    assert_eq!(place.redeem("code", next["code"].as_str().unwrap()).status, 202);
    assert_problem(&wrong(6), 403, "link-gone");
    assert_problem(&wrong(7), 429, "paused");
}

/// Whoever guesses from everywhere gets sixty guesses in ten minutes, of a thousand million codes.
#[test]
fn guessing_from_everywhere_pauses_typing_for_all() {
    let place = Place::reached_by(Origin::Https("https://example.org".into()));
    let naomi = place.signed_in(Party::Worker);
    let code = place.code(&naomi);
    let typed = |source: u32| {
        let from = place.nobody().with("x-forwarded-for", &format!("192.0.2.1, 2001:db8:0:{source:x}::1"));
        from.post("/v1/pairings", "{\"code\":\"000000000\"}").unwrap().status
    };
    let answers: Vec<u16> = (0..100).map(typed).collect();
    assert_eq!(answers.iter().filter(|status| **status == 403).count(), 60);
    assert_eq!(answers.iter().filter(|status| **status == 429).count(), 40);
    assert_eq!(place.redeem("secret", code["secret"].as_str().unwrap()).status, 202);
}
