//! Accounts, and the routes in which they take part.

use std::sync::Arc;

use domain::{body::Body, party::Author};

use super::*;
use crate::{
    identity::{
        account::{self, NewAccount, login},
        route,
        session::{self, Denied, end_all},
    },
    sight::Sees,
    store::identity::{Account, AccountBy, Participant, Subject},
};

promises! {
    an_account_is_found_by_each_of_its_names
    one_login_name_is_one_account
    an_account_acts_where_it_takes_part_and_nowhere_else
    a_route_starts_with_its_resident_and_its_maker
    handing_over_moves_the_route_to_a_colleague_at_once
    a_hand_over_to_somebody_else_is_refused
    an_account_that_joins_takes_part
    signing_out_everywhere_ends_every_session_of_one_person
}

fn account() -> Account {
    Account {
        person: NAOMI.person,
        name: "Naomi".into(),
        organisation: "Buurtteam".into(),
        role: Party::Worker,
        phone: Some("030 000 00 00".into()),
        login: Some("naomi".into()),
        password: Some("a hash".into()),
        subject: Some(Subject { issuer: "https://example.org".into(), id: "7".into() }),
    }
}

async fn keep(store: &Arc<dyn Store>, account: &Account) {
    let account = account.clone();
    store.change(move |txn| txn.set_account(&account)).await.unwrap();
}

async fn find(store: &Arc<dyn Store>, by: AccountBy) -> Option<Account> {
    store.look(move |txn| txn.account(&by)).await.unwrap()
}

async fn an_account_is_found_by_each_of_its_names(store: Arc<dyn Store>) {
    let subject = |issuer: &str| Subject { issuer: issuer.into(), id: "7".into() };
    keep(&store, &account()).await;
    keep(&store, &Account { name: "Naomi B.".into(), ..account() }).await;
    let names = [
        AccountBy::Person(NAOMI.person),
        AccountBy::Login(login(" NAOMI ")),
        AccountBy::Subject(subject("https://example.org")),
    ];
    for by in names {
        assert_eq!(find(&store, by).await, Some(Account { name: "Naomi B.".into(), ..account() }));
    }
    let others = [
        AccountBy::Person(JAAP.person),
        AccountBy::Login("jaap".into()),
        AccountBy::Subject(subject("https://example.com")),
    ];
    for by in others {
        assert_eq!(find(&store, by).await, None);
    }
}

async fn one_login_name_is_one_account(store: Arc<dyn Store>) {
    let new = |login: &str| NewAccount {
        name: "Naomi".into(),
        organisation: "Buurtteam".into(),
        role: Party::Worker,
        phone: None,
        login: login.into(),
        password: "a hash".into(),
    };
    let add = |login| store.change(move |txn| account::add(txn, new(login)));
    assert!(add("naomi").await.unwrap().is_some());
    assert_eq!(add("Naomi").await, Ok(None));
    assert!(add("naomi2").await.unwrap().is_some());
}

async fn an_account_acts_where_it_takes_part_and_nowhere_else(store: Arc<dyn Store>) {
    keep(&store, &account()).await;
    let held = store.change(|txn| session::open_account(txn, &account(), NOW)).await.unwrap().1;
    let who = || store.look(move |txn| session::on_route(txn, &held.token, ROUTE, NOW));
    let take_part = |until| {
        let part = Participant { person: NAOMI.person, party: Party::Worker, since: NOW, until };
        store.change(move |txn| txn.set_participant(ROUTE, &part))
    };
    assert_eq!(who().await, Ok(Err(Denied::OtherRoute)));
    take_part(None).await.unwrap();
    assert_eq!(who().await, Ok(Ok(NAOMI)));
    assert_eq!(store.look(|txn| txn.routes_of(NAOMI.person)).await.unwrap().len(), 1);
    take_part(Some(NOW)).await.unwrap();
    assert_eq!(who().await, Ok(Err(Denied::OtherRoute)));
    assert_eq!(store.look(|txn| txn.routes_of(NAOMI.person)).await, Ok(vec![]));
}

async fn a_route_starts_with_its_resident_and_its_maker(store: Arc<dyn Store>) {
    let begun = store.change(|txn| route::start(txn, &account(), "Samira", NOW)).await.unwrap();
    let lines = store.look(|txn| route::list(txn, NAOMI.author())).await.unwrap();
    assert_eq!(lines.iter().map(|line| (line.id, &*line.name)).collect::<Vec<_>>(), [(begun.id, "Samira")]);
    // An adviser of whom the resident chose nothing yet knows that there is a route, and not whose.
    let adviser = Author { party: Party::Adviser, person: PersonId(Uuid(31)) };
    let part = Participant { person: adviser.person, party: adviser.party, since: NOW, until: None };
    store.change(move |txn| txn.set_participant(begun.id, &part)).await.unwrap();
    let lines = store.look(move |txn| route::list(txn, adviser)).await.unwrap();
    assert_eq!(lines.iter().map(|line| &*line.name).collect::<Vec<_>>(), [""]);
    let before = Author { party: Party::Specialist, ..NAOMI.author() };
    assert_eq!(store.look(move |txn| route::list(txn, before)).await, Ok(vec![]), "she is on it as a worker");
    assert_eq!(store.look(move |txn| txn.resident(begun.id)).await, Ok(Some(begun.resident)));
    let reader = Session { route: begun.id, ..NAOMI };
    let said = store.look(move |txn| {
        let sees = Sees::of(txn, &reader)?;
        txn.events_after(&sees, 0, 9)
    });
    let said = said.await.unwrap();
    let said: Vec<Event> = said.iter().map(|row| serde_json::from_str(&row.raw).unwrap()).collect();
    let kinds: Vec<_> = said.iter().map(|event| (&*event.kind, event.about)).collect();
    let (resident, maker) = (Some(begun.resident.0), Some(NAOMI.person.0));
    assert_eq!(kinds, [("RouteStarted", None), ("PersonJoined", resident), ("PersonJoined", maker)]);
}

