//! Every byte that somebody can fetch from every call: nothing hidden is among them (I7), and nothing at all for a
//! session that was revoked (I10).
//!
//! The calls are those of the server's own description, so that one that is added is walked too.

use std::fmt::Write as _;

use domain::{
    body::Body,
    event::Event,
    id::Uuid,
    party::{Audience, Party},
};
use routekaart_tests::events::{push, tick};

use super::{stream::next, unsealed::choice, *};

/// The step of the volunteer, and another one.
const STEPS: [u128; 2] = [0xa11ce, 0xb0b];
/// Bodies that some call takes, and some that none does.
const BODIES: [&str; 8] = [
    "",
    "{}",
    r#"{"events":[]}"#,
    r#"{"sees":["steps","goal","questions","wins"]}"#,
    r#"{"name":"Cecilia","password":"guess"}"#,
    r#"{"secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
    r#"{"code":"123456789"}"#,
    r#"{"checkNumber":"12"}"#,
];

/// Something that was said, by its id and its words, and who may read it.
struct Said {
    event: Event,
    to_volunteer: bool,
    to_worker: bool,
}

/// A route on which everybody has said something.
struct Told {
    place: Place,
    said: Vec<Said>,
    phone: Client,
    volunteer: Client,
    worker: Client,
}

/// What is said of one kind: words that stand nowhere else, and an id of its own.
fn say(device: DeviceId, nr: u32, kind: &str, about: Option<u128>, body: Body) -> Event {
    let body = body.with("mark", &*format!("mark-{}", any_id()));
    Event { kind: kind.into(), about: about.map(Uuid), body, ..tick(device, nr) }
}

impl Told {
    /// The resident lets the worker see the goal, and nothing else.
    fn new() -> Self {
        let place = Place::new();
        let (henk, volunteer) = place.taking_part("henk", Party::Volunteer);
        let (_, worker) = place.taking_part("naomi", Party::Worker);
        let (phone, jaap) = (place.signed_in(Party::Resident), place.signed_in(Party::Specialist));
        let (screen, hers) = (any_device(), any_device());
        let text = |field: &str, text: &str| Body::default().with(field, text);
        let owner = |who: &str| text("owner", who);
        let goal = text("field", "goal").with("value", "Rust");
        let win = text("text", "Gelukt").with("icon", "star");
        let joined = text("name", "Jaap").with("role", "specialist");
        let [his, other] = STEPS.map(Some);
        let by_jaap = [
            (say(screen, 1, "RouteStarted", None, text("name", "Cecilia")), true, true),
            (say(screen, 2, "PersonJoined", Some(9), joined), false, true),
            (say(screen, 3, "OwnerSet", his, owner(&henk.to_string())), true, false),
            (say(screen, 4, "OwnerSet", other, owner("resident")), false, false),
            (say(screen, 5, "StepSeen", his, Body::default()), true, false),
            (say(screen, 6, "TextSet", None, goal), false, true),
            (say(screen, 7, "Compliment", None, text("text", "Knap")), false, false),
            (say(screen, 8, "MadeUpLater", his, Body::default()), false, false),
            (Event { audience: Audience::Team, ..say(screen, 9, "StepSeen", his, Body::default()) }, false, false),
        ];
        let by_resident = [
            (say(hers, 1, "StepStuck", his, Body::default()), true, false),
            (say(hers, 2, "StepDone", other, Body::default()), false, false),
            (say(hers, 3, "WinNoted", None, win), false, false),
            (Event { audience: Audience::Worker, ..say(hers, 4, "QuestionAsked", his, Body::default()) }, false, false),
        ];
        // Refused, and kept aside: nobody else ever reads it.
        let refused = (say(hers, 5, "Released", his, text("state", "open")), false, false);
        let events =
            |said: &[(Event, bool, bool)]| push(&said.iter().map(|(event, ..)| event.clone()).collect::<Vec<_>>());
        assert_eq!(jaap.post(&place.events(), &events(&by_jaap)).unwrap().status, 200);
        let hers = [&by_resident[..], &[refused]].concat();
        assert_eq!(phone.post(&place.events(), &events(&hers)).unwrap().status, 200);
        let said = by_jaap.into_iter().chain(hers);
        let said = said.map(|(event, to_volunteer, to_worker)| Said { event, to_volunteer, to_worker }).collect();
        Self { place, said, phone, volunteer, worker }
    }

