//! Who may see what: the resident's choices.

use domain::{
    api::sharing::Consents,
    body::Body,
    event::Event,
    id::Uuid,
    party::{Audience, Party},
    topic::Topic,
};
use routekaart_tests::events::{push, tick};
use serde_json::json;

use super::{stream::next, *};

impl Place {
    fn consents(&self) -> String {
        format!("/v1/routes/{}/consents", self.route)
    }
}

#[test]
fn the_resident_chooses_and_everybody_on_the_route_may_know() {
    let place = Place::new();
    let (phone, screen) = (place.signed_in(Party::Resident), place.signed_in(Party::Worker));
    let all = ["steps", "goal", "questions", "wins"];
    let sees = |worker: &[&str], specialist: &[&str], adviser: &[&str]| {
        json!({"consents": [{"party": "worker", "sees": worker}, {"party": "specialist", "sees": specialist},
            {"party": "adviser", "sees": adviser}]})
    };
    assert_eq!(screen.get(&place.consents()).unwrap().json(), sees(&all, &all, &[]));
    let chosen = phone.put(&format!("{}/worker", place.consents()), r#"{"sees":["wins","steps","wins"]}"#).unwrap();
    assert_eq!((chosen.status, chosen.json()), (200, json!({"party": "worker", "sees": ["steps", "wins"]})));
    phone.put(&format!("{}/adviser", place.consents()), r#"{"sees":["goal"]}"#).unwrap();
    assert_eq!(phone.call("DELETE", &format!("{}/specialist", place.consents()), b"").unwrap().status, 204);
    let now = screen.get(&place.consents()).unwrap();
    assert_eq!(now.json(), sees(&["steps", "wins"], &[], &["goal"]));
    // What the phone reads.
    let read = Consents::read(&String::from_utf8(now.body).unwrap()).unwrap();
    assert_eq!(read.consents[0].sees, [Topic::Steps, Topic::Wins]);
}

#[test]
fn nobody_else_chooses_and_every_fault_is_named() {
    let place = Place::new();
    for party in [Party::Worker, Party::Specialist, Party::Volunteer, Party::Adviser] {
        let other = place.signed_in(party);
        let path = format!("{}/worker", place.consents());
        assert_problem(&other.put(&path, r#"{"sees":[]}"#).unwrap(), 403, "not-for-party");
        assert_problem(&other.call("DELETE", &path, b"").unwrap(), 403, "not-for-party");
    }
    let phone = place.signed_in(Party::Resident);
    for word in ["resident", "volunteer", "nobody", "%ff", "Worker"] {
        let path = format!("{}/{word}", place.consents());
        assert_problem(&phone.put(&path, r#"{"sees":[]}"#).unwrap(), 400, "bad-input");
        assert_problem(&phone.call("DELETE", &path, b"").unwrap(), 400, "bad-input");
    }
    let path = format!("{}/worker", place.consents());
    let wrong = phone.put(&path, r#"{"sees":["steps","money","Goal"]}"#).unwrap();
    assert_problem(&wrong, 400, "bad-input");
    assert_eq!(places(&wrong), ["/sees/1", "/sees/2"]);
    for json in ["", "[]", "{}", r#"{"sees":"steps"}"#, r#"{"sees":[7]}"#] {
        assert_problem(&phone.put(&path, json).unwrap(), 400, "unreadable");
    }
    assert_problem(&phone.call("PUT", &path, b"{}").unwrap(), 415, "not-json");
    let all = phone.get(&place.consents()).unwrap().json();
    assert_eq!(all["consents"][0]["sees"].as_array().unwrap().len(), 4);
    let signed_out = phone.call("DELETE", "/v1/sessions/current", b"").unwrap();
    assert_eq!(signed_out.status, 204);
    assert_problem(&phone.put(&path, r#"{"sees":[]}"#).unwrap(), 401, "no-session");
}

#[test]
fn a_choice_is_in_force_at_its_commit() {
    let place = Place::new();
    let (phone, screen) = (place.signed_in(Party::Resident), place.signed_in(Party::Worker));
    let win = Body::default().with("text", "Gelukt").with("icon", "star");
    let device = any_device();
    let win = Event { kind: "WinNoted".into(), about: None, body: win, ..tick(device, 2) };
    phone.post(&place.events(), &push(&[tick(device, 1), win])).unwrap();
    let before = screen.get(&place.events()).unwrap();
    assert_eq!(before.json()["events"].as_array().unwrap().len(), 2);
    let after = format!("{}?after={}", place.events(), before.json()["next"].as_str().unwrap());
    let mut stream = screen.open(&format!("/v1/routes/{}/stream", place.route)).unwrap();
    assert_eq!(next(&mut stream).as_deref(), Some("{\"head\":2}"));
    phone.put(&format!("{}/worker", place.consents()), r#"{"sees":["steps"]}"#).unwrap();
    // The screen hears of it, and must start again from nothing.
    assert_eq!(next(&mut stream).as_deref(), Some("{\"head\":2}"));
    let asking = screen.with("if-none-match", before.header("etag"));
    assert_problem(&asking.get(&after).unwrap(), 410, "start-again");
    let now = screen.get(&place.events()).unwrap();
    assert_ne!(now.header("etag"), before.header("etag"));
    assert_eq!(now.json()["events"].as_array().unwrap().len(), 1);
    assert!(!String::from_utf8_lossy(&now.body).contains("Gelukt"));
}

#[test]
fn a_volunteer_reads_the_assigned_step_and_nothing_else() {
    let place = Place::new();
    let (screen, henk) = (place.signed_in(Party::Worker), PersonId(any_id()));
    let volunteer = place.nobody().paired(&place.link(Party::Volunteer, henk)).unwrap();
    let device = any_device();
    let about = |nr, step: u128, kind: &str, body| Event {
        kind: kind.into(),
        about: Some(Uuid(step)),
        body,
        ..tick(device, nr)
    };
    let owner = |who: &str| Body::default().with("owner", who);
    let events = [
        about(1, 1, "OwnerSet", owner(&henk.to_string())),
        about(2, 2, "OwnerSet", owner("resident")),
        about(3, 2, "StepDone", Body::default()),
        about(4, 1, "StepSeen", Body::default()),
    ];
    screen.post(&place.events(), &push(&events)).unwrap();
    let page = volunteer.get(&place.events()).unwrap();
    let seen: Vec<_> = page.json()["events"].as_array().unwrap().iter().map(|one| one["seq"].clone()).collect();
    assert_eq!(seen, [1, 4]);
    let text = String::from_utf8_lossy(&page.body).into_owned();
    assert!(events[1..3].iter().all(|event| !text.contains(&event.id.to_string())));
}

/// The shared thread reaches both professionals; the private one, its answer and a private note reach the worker only.
#[test]
fn r026_r090_a_shared_question_is_for_both_professionals_and_a_private_one_for_the_worker_alone() {
    let place = Place::new();
    let (phone, henk) = (place.signed_in(Party::Resident), PersonId(any_id()));
    let worker = place.signed_in(Party::Worker);
    let volunteer = place.nobody().paired(&place.link(Party::Volunteer, henk)).unwrap();
    let (own, desk) = (any_device(), any_device());
    let said = |device, nr, kind: &str, audience, body| Event {
        kind: kind.into(),
        about: Some(Uuid(1)),
        audience,
        body,
        ..tick(device, nr)
    };
    let text = |words: &str| Body::default().with("text", words);
    let asked = [
        said(own, 1, "QuestionAsked", Audience::Everyone, text("Welke post?")),
        said(own, 2, "QuestionAsked", Audience::Worker, text("Ook van mijn broer?")),
        said(own, 3, "NoteWritten", Audience::Worker, text("Mijn broer weet van niets.")),
    ];
    let answered = [
        said(desk, 1, "OwnerSet", Audience::Everyone, Body::default().with("owner", &*henk.to_string())),
        said(desk, 2, "QuestionAnswered", Audience::Worker, text("Ja, die ook.")),
    ];
    assert_eq!(phone.post(&place.events(), &push(&asked)).unwrap().status, 200);
    assert_eq!(worker.post(&place.events(), &push(&answered)).unwrap().status, 200);
    let private = [asked[1].id, asked[2].id, answered[1].id];
    let (specialist, outside) = (place.signed_in(Party::Specialist), place.signed_in(Party::Volunteer));
    // The volunteer does this step, and reads what everybody who helps with it may read.
    let readers = [
        (&worker, true, true),
        (&specialist, true, false),
        (&volunteer, true, false),
        (&outside, false, false),
        (&phone, true, true),
    ];
    for (reader, shared, aside) in readers {
        let page = String::from_utf8_lossy(&reader.get(&place.events()).unwrap().body).into_owned();
        assert_eq!(page.contains(&asked[0].id.to_string()), shared);
        for id in private {
            assert_eq!(page.contains(&id.to_string()), aside);
        }
    }
}

/// Else a slip of one app would show everybody what was asked of the worker alone.
#[test]
fn r026_nobody_answers_a_private_question_for_everybody_to_read() {
    let place = Place::new();
    let (phone, worker) = (place.signed_in(Party::Resident), place.signed_in(Party::Worker));
    let (own, desk) = (any_device(), any_device());
    let said = |device, nr, kind: &str, audience, sees| Event {
        kind: kind.into(),
        about: None,
        audience,
        sees,
        body: Body::default().with("text", "Wie leest dit?"),
        ..tick(device, nr)
    };
    let asked = said(own, 1, "QuestionAsked", Audience::Worker, Vec::new());
    assert_eq!(phone.post(&place.events(), &push(std::slice::from_ref(&asked))).unwrap().status, 200);
    let answers = [
        said(desk, 1, "QuestionAnswered", Audience::Everyone, vec![asked.id]),
        said(desk, 2, "QuestionAnswered", Audience::Worker, vec![asked.id]),
    ];
    let body = worker.post(&place.events(), &push(&answers)).unwrap().json();
    assert_eq!([0, 1].map(|place| body["results"][place]["outcome"].clone()), ["refused", "accepted"]);
    let detail = body["results"][0]["detail"].as_str().unwrap();
    assert_eq!(detail, "audience: what answers is meant for the same as the question");
}

#[test]
fn r108_a_resident_says_only_by_what_way_the_resident_is_reached() {
    let place = Place::new();
    let (me, naomi, device) = (PersonId(any_id()), PersonId(any_id()), any_device());
    let phone = place.nobody().paired(&place.link(Party::Resident, me)).unwrap();
    let card = |nr, person: PersonId| Event {
        kind: "CardSet".into(),
        about: None,
        body: Body::default().with("person", &*person.to_string()).with("channel", "call").with("days", 2),
        ..tick(device, nr)
    };
    let body = phone.post(&place.events(), &push(&[card(1, naomi), card(2, me)])).unwrap().json();
    assert_eq!([0, 1].map(|at| body["results"][at]["outcome"].clone()), ["refused", "accepted"], "{body}");
    assert!(body["results"][0]["detail"].as_str().unwrap().starts_with("person: "), "{body}");
}
