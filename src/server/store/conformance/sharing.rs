//! Who sees what.

use std::{collections::BTreeSet, sync::Arc};

use domain::{
    api::Check,
    body::Body,
    id::EventId,
    party::Audience,
    topic::{Topic, Topics},
};

use super::*;

promises! {
    a_party_sees_the_topics_that_were_chosen
    a_volunteer_sees_the_steps_that_were_assigned
    a_choice_makes_only_that_party_start_again
    two_who_are_named_at_once_are_settled_as_in_the_fold
}

const HENK: Session = Session { route: ROUTE, party: Party::Volunteer, person: PersonId(Uuid(14)) };
const SCREEN: DeviceId = DeviceId(Uuid(4));
const STEP: Uuid = Uuid(50);
const OTHER_STEP: Uuid = Uuid(51);

fn event(nr: u32, kind: &str, about: Option<Uuid>, body: Body) -> Event {
    Event { kind: kind.into(), about, body, ..tick(SCREEN, nr) }
}

fn owner(nr: u32, step: Uuid, owner: &str) -> Event {
    event(nr, "OwnerSet", Some(step), Body::default().with("owner", owner))
}

/// One event of every topic and of the frame, by Naomi.
fn everything() -> [Event; 5] {
    let goal = Body::default().with("field", "goal").with("value", "Rust");
    let joined = Body::default().with("name", "Naomi").with("role", "worker");
    let win = Body::default().with("text", "Gelukt").with("icon", "star");
    [
        event(1, "RouteStarted", None, Body::default().with("name", "Cecilia")),
        event(2, "PersonJoined", Some(NAOMI.person.0), joined),
        event(3, "StepDone", Some(STEP), Body::default()),
        event(4, "TextSet", None, goal),
        event(5, "WinNoted", None, win),
    ]
}

/// The ids that `reader` is handed; the running check agrees with them.
async fn seen(store: &Arc<dyn Store>, reader: &Session) -> BTreeSet<EventId> {
    let page = page(store, reader, None, 100).await;
    let ids = page.rows.iter().map(|row| serde_json::from_str::<Event>(&row.raw).unwrap().id).collect();
    assert_eq!(page.check, Check::of(&ids), "{reader:?}");
    ids
}

async fn choose(store: &Arc<dyn Store>, party: Party, topics: &[Topic]) {
    let topics: Topics = topics.iter().copied().collect();
    store.change(move |txn| txn.choose(ROUTE, party, topics)).await.unwrap();
}

fn ids<'a>(events: impl IntoIterator<Item = &'a Event>) -> BTreeSet<EventId> {
    events.into_iter().map(|event| event.id).collect()
}

async fn a_party_sees_the_topics_that_were_chosen(store: Arc<dyn Store>) {
    let all = everything();
    let stuck = Event { kind: "StepStuck".into(), ..tick(PHONE, 1) };
    let team = Event { audience: Audience::Team, ..event(6, "StepSeen", Some(STEP), Body::default()) };
    accept(&store, &NAOMI, &all).await;
    accept(&store, &CECILIA, std::slice::from_ref(&stuck)).await;
    accept(&store, &NAOMI, std::slice::from_ref(&team)).await;
    let adviser = Session { party: Party::Adviser, person: PersonId(Uuid(15)), ..CECILIA };
    assert_eq!(seen(&store, &CECILIA).await, ids(all.iter().chain([&stuck])));
    assert_eq!(seen(&store, &JAAP).await, ids(all.iter().chain([&stuck, &team])));
    assert_eq!(seen(&store, &adviser).await, BTreeSet::new());
    choose(&store, Party::Specialist, &[Topic::Goal, Topic::Questions]).await;
    choose(&store, Party::Adviser, &[Topic::Wins]).await;
    assert_eq!(seen(&store, &JAAP).await, ids([&all[0], &all[1], &all[3], &stuck]));
    assert_eq!(seen(&store, &adviser).await, ids([&all[0], &all[1], &all[4]]));
    choose(&store, Party::Specialist, &[]).await;
    assert_eq!(seen(&store, &JAAP).await, ids(&all[..2]));
    // Her own words stay hers, whatever is chosen.
    choose(&store, Party::Worker, &[]).await;
    assert_eq!(seen(&store, &NAOMI).await, ids(all.iter().chain([&team])));
    let later = event(7, "MadeUpLater", None, Body::default());
    accept(&store, &NAOMI, std::slice::from_ref(&later)).await;
    choose(&store, Party::Specialist, &[Topic::Steps, Topic::Goal, Topic::Wins]).await;
    assert!(!seen(&store, &JAAP).await.contains(&later.id));
    choose(&store, Party::Specialist, &Topic::ALL).await;
    assert!(seen(&store, &JAAP).await.contains(&later.id));
}

