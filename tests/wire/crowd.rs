//! Many at once.

use domain::party::Party;
use routekaart_tests::events::{push, tick};

use super::{stream::next, *};

const SESSIONS: usize = 10;
const STREAMS_OF_EACH: usize = 50;

/// 500 streams are open: each hears of a commit, those of a session that ends are over at once, the rest go on.
#[test]
fn five_hundred_streams_hear_the_same_hint() {
    let place = Place::new();
    let (phone, device) = (place.signed_in(Party::Resident), any_device());
    let path = format!("/v1/routes/{}/stream", place.route);
    let screens: Vec<_> = (0..SESSIONS).map(|_| place.signed_in(Party::Worker)).collect();
    let mut streams: Vec<_> = screens
        .iter()
        .flat_map(|screen| (0..STREAMS_OF_EACH).map(|_| screen.open(&path).unwrap()).collect::<Vec<_>>())
        .collect();
    assert_eq!(streams.len(), 500);
    for stream in &mut streams {
        assert_eq!(next(stream).as_deref(), Some("{\"head\":0}"));
    }
    phone.post(&place.events(), &push(&[tick(device, 1)])).unwrap();
    for stream in &mut streams {
        assert_eq!(next(stream).as_deref(), Some("{\"head\":1}"));
    }
    screens[0].call("DELETE", "/v1/sessions/current", b"").unwrap();
    for stream in &mut streams[..STREAMS_OF_EACH] {
        assert_eq!(next(stream), None);
    }
    phone.post(&place.events(), &push(&[tick(device, 2)])).unwrap();
    for stream in &mut streams[STREAMS_OF_EACH..] {
        assert_eq!(next(stream).as_deref(), Some("{\"head\":2}"));
    }
}
