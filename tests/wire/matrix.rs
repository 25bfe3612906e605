//! Who is answered what: every call of the server's own document, asked by everybody there can be, while the resident
//! shows all, the goal only, or nothing; the words after a status are the topics found in the answer. What somebody made
//! stays visible to that person, here the worker. The table is the snapshot beside this file: a call that is added, or an
//! answer that changes, is a decision that is read there.
//!
//! What is public to try (a link, a password) is tried with something that never works, and erasing with another name
//! than the resident's, so that one table is about one moment.

use domain::{
    body::Body,
    event::Event,
    id::{RouteId, Uuid},
};
use routekaart_tests::events::{push, tick};

use super::{unsealed::choice, *};

/// The step that is the volunteer's.
const STEP: u128 = 0xa11ce;
/// What every reader may meet in an answer; each stands in the events of one topic only.
const MARKS: [&str; 7] = ["start", "frame", "assigned", "steps", "goal", "questions", "wins"];
/// What the resident shows to worker, specialist and adviser.
const SHOWN: [(&str, Option<&str>); 3] =
    [("all", None), ("goal", Some(r#"{"sees":["goal"]}"#)), ("nothing", Some(r#"{"sees":[]}"#))];

/// Somebody who asks, with the app that asks.
struct Asker {
    name: &'static str,
    client: Client,
    app: &'static str,
}

/// A route on which something of every topic was said, and everybody who may ask.
struct Everybody {
    place: Place,
    askers: Vec<Asker>,
}

impl Everybody {
    fn while_shown(choice: Option<&str>) -> Self {
        let place = Place::new();
        let phone = place.signed_in(Party::Resident);
        let by_account = |login: &str, party| place.taking_part(login, party).1;
        let (naomi, jaap) = (by_account("naomi", Party::Worker), by_account("jaap", Party::Specialist));
        let (henk, volunteer) = place.taking_part("henk", Party::Volunteer);
        let adviser = by_account("adviser", Party::Adviser);
        tell(&place, &naomi, &phone, &henk.to_string());
        if let Some(choice) = choice {
            for party in ["worker", "specialist", "adviser"] {
                let path = format!("/v1/routes/{}/consents/{party}", place.route);
                assert_eq!(phone.put(&path, choice).unwrap().status, 200);
            }
        }
        let (elsewhere, revoked) = (elsewhere(&place), revoked(&place, &naomi));
        let asker = |name, client, app| Asker { name, client, app };
        let askers = vec![
            asker("nobody", place.nobody(), "phone"),
            asker("resident", phone, "phone"),
            asker("worker", naomi, "team"),
            asker("specialist", jaap, "team"),
            asker("volunteer", volunteer, "team"),
            asker("adviser", adviser, "team"),
            asker("elsewhere", elsewhere, "phone"),
            asker("revoked", revoked, "phone"),
        ];
        Self { place, askers }
    }

    /// One line for each asker: the status, what kind of answer, and which topics are in it.
    fn answers(&self, method: &str, path: &str) -> Vec<String> {
        let filled = path
            .replace("/routes/{id}", &format!("/routes/{}", self.place.route))
            .replace("{party}", "adviser")
            .replace("{id}", &any_id().to_string())
            .replace("{device}", &any_id().to_string());
        self.askers.iter().map(|asker| asker.answer(method, &format!("{filled}?app={}", asker.app))).collect()
    }
}

impl Asker {
    fn answer(&self, method: &str, path: &str) -> String {
        if path.contains("/stream?") {
            return self.client.open(path).map_or_else(|fault| fault.to_string(), |_| "200 stream".into());
        }
        let json = self.client.with("content-type", "application/json");
        let answer = json.call(method, path, body(method, path).as_bytes()).unwrap();
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        let problem = answer.json()["type"].as_str().and_then(|kind| kind.rsplit(':').next()).map(String::from);
        let found = MARKS.into_iter().filter(|mark| text.contains(&format!("mark-{mark}")));
        let said: Vec<String> = problem.into_iter().chain(found.map(String::from)).collect();
        [answer.status.to_string(), said.join(" ")].join(" ").trim_end().to_owned()
    }
}

/// Something that the call understands.
fn body(method: &str, path: &str) -> String {
    let call = path.split('?').next().unwrap();
    if (method, call) == ("PUT", "/v1/sessions/current/reminder") {
        return choice("https://push.example.org/1", "morning", "nl");
    }
    let said = match (method, call.rsplit('/').next().unwrap()) {
        ("POST", "events") => r#"{"events":[]}"#,
        ("POST", "erasures") => r#"{"name":"Somebody"}"#,
        ("POST", "pairings") => r#"{"secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        ("POST", "routes") => r#"{"name":"Henk"}"#,
        ("PUT", "current") => r#"{"kept":false}"#,
        ("PUT", _) => r#"{"sees":["goal"]}"#,
        ("PATCH", _) => r#"{"checkNumber":"12"}"#,
        ("POST", _) => "{}",
        _ => "",
    };
    said.into()
}

/// Says something of every topic.
fn tell(place: &Place, worker: &Client, phone: &Client, volunteer: &str) {
    let (desk, hers) = (any_device(), any_device());
    let say = |device, nr, mark: &str, kind: &str, about: Option<u128>, body: Body| Event {
        kind: kind.into(),
        about: about.map(Uuid),
        body: body.with("mark", &*format!("mark-{mark}")),
        ..tick(device, nr)
    };
    let text = |field: &str, text: &str| Body::default().with(field, text);
    let goal = text("field", "goal").with("value", "Rust");
    let joined = text("name", "Jaap").with("role", "specialist");
    let by_worker = [
        say(desk, 1, "start", "RouteStarted", None, text("name", "Cecilia")),
        say(desk, 2, "frame", "PersonJoined", Some(9), joined),
        say(desk, 3, "assigned", "OwnerSet", Some(STEP), text("owner", volunteer)),
        say(desk, 4, "steps", "OwnerSet", Some(0xb0b), text("owner", "resident")),
    ];
    let by_resident = [
        say(hers, 1, "goal", "TextSet", None, goal),
        say(hers, 2, "questions", "StepStuck", Some(0xb0b), Body::default()),
        say(hers, 3, "wins", "WinNoted", None, text("text", "Gelukt").with("icon", "star")),
    ];
    let events = format!("{}?app=team", place.events());
    assert_eq!(worker.post(&events, &push(&by_worker)).unwrap().status, 200);
    assert_eq!(phone.post(&place.events(), &push(&by_resident)).unwrap().status, 200);
}

/// The resident of another route.
fn elsewhere(place: &Place) -> Client {
    let session = Session { route: RouteId(any_id()), party: Party::Resident, person: PersonId(any_id()) };
    let made = place.store.change(move |txn| {
        txn.add_route(session.route)?;
        sign_in::make_link(txn, &session)
    });
    let secret = place.runtime.block_on(made).unwrap().reveal();
    place.nobody().paired(&secret).unwrap()
}

/// A phone of the resident of which the worker took the route away.
fn revoked(place: &Place, worker: &Client) -> Client {
    let phone = place.signed_in(Party::Resident);
    let devices = format!("/v1/routes/{}/devices", place.route);
    let listed = phone.get(&devices).unwrap().json();
    let device = listed["devices"].as_array().unwrap().iter().find(|device| device["current"] == true).unwrap();
    let path = format!("{devices}/{}?app=team", device["id"].as_str().unwrap());
    assert_eq!(worker.call("DELETE", &path, b"").unwrap().status, 204);
    phone
}

/// Every call of the document: those that look first, and those that sign out last.
fn calls(place: &Place) -> Vec<(String, String)> {
    let document = place.nobody().get("/v1/openapi.json").unwrap().json();
    let mut calls = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        calls.extend(methods.as_object().unwrap().keys().map(|method| (method.to_uppercase(), path.clone())));
    }
    calls.sort_by_key(|(method, path)| {
        let signs_out = method == "DELETE" && path.contains("/sessions");
        let order = ["GET", "POST", "PUT", "PATCH", "DELETE"].iter().position(|known| known == method);
        // After signing out here nobody is left to sign out everywhere, which the table shows too.
        (signs_out, order, std::cmp::Reverse(path.len() * usize::from(signs_out)), path.clone())
    });
    calls
}

#[test]
fn everybody_is_answered_what_the_table_says() {
    let states = SHOWN.map(|(_, choice)| Everybody::while_shown(choice));
    let mut table = format!("Shown to worker, specialist and adviser: {}\n", SHOWN.map(|(name, _)| name).join(" | "));
    for (method, path) in calls(&states[0].place) {
        table += &format!("\n{method} {path}\n");
        let [all, goal, nothing] = states.each_ref().map(|everybody| everybody.answers(&method, &path));
        for (place, asker) in states[0].askers.iter().enumerate() {
            let (all, goal, nothing) = (&all[place], &goal[place], &nothing[place]);
            let said = if all == goal && goal == nothing { all.clone() } else { [&**all, goal, nothing].join(" | ") };
            table += &format!("  {:<11} {said}\n", asker.name);
        }
    }
    insta::assert_snapshot!(table);
}
