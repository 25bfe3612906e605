//! Signing in by name and password, and the routes that come with it.

use std::time::Duration;

use domain::{event::Draft, id::EventId};
use routekaart_tests::events::push;
use server::{
    identity::{account, password},
    store::identity::Participant,
};

use super::{stream::next, *};

const PASSWORD: &str = "correct-horse-7";

impl Place {
    /// Gives somebody an account.
    pub fn account(&self, login: &str, role: Party) -> PersonId {
        let new = account::NewAccount {
            name: format!("{login} of the team"),
            organisation: "Buurtteam".into(),
            role,
            phone: Some("030 000 00 07".into()),
            login: login.into(),
            password: password::hash(PASSWORD).unwrap(),
        };
        self.runtime.block_on(self.store.change(move |txn| account::add(txn, new))).unwrap().unwrap()
    }

    fn sign_in(&self, who: &Client, login: &str, password: &str) -> Answer {
        let body = serde_json::json!({ "name": login, "password": password });
        who.post("/v1/sessions?app=team", &body.to_string()).unwrap()
    }

    /// Somebody who signed in.
    pub fn by_account(&self, login: &str) -> Client {
        self.holding(&self.sign_in(&self.nobody(), login, PASSWORD))
    }

    /// Somebody by account who takes part in the route, signed in.
    pub fn taking_part(&self, login: &str, party: Party) -> (PersonId, Client) {
        let person = self.account(login, party);
        let (route, part) = (self.route, Participant { person, party, since: Moment(0), until: None });
        self.runtime.block_on(self.store.change(move |txn| txn.set_participant(route, &part))).unwrap();
        (person, self.by_account(login))
    }

    /// Whoever got this answer.
    fn holding(&self, answer: &Answer) -> Client {
        assert_eq!(answer.status, 201, "{:?}", answer.json());
        self.nobody().holding(answer)
    }
}

#[test]
fn a_name_and_a_password_open_a_session_with_a_new_token_each_time() {
    let place = Place::new();
    let person = place.account("naomi", Party::Worker);
    assert_eq!(place.nobody().get("/v1/sign-in-ways").unwrap().json()["local"], true);
    let first = place.sign_in(&place.nobody(), " Naomi", PASSWORD);
    let said = first.json();
    assert_eq!((said["person"].as_str(), said["party"].as_str()), (Some(&*person.to_string()), Some("worker")));
    assert_eq!((said["name"].as_str(), said["organisation"].as_str()), (Some("naomi of the team"), Some("Buurtteam")));
    assert!(said.get("route").is_none());
    let before = place.holding(&first);
    assert_eq!(before.get("/v1/sessions/current?app=team").unwrap().json(), said);
    let after = place.holding(&place.sign_in(&before, "naomi", PASSWORD));
    assert_ne!(before.headers, after.headers);
    assert_eq!(before.get("/v1/sessions/current?app=team").unwrap().status, 204, "the one before is over");
    assert_eq!(after.get("/v1/sessions/current?app=team").unwrap().status, 200);
    assert_eq!(after.get("/v1/sessions/current").unwrap().status, 204, "the phone's cookie is another");
}

#[test]
fn what_is_wrong_is_not_told_and_five_times_is_enough() {
    let (place, clock) = Place::timed();
    place.account("naomi", Party::Worker);
    let wrong = [("naomi", "correct-horse-8"), ("nobody", PASSWORD), ("", ""), ("naomi", ""), ("\u{0}", "\u{0}")];
    let answers: Vec<_> = wrong.iter().map(|(name, password)| place.sign_in(&place.nobody(), name, password)).collect();
    for answer in &answers {
        assert_problem(answer, 403, "wrong-password");
        assert_eq!(answer.body, answers[0].body);
    }
    let paused = place.sign_in(&place.nobody(), "naomi", PASSWORD);
    assert_problem(&paused, 429, "paused");
    assert_eq!(paused.header("retry-after"), "600");
    clock.pass(Duration::from_secs(600));
    assert_eq!(place.sign_in(&place.nobody(), "naomi", PASSWORD).status, 201);
}

#[test]
fn in_production_there_is_no_password_to_try() {
    let place = Place::with(Origin::Loopback, Clock::System, Local::Off, None);
    place.account("naomi", Party::Worker);
    assert_eq!(place.nobody().get("/v1/sign-in-ways").unwrap().json()["local"], false);
    assert_problem(&place.sign_in(&place.nobody(), "naomi", PASSWORD), 404, "no-such-call");
}

