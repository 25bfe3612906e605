//! Pushing.

use domain::{event::Event, party::Party};
use routekaart_tests::events::{any_id, push, tick};

use super::*;

fn outcomes(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    let body = answer.json();
    body["results"].as_array().unwrap().iter().map(|one| one["outcome"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_pushed_twice_is_kept_once() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    let body = push(&[tick(device, 1), tick(device, 2)]);
    assert_eq!(outcomes(&phone.post(&place.events(), &body).unwrap()), ["accepted", "accepted"]);
    assert_eq!(outcomes(&phone.post(&place.events(), &body).unwrap()), ["known", "known"]);
    assert_eq!(place.head(), 2);
}

#[test]
fn a_hole_is_answered_with_the_number_expected() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    let answer = phone.post(&place.events(), &push(&[tick(device, 1), tick(device, 3)])).unwrap();
    assert_problem(&answer, 409, "number-missing");
    assert_eq!(answer.json()["expectedNr"], 2);
    assert_eq!(place.head(), 0);
}

#[test]
fn other_bytes_for_the_same_id_are_refused_and_block_nothing() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    let first = tick(device, 1);
    phone.post(&place.events(), &push(std::slice::from_ref(&first))).unwrap();
    let other = Event { at: "2024-06-11T10:00:00+02:00".into(), ..first };
    let answer = phone.post(&place.events(), &push(&[other, tick(device, 2)])).unwrap();
    assert_eq!(outcomes(&answer), ["refused", "accepted"]);
    assert!(answer.json()["results"][0]["detail"].as_str().unwrap().contains("other bytes"));
}

#[test]
fn a_refused_event_is_refused_again_with_the_same_detail() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    let large = Event { kind: "x".repeat(9000), ..tick(device, 2) };
    let bad = Event { kind: "ItemDone".into(), ..tick(device, 1) };
    let body = push(&[bad, large, tick(device, 3)]);
    let answer = phone.post(&place.events(), &body).unwrap();
    assert_eq!(outcomes(&answer), ["refused", "refused", "accepted"]);
    let again = phone.post(&place.events(), &body).unwrap();
    assert_eq!(outcomes(&again), ["refused", "refused", "known"]);
    for place in 0..2 {
        assert_eq!(answer.json()["results"][place]["detail"], again.json()["results"][place]["detail"]);
    }
    let file = rusqlite::Connection::open(place.folder.path().join("routekaart.db")).unwrap();
    let kept: u32 = file.query_row("SELECT count(*) FROM quarantine", [], |row| row.get(0)).unwrap();
    assert_eq!((kept, place.head()), (2, 1));
}

#[test]
fn a_forged_author_changes_nothing() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    let author = format!("\"author\":{{\"party\":\"worker\",\"person\":\"{}\"}},\"id\"", any_id());
    let in_event = push(&[tick(device, 1)]).replacen("\"id\"", &author, 1);
    assert_eq!(outcomes(&phone.post(&place.events(), &in_event).unwrap()), ["refused"]);
    assert_eq!(place.head(), 0);
    // Beside the events it is nobody's field: it is not looked at, and the session's person is the author.
    let beside = push(&[tick(device, 2)]).replacen('{', "{\"author\":{\"party\":\"worker\"},", 1);
    assert_eq!(outcomes(&phone.post(&place.events(), &beside).unwrap()), ["accepted"]);
    let page = phone.get(&place.events()).unwrap().json();
    assert_eq!(page["events"][0]["author"]["party"], "resident");
}

#[test]
fn another_persons_device_is_no_way_in() {
    let place = Place::new();
    let device = any_device();
    let (phone, other) = (place.signed_in(Party::Resident), place.signed_in(Party::Worker));
    phone.post(&place.events(), &push(&[tick(device, 1)])).unwrap();
    assert_eq!(outcomes(&other.post(&place.events(), &push(&[tick(device, 2)])).unwrap()), ["refused"]);
    assert_eq!(outcomes(&phone.post(&place.events(), &push(&[tick(device, 2)])).unwrap()), ["accepted"]);
}