    /// Everything that `who` is answered by the calls with these methods, with the queries that follow from it.
    fn walk(&self, who: &Client, app: &str, methods: &[&str], cursors: &[String]) -> String {
        let document = who.get("/v1/openapi.json").unwrap().json();
        let mut calls: Vec<(String, String)> = Vec::new();
        for (path, methods_of) in document["paths"].as_object().unwrap() {
            let fill = |path: &str, party: &str| {
                let path = path.replace("/routes/{id}", &format!("/routes/{}", self.place.route));
                path.replace("{id}", &any_id().to_string())
                    .replace("{device}", &any_id().to_string())
                    .replace("{party}", party)
            };
            let parties =
                if path.contains("{party}") { &["worker", "specialist", "adviser", "resident"][..] } else { &[""] };
            let methods_of = methods_of.as_object().unwrap().keys().map(|method| method.to_uppercase());
            for method in methods_of.filter(|method| methods.contains(&method.as_str())) {
                calls.extend(parties.iter().map(|party| (method.clone(), fill(path, party))));
            }
        }
        // Signing out comes last: nothing is answered after it.
        calls.sort_by_key(|(method, path)| {
            let signs_out = method == "DELETE" && path.contains("/sessions") && !path.ends_with("/reminder");
            (signs_out, path.clone())
        });
        let mut text = String::new();
        for (method, path) in calls.iter().filter(|(_, path)| !path.ends_with("/stream")) {
            let queries = ["", "&limit=1", "&limit=500", "&format=html", "&format=json"].map(String::from);
            let queries = queries.into_iter().chain(cursors.iter().map(|cursor| format!("&after={cursor}")));
            let queries: Vec<_> = if method == "GET" { queries.collect() } else { vec![String::new()] };
            let reminder = choice("https://push.example.org/1", "morning", "nl");
            let bodies = BODIES.iter().copied().chain([&*reminder]);
            let bodies: Vec<&str> = if method == "GET" { BODIES[..1].into() } else { bodies.collect() };
            for (query, body) in queries.iter().flat_map(|query| bodies.iter().map(move |body| (query, body))) {
                let asking = who.with("content-type", "application/json");
                let answer = asking.call(method, &format!("{path}?app={app}{query}"), body.as_bytes()).unwrap();
                assert!(answer.status < 500, "{method} {path}: {}", answer.status);
                let body = String::from_utf8_lossy(&answer.body);
                writeln!(text, "{method} {path} {} {:?} {body}", answer.status, answer.headers).unwrap();
            }
        }
        text
    }

    /// Every page of one event each, to the last.
    fn pages(&self, who: &Client, app: &str) -> (String, Vec<String>) {
        let (mut text, mut cursors) = (String::new(), Vec::new());
        loop {
            let after = cursors.last().map_or(String::new(), |cursor| format!("&after={cursor}"));
            let answer = who.get(&format!("{}?app={app}&limit=1{after}", self.place.events())).unwrap();
            text += &String::from_utf8_lossy(&answer.body);
            let page = answer.json();
            cursors.push(page["next"].as_str().unwrap().to_owned());
            if page["more"] == false {
                return (text, cursors);
            }
        }
    }

