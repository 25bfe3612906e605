//! The demo routes: Cecilia and Henk, so that somebody who tries Routekaart sees a route that lives.
//!
//! Each is one file `demo/<name>.json`, put into an empty log at the first start:
//!
//! ```json
//! {
//!   "route": "a UUID version 4",
//!   "people": [ { "party": "resident", "person": "a UUID" },
//!               { "party": "worker", "person": "a UUID" } ],
//!   "events": [ { "author": { "party": "worker", "person": "a UUID" },
//!                 "event": { "id": "…", "device": "…", "nr": 1, "kind": "RouteStarted", "version": 1,
//!                            "at": "2024-06-10T10:00:00+02:00", "body": { "name": "Cecilia" } } } ]
//! }
//! ```
//!
//! - `people` are those who can sign in on this route, at most one for each party. The resident gets the link of
//!   the phone, the worker that of the shared screen.
//! - `events` are whole events (see [`domain::event`]), every id a UUID version 4. One device belongs to one person,
//!   and its `nr` counts from 1 without holes, in the order of the file. An event stands after those it names in
//!   `sees`. They go through the same door as a push from a phone, so that one that the server would refuse from
//!   its author stops the seeding with the reason.
//! - The story is told around Monday 10 June 2024, as if that week were this one. Seeding moves the date of `at`, and
//!   the days `started`, `from`, `to`, `before`, `on`, `at` and `away` of a body, by one whole number of weeks, so that weekdays
//!   and distances stay and Monday 10 June 2024 becomes the Monday of the current week.

mod shift;

use chrono::NaiveDate;
use domain::{
    api::{Outcome, Session},
    event::Entry,
    id::{PersonId, RouteId},
    party::{Author, Party},
};
use serde::Deserialize;

use crate::{
    clock::Moment,
    identity::account,
    log::{
        append::{Appended, append},
        incoming::Incoming,
        sign_in,
    },
    store::{
        Fault, Found, Store, Writing,
        identity::{Account, AccountBy, Participant},
    },
};

const STORIES: [(&str, &str); 2] =
    [("Cecilia", include_str!("demo/cecilia.json")), ("Henk", include_str!("demo/henk.json"))];
/// The one whose route stands on the shared screen.
const ON_SCREEN: &str = "Cecilia";

/// Who of the stories can sign in by name and password, with the organisation they work for.
const ACCOUNTS: [(Party, &str, &str); 2] =
    [(Party::Worker, "Naomi", "Buurtteam"), (Party::Specialist, "Jaap", "Werk en Inkomen")];

/// A link that opens a demo session, as often as one likes while this server runs.
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// What it opens, like `phone as Cecilia`.
    pub label: String,
    /// Path and fragment, like `/#pair=…`.
    pub path: String,
}

#[derive(Deserialize)]
struct Story {
    route: RouteId,
    people: Vec<Author>,
    events: Vec<Entry>,
}

/// Puts the demo routes into a log that has no route yet, and makes new links to those that are there. The links
/// of an earlier start are taken back. The professionals sign in with the password of which `password` is the hash;
/// without it they cannot. Answers [`Fault::Broken`] when the server's own rules refuse a story.
pub async fn prepare(store: &dyn Store, today: NaiveDate, password: Option<String>) -> Result<Vec<Link>, Fault> {
    store
        .change(move |txn| {
            let links = prepare_now(txn, today)?;
            set_password(txn, password)?;
            Ok(links)
        })
        .await
}

/// Takes the links and the password of an earlier start back.
pub async fn withdraw(store: &dyn Store) -> Result<(), Fault> {
    store
        .change(|txn| {
            txn.withdraw_demo_links()?;
            set_password(txn, None)
        })
        .await
}

/// Gives the professionals of the stories accounts with this password, or takes the password of those that are there.
fn set_password(txn: &mut dyn Writing, password: Option<String>) -> Result<(), Fault> {
    let story = read(STORIES[0])?;
    for (role, name, organisation) in ACCOUNTS {
        let Some(Author { person, .. }) = story.people.iter().find(|person| person.party == role).copied() else {
            continue;
        };
        let known = txn.account(&AccountBy::Person(person))?;
        if known.is_none() && password.is_none() {
            continue;
        }
        let login = account::login(name);
        // Somebody added under the same login name keeps it.
        if txn.account(&AccountBy::Login(login.clone()))?.is_some_and(|other| other.person != person) {
            continue;
        }
        let (name, organisation, login) = (name.into(), organisation.into(), Some(login));
        let password = password.clone();
        txn.set_account(&Account { person, name, organisation, role, phone: None, login, password, subject: None })?;
    }
    Ok(())
}

fn read((name, text): (&str, &str)) -> Result<Story, Fault> {
    serde_json::from_str(text).map_err(|fault| Fault::Broken(format!("the demo of {name}: {fault}")))
}