async fn a_volunteer_sees_the_steps_that_were_assigned(store: Arc<dyn Store>) {
    let all = everything();
    accept(&store, &NAOMI, &all).await;
    assert_eq!(seen(&store, &HENK).await, ids(&all[..1]));
    let his = owner(6, STEP, &HENK.person.to_string());
    let elsewhere = owner(7, OTHER_STEP, "resident");
    let team = Event { audience: Audience::Team, ..event(8, "StepSeen", Some(STEP), Body::default()) };
    accept(&store, &NAOMI, &[his.clone(), elsewhere, team]).await;
    let stuck = Event { kind: "StepStuck".into(), about: Some(STEP), ..tick(PHONE, 1) };
    accept(&store, &CECILIA, std::slice::from_ref(&stuck)).await;
    let own = Event { kind: "WinNoted".into(), body: all[4].body.clone(), ..tick(DeviceId(Uuid(6)), 1) };
    accept(&store, &HENK, std::slice::from_ref(&own)).await;
    assert_eq!(seen(&store, &HENK).await, ids([&all[0], &all[2], &his, &stuck, &own]));
    // As helper of the other step instead of owner of the first.
    let back = Event { sees: vec![his.id], ..owner(9, STEP, "resident") };
    let help = Body::default().with("level", "together").with("helper", &*HENK.person.to_string());
    let help = event(10, "HelpLevelSet", Some(OTHER_STEP), help);
    let before = page(&store, &HENK, None, 100).await.next;
    accept(&store, &NAOMI, &[back, help.clone()]).await;
    let ask = Ask { after: Some(before), most: 1, known: None };
    assert_eq!(store.look(move |txn| pull(txn, &HENK, &ask)).await, Ok(Pulled::StartAgain));
    let now = seen(&store, &HENK).await;
    assert!(now.is_superset(&ids([&all[0], &help, &own])) && now.is_disjoint(&ids([&all[2], &his, &stuck])));
}

async fn a_choice_makes_only_that_party_start_again(store: Arc<dyn Store>) {
    accept(&store, &NAOMI, &everything()).await;
    let first = [&NAOMI, &JAAP];
    let mut before = Vec::new();
    for reader in first {
        before.push(page(&store, reader, None, 100).await);
    }
    let again = |place: usize| {
        let (reader, page): (Session, &Page) = (first[place].clone(), &before[place]);
        let ask = Ask { after: Some(page.next), most: 100, known: Some(page.etag.clone()) };
        store.look(move |txn| pull(txn, &reader, &ask))
    };
    choose(&store, Party::Specialist, &[Topic::Steps]).await;
    assert_eq!(again(0).await, Ok(Pulled::Unchanged { etag: before[0].etag.clone() }));
    assert_eq!(again(1).await, Ok(Pulled::StartAgain));
    assert_ne!(page(&store, &JAAP, None, 100).await.etag, before[1].etag);
    // Choosing the same again is no change.
    choose(&store, Party::Worker, &Topic::ALL).await;
    assert_eq!(again(0).await, Ok(Pulled::Unchanged { etag: before[0].etag.clone() }));
}

async fn two_who_are_named_at_once_are_settled_as_in_the_fold(store: Arc<dyn Store>) {
    let other = PersonId(Uuid(16)).to_string();
    let (one, two) = (owner(1, STEP, &HENK.person.to_string()), owner(2, STEP, &other));
    assert!(one.id < two.id);
    accept(&store, &NAOMI, &[two.clone()].map(|event| Event { nr: 1, ..event })).await;
    assert_eq!(seen(&store, &HENK).await, BTreeSet::new());
    accept(&store, &NAOMI, &[Event { nr: 2, ..one.clone() }]).await;
    // The smallest id is shown, though it came last.
    assert_eq!(seen(&store, &HENK).await, ids([&one, &two]));
    let settled = Event { sees: vec![one.id, two.id], ..owner(3, STEP, &other) };
    accept(&store, &NAOMI, &[settled]).await;
    assert_eq!(seen(&store, &HENK).await, BTreeSet::new());
}
