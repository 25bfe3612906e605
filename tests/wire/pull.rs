//! Pulling.

use std::{collections::BTreeSet, thread};

use domain::{
    api::Check,
    event::Event,
    id::EventId,
    party::{Audience, Party},
};
use routekaart_tests::events::{any_id, push, tick};

use super::*;

#[test]
fn nothing_new_is_304_and_something_new_is_not() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    phone.post(&place.events(), &push(&[tick(device, 1)])).unwrap();
    let first = phone.get(&place.events()).unwrap();
    let after = format!("{}?after={}", place.events(), first.json()["next"].as_str().unwrap());
    assert_eq!(first.header("cache-control"), "no-store");
    assert!(first.header("etag").starts_with("W/\""));
    let asking = phone.with("if-none-match", first.header("etag"));
    let unchanged = asking.get(&after).unwrap();
    assert_eq!((unchanged.status, unchanged.body.len()), (304, 0));
    assert_eq!(unchanged.header("etag"), first.header("etag"));
    // Somebody who starts again is not told that nothing is new.
    assert_eq!(asking.get(&place.events()).unwrap().status, 200);
    phone.post(&place.events(), &push(&[tick(device, 2)])).unwrap();
    let changed = asking.get(&after).unwrap();
    assert_eq!(changed.status, 200);
    assert_eq!(changed.json()["events"].as_array().unwrap().len(), 1);
}

#[test]
fn a_cursor_of_a_log_that_is_gone_starts_again() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    let next = phone.get(&place.events()).unwrap().json()["next"].as_str().unwrap().to_owned();
    let after = format!("{}?after={next}", place.events());
    assert_eq!(phone.get(&after).unwrap().status, 200);
    assert_problem(&place.signed_in(Party::Worker).get(&after).unwrap(), 410, "start-again");
    let log_id = any_id();
    place.runtime.block_on(place.store.change(move |txn| txn.set_log_id(log_id))).unwrap();
    assert_problem(&phone.get(&after).unwrap(), 410, "start-again");
    assert_eq!(phone.get(&place.events()).unwrap().json()["logId"], log_id.to_string());
}

#[test]
fn nobody_reads_what_was_meant_for_others() {
    let place = Place::new();
    let (screen, device) = (place.signed_in(Party::Worker), any_device());
    let [open, team, private] = [Audience::Everyone, Audience::Team, Audience::Worker];
    let events = [(1, open), (2, team), (3, private)].map(|(nr, audience)| Event { audience, ..tick(device, nr) });
    screen.post(&place.events(), &push(&events)).unwrap();
    let seen: [(Party, &[usize]); 4] = [
        (Party::Resident, &[0, 2]),
        (Party::Specialist, &[0, 1]),
        (Party::Worker, &[0, 1, 2]),
        (Party::Volunteer, &[]),
    ];
    for (party, seen) in seen {
        let answer = place.signed_in(party).get(&place.events()).unwrap();
        let ids: BTreeSet<EventId> = seen.iter().map(|nr| events[*nr].id).collect();
        let check = serde_json::to_value(Check::of(&ids)).unwrap();
        assert_eq!(answer.json()["check"], check);
        for event in events.iter().filter(|event| !ids.contains(&event.id)) {
            assert!(!String::from_utf8_lossy(&answer.body).contains(&event.id.to_string()));
        }
    }
}

/// Pages of three while four others write: every event once, and the check at the end agrees.
#[test]
fn paging_has_no_gaps_while_others_write() {
    let place = Place::new();
    let events = place.events();
    let writers: Vec<_> = (0..4)
        .map(|_| {
            let (phone, device, events) = (place.signed_in(Party::Resident), any_device(), place.events());
            thread::spawn(move || {
                for nr in 1..=25 {
                    assert_eq!(phone.post(&events, &push(&[tick(device, nr)])).unwrap().status, 200);
                }
            })
        })
        .collect();
    let reader = place.signed_in(Party::Worker);
    let (mut after, mut met, mut ids) = (String::new(), 0, BTreeSet::<EventId>::new());
    while met < 100 {
        let page = reader.get(&format!("{events}?limit=3{after}")).unwrap().json();
        for entry in page["events"].as_array().unwrap() {
            met += 1;
            assert_eq!(entry["seq"], met);
            assert!(ids.insert(entry["event"]["id"].as_str().unwrap().parse().unwrap()));
        }
        after = format!("&after={}", page["next"].as_str().unwrap());
    }
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    let last = reader.get(&format!("{events}?limit=1{after}")).unwrap().json();
    assert_eq!(last["check"], serde_json::to_value(Check::of(&ids)).unwrap());
    assert_eq!((last["more"].as_bool(), last["head"].as_u64()), (Some(false), Some(100)));
}

#[test]
fn what_is_pulled_travels_compressed_to_who_can_read_that() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    let device = any_device();
    let events: Vec<Event> = (1..=50).map(|nr| tick(device, nr)).collect();
    phone.post(&place.events(), &push(&events)).unwrap();
    let plain = phone.get(&place.events()).unwrap();
    let packed = phone.with("accept-encoding", "gzip").get(&place.events()).unwrap();
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert_eq!(plain.header("content-encoding"), "");
    assert!(packed.body.len() * 3 < plain.body.len(), "{} of {}", packed.body.len(), plain.body.len());
}
