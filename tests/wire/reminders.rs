//! Reminders: what a resident chooses, what a push service is handed, and what its phone can read of that.

use std::time::Duration;

use domain::{body::Body, event::Event};
use routekaart_tests::events::{push, tick};
use server::store::reminders::Reminder;

use super::{
    push_service::{Message, PushService},
    unsealed::{choice, claims, open},
    *,
};

const CHOICE: &str = "/v1/sessions/current/reminder";
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Monday 10 June 2024, 9:40 in Amsterdam.
const MONDAY: Moment = Moment(1_718_005_200_000);

impl Place {
    fn reminder(&self, person: PersonId) -> Option<Reminder> {
        let route = self.route;
        self.runtime.block_on(self.store.look(move |txn| txn.reminder(route, person))).unwrap()
    }

    /// Waits until the reminder of `person` is as wanted: what a push service answered is written down a little later.
    fn wait(&self, person: PersonId, wanted: impl Fn(Option<Reminder>) -> bool) {
        while !wanted(self.reminder(person)) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn public_key(&self) -> String {
        let answer = self.nobody().get("/v1/reminders").unwrap();
        assert_eq!(answer.status, 200);
        answer.json()["publicKey"].as_str().unwrap().to_owned()
    }

    /// A resident with a step for these weeks, called as no lock screen should say.
    fn resident(&self) -> (PersonId, Client) {
        let person = PersonId(any_id());
        let phone = self.nobody().paired(&self.link(Party::Resident, person)).unwrap();
        let (screen, text) = (any_device(), |field: &str, text: &str| Body::default().with(field, text));
        let step = [
            ("StepAdded", text("title", "Bel over uw schuld").with("phase", &*any_id().to_string())),
            ("OwnerSet", text("owner", "resident")),
            ("Released", text("state", "open")),
            ("WindowSet", text("from", "2024-06-10").with("to", "2024-06-28")),
        ];
        let said = (1..).zip(step).map(|(nr, (kind, body))| {
            let body = body.with("icon", "phone").with("minutes", 5);
            Event { kind: kind.into(), body, ..tick(screen, nr) }
        });
        let said: Vec<Event> = said.collect();
        let answer = self.signed_in(Party::Worker).post(&self.events(), &push(&said)).unwrap();
        assert!(!String::from_utf8_lossy(&answer.body).contains("refused"), "{:?}", answer.json());
        (person, phone)
    }
}

/// What a phone shows of a message.
fn shown(message: &Message) -> serde_json::Value {
    serde_json::from_str(&open(&message.body)).unwrap()
}

#[test]
fn r117_r087_a_phone_reads_a_neutral_reminder_that_nobody_else_can() {
    let (place, clock) = Place::timed_at(MONDAY);
    let service = PushService::new();
    let (person, phone) = place.resident();
    assert_eq!(phone.put(CHOICE, &choice(&service.endpoint("hers"), "morning", "nl")).unwrap().status, 204);
    clock.pass(DAY);
    let message = service.next();
    assert_eq!(message.header("request"), "POST /hers HTTP/1.1");
    assert_eq!(shown(&message), serde_json::json!({ "title": "Mijn stappen", "text": "Er staat iets klaar." }));
    assert!(!String::from_utf8_lossy(&message.body).contains("klaar"), "sealed on the way");
    for (name, value) in [("content-encoding", "aes128gcm"), ("topic", "reminder"), ("urgency", "normal")] {
        assert_eq!(message.header(name), value, "{name}");
    }
    // Until 10:30, when the hour that was chosen is over: a phone that was off is not woken at night.
    assert_eq!(message.header("ttl"), "3000");
    let claims = claims(message.header("authorization"), &place.public_key());
    assert_eq!((claims["aud"].as_str(), claims["sub"].as_str()), (Some(&*service.origin()), Some(CONTACT)));
    let in_half_a_day = MONDAY.plus(DAY).plus(DAY / 2).0 / 1000;
    assert_eq!(claims["exp"], in_half_a_day);
    // Another day, another language.
    assert_eq!(phone.put(CHOICE, &choice(&service.endpoint("hers"), "morning", "en")).unwrap().status, 204);
    clock.pass(DAY);
    assert_eq!(shown(&service.next())["text"], "Something is ready for you.");
    place.wait(person, |held| held.is_some_and(|held| held.last == MONDAY.plus(DAY).plus(DAY).wall().date()));
    assert_eq!(service.left(), 0, "one a day");
}

#[test]
fn r117_whoever_lets_a_phone_go_is_reminded_there_no_more() {
    let (place, clock) = Place::timed_at(MONDAY);
    let service = PushService::new();
    let (person, phone) = place.resident();
    for end in [CHOICE, "/v1/sessions/current"] {
        assert_eq!(phone.put(CHOICE, &choice(&service.endpoint("hers"), "morning", "nl")).unwrap().status, 204);
        assert_eq!(phone.call("DELETE", end, b"").unwrap().status, 204);
        assert_eq!(place.reminder(person), None);
    }
    assert_problem(&phone.put(CHOICE, &choice(&service.endpoint("hers"), "morning", "nl")).unwrap(), 401, "no-session");
    // Somebody else who is reminded on that day shows that it was looked at.
    let (_, other) = place.resident();
    assert_eq!(other.put(CHOICE, &choice(&service.endpoint("other"), "morning", "nl")).unwrap().status, 204);
    clock.pass(DAY);
    assert_eq!(service.next().header("request"), "POST /other HTTP/1.1");
    assert_eq!(service.left(), 0);
}

#[test]
fn a_push_service_that_knows_the_phone_no_more_is_left_alone() {
    let (place, clock) = Place::timed_at(MONDAY);
    let service = PushService::new();
    for gone in [404, 410] {
        let (person, phone) = place.resident();
        assert_eq!(phone.put(CHOICE, &choice(&service.endpoint("hers"), "morning", "nl")).unwrap().status, 204);
        service.answer(gone);
        clock.pass(DAY);
        service.next();
        place.wait(person, |held| held.is_none());
    }
}

#[test]
fn a_push_service_that_is_busy_is_asked_again_a_little_later() {
    let (place, clock) = Place::timed_at(MONDAY);
    let service = PushService::new();
    let (person, phone) = place.resident();
    assert_eq!(phone.put(CHOICE, &choice(&service.endpoint("hers"), "morning", "nl")).unwrap().status, 204);
    service.answer(503);
    clock.pass(DAY);
    service.next();
    place.wait(person, |held| held.is_some_and(|held| held.failed == 1));
    service.answer(201);
    clock.pass(Duration::from_secs(120));
    service.next();
    place.wait(person, |held| held.is_some_and(|held| held.failed == 0));
    assert_eq!(service.left(), 0);
}

#[test]
fn a_redirect_of_a_push_service_is_not_followed() {
    let (place, clock) = Place::timed_at(MONDAY);
    let service = PushService::new();
    let (person, phone) = place.resident();
    assert_eq!(phone.put(CHOICE, &choice(&service.endpoint("hers"), "morning", "nl")).unwrap().status, 204);
    service.answer(307);
    clock.pass(DAY);
    service.next();
    place.wait(person, |held| held.is_some_and(|held| held.failed == 1));
    assert_eq!(service.left(), 0);
}

#[test]
fn every_fault_of_a_choice_is_named_and_nothing_of_it_is_kept() {
    let place = Place::new();
    let (person, phone) = place.resident();
    let bad = r#"{"endpoint":"https://10.0.0.1/x","p256dh":"AAAA","auth":"x","at":"night","lang":"la"}"#;
    let answer = phone.put(CHOICE, bad).unwrap();
    assert_problem(&answer, 400, "bad-input");
    assert_eq!(places(&answer), ["/endpoint", "/p256dh", "/auth", "/at", "/lang"]);
    let off_the_curve = choice("https://push.example.org/x", "morning", "nl").replace("iw4\"", "iwA\"");
    assert_eq!(places(&phone.put(CHOICE, &off_the_curve).unwrap()), ["/p256dh"]);
    let inside = choice("http://169.254.169.254/latest", "morning", "nl");
    assert_eq!(places(&phone.put(CHOICE, &inside).unwrap()), ["/endpoint"]);
    let long = choice(&format!("https://push.example.org/{}", "x".repeat(5000)), "morning", "nl");
    assert_problem(&phone.put(CHOICE, &long).unwrap(), 413, "too-large");
    assert_problem(&phone.put(CHOICE, "{}").unwrap(), 400, "unreadable");
    assert_eq!(place.reminder(person), None);
    let worker = place.signed_in(Party::Worker);
    assert_problem(
        &worker.put(CHOICE, &choice("https://push.example.org/x", "morning", "nl")).unwrap(),
        403,
        "not-for-party",
    );
}

#[test]
fn a_server_without_push_says_so() {
    let place = Place::without_push();
    let (_, phone) = place.resident();
    assert_problem(&phone.get("/v1/reminders").unwrap(), 404, "no-reminders");
    let answer = phone.put(CHOICE, &choice("https://push.example.org/x", "morning", "nl")).unwrap();
    assert_problem(&answer, 404, "no-reminders");
    assert_eq!(phone.call("DELETE", CHOICE, b"").unwrap().status, 204);
}
