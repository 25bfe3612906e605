//! Who looked.

use std::time::Duration;

use domain::{api::sharing::Views, body::Body, event::Event, party::Party};
use routekaart_tests::events::{push, tick};
use server::sight::looks::{Chain, GAP, verify};

use super::*;

impl Place {
    fn views(&self, phone: &Client) -> Views {
        let answer = phone.get(&format!("/v1/routes/{}/views", self.route)).unwrap();
        assert_eq!(answer.status, 200);
        Views::read(&String::from_utf8(answer.body).unwrap()).unwrap()
    }

    fn chain(&self) -> Chain {
        self.runtime.block_on(self.store.look(|txn| verify(txn))).unwrap()
    }
}

fn win(device: DeviceId, nr: u32) -> Event {
    let body = Body::default().with("text", "Gelukt").with("icon", "star");
    Event { kind: "WinNoted".into(), about: None, body, ..tick(device, nr) }
}

#[test]
fn a_reader_is_noted_once_for_each_topic_in_ten_minutes() {
    let (place, clock) = Place::timed();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    let naomi = PersonId(any_id());
    let screen = place.nobody().paired(&place.link(Party::Worker, naomi)).unwrap();
    assert_eq!(screen.get(&place.events()).unwrap().status, 200);
    assert_eq!(place.views(&phone).views, []);
    phone.post(&place.events(), &push(&[tick(device, 1)])).unwrap();
    phone.get(&place.events()).unwrap();
    let (first, _) = (screen.get(&place.events()).unwrap(), screen.get(&place.events()).unwrap());
    let views = place.views(&phone).views;
    assert_eq!(views.len(), 1);
    assert_eq!((views[0].person, views[0].party, views[0].topic.key()), (naomi, Party::Worker, "steps"));
    // A page without anything new is no look; one of another topic is.
    let after = format!("{}?after={}", place.events(), first.json()["next"].as_str().unwrap());
    screen.get(&after).unwrap();
    phone.post(&place.events(), &push(&[win(device, 2)])).unwrap();
    clock.pass(GAP - Duration::from_secs(60));
    screen.get(&after).unwrap();
    let topics = |views: &Views| views.views.iter().map(|view| view.topic.key()).collect::<Vec<_>>();
    assert_eq!(topics(&place.views(&phone)), ["wins", "steps"]);
    screen.get(&place.events()).unwrap();
    assert_eq!(place.views(&phone).views.len(), 2);
    clock.pass(Duration::from_secs(60));
    screen.get(&place.events()).unwrap();
    assert_eq!(topics(&place.views(&phone)), ["steps", "wins", "steps"]);
    assert_eq!(place.chain(), Chain::Whole(3));
}

#[test]
fn only_the_resident_reads_who_looked() {
    let place = Place::new();
    for party in [Party::Worker, Party::Specialist, Party::Volunteer, Party::Adviser] {
        let path = format!("/v1/routes/{}/views", place.route);
        assert_problem(&place.signed_in(party).get(&path).unwrap(), 403, "not-for-party");
    }
}

#[test]
fn a_row_that_is_changed_or_left_out_breaks_the_chain() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    phone.post(&place.events(), &push(&[tick(device, 1), win(device, 2)])).unwrap();
    for party in [Party::Worker, Party::Specialist] {
        place.signed_in(party).get(&place.events()).unwrap();
    }
    assert_eq!(place.chain(), Chain::Whole(4));
    let file = rusqlite::Connection::open(place.folder.path().join("routekaart.db")).unwrap();
    let change = |sql: &str| assert_eq!(file.execute(sql, []).unwrap(), 1);
    file.execute_batch("CREATE TEMP TABLE kept AS SELECT * FROM look WHERE nr = 2").unwrap();
    for (field, other) in [("at", "at + 1"), ("party", "'adviser'"), ("topic", "'goal'"), ("person", "zeroblob(16)")] {
        change(&format!("UPDATE look SET {field} = {other} WHERE nr = 2"));
        assert_eq!(place.chain(), Chain::Broken(2), "{field}");
        file.execute_batch("DELETE FROM look WHERE nr = 2; INSERT INTO look SELECT * FROM kept").unwrap();
        assert_eq!(place.chain(), Chain::Whole(4));
    }
    change("DELETE FROM look WHERE nr = 3");
    assert_eq!(place.chain(), Chain::Broken(3));
}
