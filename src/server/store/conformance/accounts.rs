//! Accounts, and the routes in which they take part.

use std::sync::Arc;

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
    signing_out_everywhere_ends_every_session_of_one_person
}

fn account() -> Account {
    Account {
        person: NAOMI.person,
        name: "Naomi".into(),
        organisation: "Buurtteam".into(),
        role: Party::Worker,
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
    let lines = store.look(|txn| route::list(txn, NAOMI.person)).await.unwrap();
    assert_eq!(lines.iter().map(|line| (line.id, &*line.name)).collect::<Vec<_>>(), [(begun.id, "Samira")]);
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