    /// Lets the worker see the goal only.
    fn narrow(&self) {
        let path = format!("/v1/routes/{}/consents/worker", self.place.route);
        assert_eq!(self.phone.put(&path, r#"{"sees":["goal"]}"#).unwrap().status, 200);
    }

    /// Asserts that of everything that was said exactly `visible` stands in `text`, by its id and by its words.
    #[track_caller]
    fn holds_only(&self, text: &str, visible: impl Fn(&Said) -> bool) {
        for said in &self.said {
            let (id, mark) = (said.event.id.to_string(), said.event.body.maybe("mark").unwrap());
            let found = (text.contains(&id), text.contains(mark));
            let expected = visible(said);
            assert_eq!(found, (expected, expected), "{} of {:?}", said.event.kind, said.event.about);
        }
    }
}

const ALL: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// The walk itself finds what may be seen: a resident meets everything but what was meant for the team.
#[test]
fn the_walk_finds_what_may_be_seen() {
    let told = Told::new();
    let text = told.walk(&told.phone, "phone", &["GET"], &[]);
    let refused = told.said.last().unwrap().event.id;
    told.holds_only(&text, |said| said.event.audience != Audience::Team && said.event.id != refused);
}

#[test]
fn a_volunteer_fetches_nothing_but_the_assigned_steps() {
    let told = Told::new();
    let (pages, cursors) = told.pages(&told.volunteer, "team");
    let text = pages + &told.walk(&told.volunteer, "team", &ALL, &cursors);
    told.holds_only(&text, |said| said.to_volunteer);
    assert!(!text.contains(&Uuid(STEPS[1]).to_string()), "not even that the other step is there");
}

#[test]
fn a_narrowed_worker_fetches_nothing_that_is_hidden_now() {
    let told = Told::new();
    let refused = told.said.last().unwrap().event.id;
    let (pages, before) = told.pages(&told.worker, "team");
    told.holds_only(&pages, |said| said.event.id != refused);
    told.narrow();
    // With the places in the log that were handed out before, too.
    let (pages, after) = told.pages(&told.worker, "team");
    let text = pages + &told.walk(&told.worker, "team", &ALL, &[before, after].concat());
    told.holds_only(&text, |said| said.to_worker);
}

#[test]
fn a_revoked_session_fetches_nothing() {
    let told = Told::new();
    let (_, cursors) = told.pages(&told.phone, "phone");
    let devices = format!("/v1/routes/{}/devices", told.place.route);
    let listed = told.phone.get(&devices).unwrap().json();
    let device =
        listed["devices"].as_array().unwrap().iter().find(|device| device["current"] == true).unwrap()["id"].clone();
    let revoked = told.worker.call("DELETE", &format!("{devices}/{}?app=team", device.as_str().unwrap()), b"").unwrap();
    assert_eq!(revoked.status, 204);
    let text = told.walk(&told.phone, "phone", &ALL, &cursors);
    told.holds_only(&text, |_| false);
    assert!(!text.contains("Cecilia"), "not even whose route it was");
    // Nothing that was tried had any effect.
    assert_eq!(told.place.head(), 13);
    let consents = format!("/v1/routes/{}/consents?app=team", told.place.route);
    let chosen = told.worker.get(&consents).unwrap().json();
    assert_eq!(chosen["consents"][0]["sees"].as_array().unwrap().len(), 4);
}

/// No hint tells a volunteer that others said something that is hidden.
#[test]
fn a_stream_is_silent_about_what_is_hidden() {
    let told = Told::new();
    let mut stream = told.volunteer.open(&format!("/v1/routes/{}/stream?app=team", told.place.route)).unwrap();
    assert_eq!(next(&mut stream).as_deref(), Some("{\"head\":13}"));
    let device = any_device();
    let done = |nr, step| say(device, nr, "StepDone", Some(step), Body::default());
    for event in [done(1, STEPS[1]), done(2, STEPS[0])] {
        told.phone.post(&told.place.events(), &push(&[event])).unwrap();
    }
    assert_eq!(next(&mut stream).as_deref(), Some("{\"head\":15}"));
}