#[test]
fn a_professional_starts_a_route_and_only_who_is_on_it_reads_it() {
    let place = Place::new();
    let person = place.account("naomi", Party::Worker);
    place.account("jaap", Party::Specialist);
    place.account("vera", Party::Volunteer);
    let [naomi, jaap, vera] = ["naomi", "jaap", "vera"].map(|login| place.by_account(login));
    assert_problem(&vera.post("/v1/routes?app=team", "{\"name\":\"Samira\"}").unwrap(), 403, "not-for-party");
    for name in ["", "  ", "a\\nb", &"x".repeat(61)] {
        let answer = naomi.post("/v1/routes?app=team", &format!("{{\"name\":\"{name}\"}}")).unwrap();
        assert_problem(&answer, 400, "bad-input");
    }
    let answer = naomi.post("/v1/routes?app=team", "{\"name\":\" Samira \"}").unwrap();
    assert_eq!((answer.status, answer.json()["name"].as_str()), (201, Some("Samira")));
    let events = format!("/v1/routes/{}/events?app=team", answer.json()["id"].as_str().unwrap());
    let log = naomi.get(&events).unwrap().json();
    assert_eq!(log["events"][0]["author"]["person"], person.to_string());
    assert_eq!(log["events"][2]["event"]["body"]["phone"], "030 000 00 07", "the resident can call who made the route");
    let listed = naomi.get("/v1/routes?app=team").unwrap().json();
    assert_eq!((&listed["routes"][0]["id"], listed["routes"].as_array().unwrap().len()), (&answer.json()["id"], 1));
    assert_problem(&jaap.get(&events).unwrap(), 403, "not-your-route");
    assert_eq!(jaap.get("/v1/routes?app=team").unwrap().json()["routes"], serde_json::json!([]));
    assert_problem(&place.signed_in(Party::Worker).get("/v1/routes").unwrap(), 403, "not-for-party");
}

#[test]
fn signing_out_everywhere_reaches_every_device() {
    let place = Place::new();
    place.account("naomi", Party::Worker);
    let (here, there) = (place.by_account("naomi"), place.by_account("naomi"));
    assert_eq!(here.call("DELETE", "/v1/sessions?app=team", b"").unwrap().status, 204);
    assert_eq!(here.get("/v1/sessions/current?app=team").unwrap().status, 204);
    let told = there.get("/v1/sessions/current?app=team").unwrap();
    assert_problem(&told, 401, "revoked");
    assert_eq!(told.header("clear-site-data"), "", "what the phone of the same browser holds is not the team's");
}

#[test]
fn a_route_goes_to_a_colleague_with_the_event_that_says_so() {
    let place = Place::new();
    let (naomi_id, els_id) = (place.account("naomi", Party::Worker), place.account("els", Party::Worker));
    place.account("vera", Party::Volunteer);
    let [naomi, els, vera] = ["naomi", "els", "vera"].map(|login| place.by_account(login));
    assert_problem(&vera.get("/v1/accounts?app=team").unwrap(), 403, "not-for-party");
    let colleagues = naomi.get("/v1/accounts?app=team").unwrap().json();
    let is_els = |account: &&serde_json::Value| account["person"] == els_id.to_string();
    assert!(colleagues["accounts"].as_array().unwrap().iter().any(|account| is_els(&account)));
    let route = naomi.post("/v1/routes?app=team", "{\"name\":\"Samira\"}").unwrap().json();
    let events = format!("/v1/routes/{}/events?app=team", route["id"].as_str().unwrap());
    let mut stream = naomi.open(&events.replace("/events", "/stream")).unwrap();
    assert!(next(&mut stream).is_some());
    let mut event = Draft::new("HandedOver", naomi_id.0);
    event.body = event.body.with("to", &*els_id.to_string());
    let event = event.seal(EventId(any_id()), any_device(), 1, "2024-06-10T10:00:00+02:00".into());
    let answer = naomi.post(&events, &push(&[event])).unwrap();
    assert_eq!(answer.json()["results"][0]["outcome"], "accepted", "{:?}", answer.json());
    assert_problem(&naomi.get(&events).unwrap(), 403, "not-your-route");
    assert_eq!(next(&mut stream), None, "what was open ends as well");
    let seen = els.get(&events).unwrap().json();
    assert_eq!(seen["events"].as_array().unwrap().last().unwrap()["event"]["kind"], "HandedOver");
}