fn prepare_now(txn: &mut dyn Writing, today: NaiveDate) -> Result<Vec<Link>, Fault> {
    txn.withdraw_demo_links()?;
    let is_new = txn.any_route()? == Found::None;
    let mut links = Vec::new();
    let mut screen = None;
    for (name, text) in STORIES {
        let story = read((name, text))?;
        if is_new {
            plant(txn, name, &story, today)?;
        }
        if txn.head(story.route)?.is_none() {
            continue;
        }
        for person in &story.people {
            if txn.participant(story.route, person.person)?.is_some() {
                continue;
            }
            let who = Participant { person: person.person, party: person.party, since: Moment::now(), until: None };
            txn.set_participant(story.route, &who)?;
        }
        links.extend(link(txn, &story, Party::Resident, format!("phone as {name}"), "/")?);
        if name == ON_SCREEN {
            screen = link(txn, &story, Party::Worker, "shared screen".into(), "/team")?;
        }
    }
    links.extend(screen);
    Ok(links)
}

/// Puts a story on the log, through the same door as every push.
fn plant(txn: &mut dyn Writing, name: &str, story: &Story, today: NaiveDate) -> Result<(), Fault> {
    txn.add_route(story.route)?;
    for Entry { author, event } in &story.events {
        let event = shift::to_week_of(today, event.clone());
        let refused = |why: &str| Fault::Broken(format!("the demo of {name}: event {}: {why}", event.id));
        let raw = serde_json::to_string(&event).map_err(|fault| refused(&fault.to_string()))?;
        let incoming = Incoming::read(&raw).map_err(|_| refused("its number is not from 1"))?;
        match append(txn, &session(story, author.party, author.person), &[incoming], Moment::now())? {
            Appended::Hole { expected } => return Err(refused(&format!("nr {expected} comes next"))),
            Appended::Stored { results, .. } => match results.first() {
                Some(result) if result.outcome == Outcome::Accepted => {}
                result => {
                    return Err(refused(result.and_then(|one| one.detail.as_deref()).unwrap_or("it is there twice")));
                }
            },
        }
    }
    Ok(())
}

fn link(txn: &mut dyn Writing, story: &Story, party: Party, label: String, page: &str) -> Result<Option<Link>, Fault> {
    let Some(author) = story.people.iter().find(|person| person.party == party) else { return Ok(None) };
    let secret = sign_in::make_link(txn, &session(story, party, author.person))?;
    Ok(Some(Link { label, path: format!("{page}#pair={}", secret.reveal()) }))
}

const fn session(story: &Story, party: Party, person: PersonId) -> Session {
    Session { route: story.route, party, person }
}

#[cfg(test)]
mod tests {
    use domain::id::Uuid;

    use super::*;
    use crate::store::memory::Memory;

    #[tokio::test]
    async fn every_story_passes_the_rules_of_the_server_in_any_week() {
        for today in [NaiveDate::from_ymd_opt(2024, 6, 10), NaiveDate::from_ymd_opt(2027, 1, 3)] {
            let store = Memory::new(Uuid(1));
            let links = prepare(&store, today.unwrap(), None).await.unwrap();
            let labels: Vec<_> = links.iter().map(|link| link.label.as_str()).collect();
            assert_eq!(labels, ["phone as Cecilia", "phone as Henk", "shared screen"]);
        }
    }

    #[tokio::test]
    async fn a_second_start_keeps_the_routes_and_makes_new_links() {
        let store: &dyn Store = &Memory::new(Uuid(1));
        let today = NaiveDate::from_ymd_opt(2024, 6, 10).unwrap();
        let first = prepare(store, today, None).await.unwrap();
        let route = serde_json::from_str::<Story>(STORIES[0].1).unwrap().route;
        let head = store.look(move |txn| txn.head(route)).await.unwrap();
        assert_ne!(first, prepare(store, today, None).await.unwrap());
        assert_eq!(store.look(move |txn| txn.head(route)).await.unwrap(), head);
    }

    #[tokio::test]
    async fn a_start_without_the_demo_takes_its_password_back() {
        let store: &dyn Store = &Memory::new(Uuid(1));
        let today = NaiveDate::from_ymd_opt(2024, 6, 10).unwrap();
        prepare(store, today, Some("a hash".into())).await.unwrap();
        let naomi = || store.look(|txn| txn.account(&AccountBy::Login("naomi".into())));
        let account = naomi().await.unwrap().unwrap();
        assert_eq!((account.role, account.password.as_deref()), (Party::Worker, Some("a hash")));
        let routes = store.look(move |txn| txn.routes_of(account.person)).await.unwrap();
        assert_eq!(routes.len(), 2);
        withdraw(store).await.unwrap();
        assert_eq!(naomi().await.unwrap().unwrap().password, None);
    }
}