async fn signing_out_everywhere_ends_every_session_of_one_person(store: Arc<dyn Store>) {
    let open = |who: Session| store.change(move |txn| session::open(txn, &who, NOW));
    let (here, there, hers) =
        (open(NAOMI).await.unwrap().1, open(NAOMI).await.unwrap().1, open(CECILIA).await.unwrap().1);
    let asking = here.clone();
    store.change(move |txn| end_all(txn, &asking)).await.unwrap();
    let who = |token| store.look(move |txn| session::on_route(txn, &token, ROUTE, NOW));
    assert_eq!(who(here.token).await, Ok(Err(Denied::Nobody)));
    assert_eq!(who(there.token).await, Ok(Err(Denied::Revoked)));
    assert_eq!(who(hers.token).await, Ok(Ok(CECILIA)));
}

/// Naomi on the route, and Els who could take over.
async fn colleagues(store: &Arc<dyn Store>) -> Account {
    let els = Account { person: PersonId(Uuid(21)), login: Some("els".into()), subject: None, ..account() };
    keep(store, &account()).await;
    keep(store, &els).await;
    let part = Participant { person: NAOMI.person, party: Party::Worker, since: NOW, until: None };
    store.change(move |txn| txn.set_participant(ROUTE, &part)).await.unwrap();
    els
}

fn said_by_naomi(nr: u32, kind: &str, about: PersonId, body: Body) -> Event {
    Event { kind: kind.into(), about: Some(about.0), body, ..tick(PHONE, nr) }
}

fn hands_over(nr: u32, from: PersonId, to: PersonId) -> Event {
    said_by_naomi(nr, "HandedOver", from, Body::default().with("to", &*to.to_string()))
}

async fn handing_over_moves_the_route_to_a_colleague_at_once(store: Arc<dyn Store>) {
    let els = colleagues(&store).await;
    let by_link = store.change(|txn| session::open(txn, &NAOMI, NOW)).await.unwrap().1;
    let hers = store.change(|txn| session::open_account(txn, &account(), NOW)).await.unwrap().1;
    let new = els.clone();
    let theirs = store.change(move |txn| session::open_account(txn, &new, NOW)).await.unwrap().1;
    let who = |token| store.look(move |txn| session::on_route(txn, &token, ROUTE, NOW));
    assert_eq!(who(theirs.token).await, Ok(Err(Denied::OtherRoute)));
    accept(&store, &NAOMI, &[hands_over(1, NAOMI.person, els.person)]).await;
    assert_eq!(who(theirs.token).await, Ok(Ok(Session { person: els.person, ..NAOMI })));
    for left in [hers, by_link] {
        assert_eq!(who(left.token).await, Ok(Err(Denied::OtherRoute)));
    }
    // Els hands it back.
    let els = Session { person: els.person, ..NAOMI };
    let back = Event { device: DeviceId(Uuid(22)), ..hands_over(1, els.person, NAOMI.person) };
    accept(&store, &els, &[back]).await;
    let routes = store.look(|txn| txn.routes_of(NAOMI.person)).await.unwrap();
    assert_eq!(routes.len(), 1);
}

async fn a_hand_over_to_somebody_else_is_refused(store: Arc<dyn Store>) {
    let els = colleagues(&store).await;
    keep(&store, &Account { person: JAAP.person, role: Party::Specialist, login: None, subject: None, ..account() })
        .await;
    for (nr, to) in [(1, JAAP.person), (2, NAOMI.person), (3, PersonId(Uuid(99)))] {
        assert!(refusal(&store, &NAOMI, &hands_over(nr, NAOMI.person, to)).await.starts_with("to:"));
    }
    assert!(refusal(&store, &NAOMI, &hands_over(4, els.person, NAOMI.person)).await.starts_with("about:"));
    let by_resident = Event { device: DeviceId(Uuid(23)), ..hands_over(1, NAOMI.person, els.person) };
    assert!(refusal(&store, &CECILIA, &by_resident).await.contains("does not make HandedOver"));
    assert_eq!(store.look(|txn| txn.routes_of(NAOMI.person)).await.unwrap().len(), 1);
}

async fn an_account_that_joins_takes_part(store: Arc<dyn Store>) {
    let els = colleagues(&store).await;
    let person = els.person;
    let joins = |nr, role: &str| {
        let body = Body::default().with("name", "Els").with("role", role);
        said_by_naomi(nr, "PersonJoined", els.person, body)
    };
    accept(&store, &NAOMI, &[joins(1, "specialist")]).await;
    assert_eq!(store.look(move |txn| txn.routes_of(person)).await, Ok(vec![]), "her account is for another role");
    accept(&store, &NAOMI, &[joins(2, "worker")]).await;
    let accounts = store.look(|txn| txn.accounts()).await.unwrap();
    assert_eq!(accounts.iter().map(|account| account.person).collect::<Vec<_>>(), [NAOMI.person, els.person]);
    assert_eq!(store.look(move |txn| txn.routes_of(person)).await.unwrap().len(), 1);
}
