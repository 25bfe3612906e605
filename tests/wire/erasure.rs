//! Being forgotten.

use domain::{body::Body, event::Event, party::Party};
use routekaart_tests::events::{push, tick};

use super::{stream::next, *};

/// Words that stand in what was said, and nowhere else.
const SECRET: &str = "niemand-mag-dit-nog-lezen";

impl Place {
    fn erasures(&self) -> String {
        format!("/v1/routes/{}/erasures", self.route)
    }

    /// Whether the words still stand anywhere in the folder of the database.
    fn holds(&self, words: &str) -> bool {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path());
        let text = files.filter(|file| file.is_file()).map(|file| std::fs::read(file).unwrap());
        text.collect::<Vec<_>>().iter().any(|text| text.windows(words.len()).any(|part| part == words.as_bytes()))
    }
}

/// A route called Cecilia with secret words in the log, in a consent's reach and in quarantine.
fn told(place: &Place, team: &Client, phone: &Client) -> [Event; 2] {
    let (screen, hers) = (any_device(), any_device());
    let name = Body::default().with("name", "Cecilia");
    let started = Event { kind: "RouteStarted".into(), about: None, body: name, ..tick(screen, 1) };
    let win = Body::default().with("text", SECRET).with("icon", "star");
    let win = Event { kind: "WinNoted".into(), about: None, body: win, ..tick(screen, 2) };
    let many: Vec<_> = (3..60).map(|nr| Event { body: win.body.clone(), nr, ..tick(screen, nr) }).collect();
    team.post(&format!("{}?app=team", place.events()), &push(&[vec![started, win.clone()], many].concat())).unwrap();
    let refused = Body::default().with("owner", SECRET);
    let refused = Event { kind: "OwnerSet".into(), body: refused, ..tick(hers, 1) };
    phone.post(&place.events(), &push(std::slice::from_ref(&refused))).unwrap();
    [win, refused]
}

#[test]
fn what_was_said_is_destroyed_also_on_the_disk() {
    let place = Place::new();
    let (phone, other_phone) = (place.signed_in(Party::Resident), place.signed_in(Party::Resident));
    let (_, team) = place.taking_part("naomi", Party::Worker);
    let [win, _] = told(&place, &team, &phone);
    let events = format!("{}?app=team", place.events());
    let before = team.get(&events).unwrap();
    assert!(String::from_utf8_lossy(&before.body).contains(SECRET) && place.holds(SECRET));
    let mut stream = other_phone.open(&format!("/v1/routes/{}/stream", place.route)).unwrap();
    next(&mut stream);
    let answer = phone.post(&place.erasures(), r#"{"name":" cecilia "}"#).unwrap();
    assert_eq!((answer.status, answer.header("clear-site-data")), (204, "\"cache\", \"cookies\", \"storage\""));
    assert!(!place.holds(SECRET));
    // Every phone is told, and forgets; an open stream ends at once.
    assert_eq!(next(&mut stream), None);
    for gone in [&phone, &other_phone] {
        assert_problem(&gone.get(&place.events()).unwrap(), 401, "revoked");
    }
    // The team's copy starts again, and finds nothing.
    let after = format!("{events}&after={}", before.json()["next"].as_str().unwrap());
    assert_problem(&team.with("if-none-match", before.header("etag")).get(&after).unwrap(), 410, "start-again");
    assert_eq!(team.get(&events).unwrap().json()["events"].as_array().unwrap().len(), 0);
    assert_eq!(team.get("/v1/routes?app=team").unwrap().json()["routes"].as_array().unwrap().len(), 0);
    // What a device still holds does not come back.
    for again in [win.clone(), Event { nr: 60, body: win.body, ..tick(win.device, 60) }] {
        let answer = team.post(&events, &push(&[again])).unwrap().json();
        assert_eq!(answer["results"][0]["outcome"], "refused");
        assert_eq!(answer["results"][0]["detail"], "the route was erased");
    }
    assert!(!place.holds(SECRET));
}

#[test]
fn only_the_resident_who_types_the_name_is_forgotten() {
    let place = Place::new();
    let phone = place.signed_in(Party::Resident);
    let (_, team) = place.taking_part("naomi", Party::Worker);
    told(&place, &team, &phone);
    for name in ["", "Henk", "Cecili", "cecilia a"] {
        let answer = phone.post(&place.erasures(), &format!("{{\"name\":\"{name}\"}}")).unwrap();
        assert_problem(&answer, 400, "bad-input");
        assert_eq!(places(&answer), ["/name"]);
    }
    assert_problem(&phone.post(&place.erasures(), "{}").unwrap(), 400, "unreadable");
    let by_team = team.post(&format!("{}?app=team", place.erasures()), r#"{"name":"Cecilia"}"#).unwrap();
    assert_problem(&by_team, 403, "not-for-party");
    for party in [Party::Worker, Party::Specialist, Party::Volunteer, Party::Adviser] {
        let other = place.signed_in(party);
        assert_problem(&other.post(&place.erasures(), r#"{"name":"Cecilia"}"#).unwrap(), 403, "not-for-party");
    }
    assert!(place.holds(SECRET));
    assert_eq!(phone.get(&place.events()).unwrap().status, 200);
}
