//! Taking everything along.

use domain::{
    body::Body,
    event::Event,
    id::Uuid,
    party::{Audience, Party},
};
use routekaart_tests::events::{push, tick};
use serde_json::Value;

use super::*;

/// What somebody writes who wants a page to run something.
const BAD: &str = "<script>alert(1)</script> & \"'<img src=x onerror=alert(1)>";

impl Place {
    fn export(&self, query: &str) -> String {
        format!("/v1/routes/{}/export{query}", self.route)
    }
}

fn story(device: DeviceId) -> Vec<Event> {
    let said = |nr, kind: &str, about: Option<u128>, body| Event {
        kind: kind.into(),
        about: about.map(Uuid),
        body,
        ..tick(device, nr)
    };
    let text = |field: &str, text: &str| Body::default().with(field, text);
    let phase = Uuid(7).to_string();
    let step = text("title", "Doe uw brieven in een tas").with("phase", &*phase).with("icon", "bag").with("minutes", 5);
    vec![
        said(1, "RouteStarted", None, text("name", "Cecilia")),
        said(2, "PersonJoined", Some(9), text("name", "Naomi").with("role", "worker").with("phone", "06 12345678")),
        said(3, "PhaseAdded", Some(7), text("phase", "calm")),
        said(4, "StepAdded", Some(5), step),
        said(5, "StepDone", Some(5), Body::default()),
        said(6, "WinNoted", None, text("text", BAD).with("icon", "star")),
        said(7, "TextSet", None, text("field", "goal").with("value", "Weer rust in huis")),
        Event { audience: Audience::Team, ..said(8, "Compliment", None, text("text", "alleen voor het team")) },
    ]
}

#[test]
fn the_file_for_programs_holds_every_event_byte_for_byte() {
    let place = Place::new();
    let (phone, screen) = (place.signed_in(Party::Resident), place.signed_in(Party::Worker));
    let events = story(any_device());
    screen.post(&place.events(), &push(&events)).unwrap();
    screen.get(&place.events()).unwrap();
    let answer = phone.get(&place.export("?format=json")).unwrap();
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"mijn-stappen.json\"");
    let (text, json) = (String::from_utf8_lossy(&answer.body).into_owned(), answer.json());
    for event in &events[..7] {
        assert!(text.contains(&serde_json::to_string(event).unwrap()));
    }
    assert!(!text.contains("alleen voor het team"));
    assert_eq!(json["route"], place.route.to_string());
    assert_eq!(json["consents"].as_array().unwrap().len(), 3);
    assert_eq!(json["views"].as_array().unwrap().len(), 3);
    let pulled = phone.get(&place.events()).unwrap().json();
    assert_eq!(json["events"], pulled["events"]);
    assert_eq!(phone.get(&place.export("")).unwrap().json()["events"], pulled["events"]);
}

#[test]
fn the_file_to_read_tells_everything_and_runs_nothing() {
    let place = Place::new();
    let (phone, screen) = (place.signed_in(Party::Resident), place.signed_in(Party::Worker));
    screen.post(&place.events(), &push(&story(any_device()))).unwrap();
    screen.get(&place.events()).unwrap();
    let answer = phone.get(&place.export("?format=html")).unwrap();
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"mijn-stappen.html\"");
    let html = String::from_utf8(answer.body).unwrap();
    for words in [
        "<h1>De stappen van Cecilia</h1>",
        "<li>Weer rust in huis</li>",
        "<h3>Eerst rust</h3>",
        "<li>Doe uw brieven in een tas: gedaan</li>",
        "<li>Naomi, buurtteam, 06 12345678</li>",
        "<li>buurtteam: uw stappen, waar u het voor doet, wat niet lukt en vragen, wat er gelukt is</li>",
        "<li>adviseur: niets</li>",
        "keek naar uw stappen</li>",
        "Stap gedaan: Doe uw brieven in een tas",
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39;&lt;img src=x onerror=alert(1)&gt;",
    ] {
        assert!(html.contains(words), "{words}\n{html}");
    }
    for never in ["<script", "<img", "alleen voor het team"] {
        assert!(!html.contains(never), "{never}");
    }
    let events = html.split("<h2>Alles wat er is opgeschreven</h2>").nth(1).unwrap();
    assert_eq!(events.matches("<li>").count(), 7);
}

#[test]
fn only_the_resident_takes_it_along_in_a_form_that_there_is() {
    let place = Place::new();
    for party in [Party::Worker, Party::Specialist, Party::Volunteer, Party::Adviser] {
        assert_problem(&place.signed_in(party).get(&place.export("")).unwrap(), 403, "not-for-party");
    }
    let phone = place.signed_in(Party::Resident);
    for query in ["?format=pdf", "?format=", "?format=json&format=html", "?format=%ff"] {
        assert_problem(&phone.get(&place.export(query)).unwrap(), 400, "bad-input");
    }
    let empty = phone.get(&place.export("")).unwrap();
    assert_eq!(empty.json()["events"], Value::Array(Vec::new()));
    assert_eq!(phone.get(&place.export("?format=html")).unwrap().status, 200);
}
