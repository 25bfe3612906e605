//! Hints.

use std::io::{BufRead as _, BufReader, Read};

use domain::party::Party;
use routekaart_tests::events::{push, tick};

use super::*;

/// The data of the next hint; none when the stream ends.
pub fn next(stream: &mut BufReader<impl Read>) -> Option<String> {
    let mut line = String::new();
    while stream.read_line(&mut line).unwrap() > 0 {
        if let Some(data) = line.trim_end().strip_prefix("data: ") {
            return Some(data.to_owned());
        }
        line.clear();
    }
    None
}

#[test]
fn a_hint_comes_at_once_and_after_every_push() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    let screen = place.signed_in(Party::Worker);
    let mut stream = screen.open(&format!("/v1/routes/{}/stream", place.route)).unwrap();
    assert_eq!(next(&mut stream).as_deref(), Some("{\"head\":0}"));
    for nr in 1..=3 {
        phone.post(&place.events(), &push(&[tick(device, nr)])).unwrap();
        assert_eq!(next(&mut stream), Some(format!("{{\"head\":{nr}}}")));
    }
}

#[test]
fn a_stream_ends_with_its_session() {
    let place = Place::new();
    let (phone, screen) = (place.signed_in(Party::Resident), place.signed_in(Party::Worker));
    let mut stream = screen.open(&format!("/v1/routes/{}/stream", place.route)).unwrap();
    next(&mut stream);
    screen.call("DELETE", "/v1/sessions/current", b"").unwrap();
    phone.post(&place.events(), &push(&[tick(any_device(), 1)])).unwrap();
    assert_eq!(next(&mut stream), None);
}

#[test]
fn a_stream_ends_when_the_server_stops() {
    let mut place = Place::new();
    let screen = place.signed_in(Party::Worker);
    let mut stream = screen.open(&format!("/v1/routes/{}/stream", place.route)).unwrap();
    next(&mut stream);
    place.stop.take().unwrap().send(()).unwrap();
    assert_eq!(next(&mut stream), None);
}
