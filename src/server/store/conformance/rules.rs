//! The rules of the log, as they come out over each store.

use std::sync::Arc;

use domain::{body::Body, party::Audience};

use super::*;

promises! {
    what_is_sent_twice_is_kept_once
    one_id_stands_for_one_text
    a_number_is_used_once
    a_hole_stores_nothing
    a_refused_event_blocks_nothing_and_stays_refused
    a_device_belongs_to_one_person
    nobody_withdraws_the_mark_of_another
    nobody_says_more_than_its_party_may
}

async fn what_is_sent_twice_is_kept_once(store: Arc<dyn Store>) {
    let events = [tick(PHONE, 1), tick(PHONE, 2)];
    accept(&store, &CECILIA, &events).await;
    let again = outcomes(&store, &CECILIA, &events).await;
    assert_eq!(again, [(Outcome::Known, None), (Outcome::Known, None)]);
    let twice_in_one = tick(PHONE, 3);
    let both = outcomes(&store, &CECILIA, &[twice_in_one.clone(), twice_in_one]).await;
    assert_eq!(both, [(Outcome::Accepted, None), (Outcome::Known, None)]);
    assert_eq!(store.look(|txn| txn.head(ROUTE)).await, Ok(Some(3)));
}

async fn one_id_stands_for_one_text(store: Arc<dyn Store>) {
    let event = tick(PHONE, 1);
    accept(&store, &CECILIA, std::slice::from_ref(&event)).await;
    let later = Event { at: "2024-06-11T10:00:00+02:00".into(), ..event.clone() };
    assert!(refusal(&store, &CECILIA, &later).await.contains("other bytes"));
    // Also with a number of its own, which it uses up.
    assert!(refusal(&store, &CECILIA, &Event { nr: 2, ..event }).await.contains("other bytes"));
    accept(&store, &CECILIA, &[tick(PHONE, 3)]).await;
}

async fn a_number_is_used_once(store: Arc<dyn Store>) {
    accept(&store, &CECILIA, &[tick(PHONE, 1)]).await;
    assert!(refusal(&store, &CECILIA, &tick(PHONE, 1)).await.contains("used number 1"));
}

async fn a_hole_stores_nothing(store: Arc<dyn Store>) {
    let raw = [written(&tick(PHONE, 1)), written(&tick(PHONE, 3))];
    assert_eq!(push(&store, &CECILIA, &raw).await, Ok(Appended::Hole { expected: 2 }));
    assert_eq!(push(&store, &CECILIA, &raw[1..]).await, Ok(Appended::Hole { expected: 1 }));
    assert_eq!(store.look(|txn| txn.head(ROUTE)).await, Ok(Some(0)));
    accept(&store, &CECILIA, &[tick(PHONE, 1), tick(PHONE, 2), tick(PHONE, 3)]).await;
}

async fn a_refused_event_blocks_nothing_and_stays_refused(store: Arc<dyn Store>) {
    let bad = Event { kind: "ItemDone".into(), ..tick(PHONE, 1) };
    let outcomes = outcomes(&store, &CECILIA, &[bad.clone(), tick(PHONE, 2)]).await;
    assert_eq!([outcomes[0].0, outcomes[1].0], [Outcome::Refused, Outcome::Accepted]);
    let again = refusal(&store, &CECILIA, &bad).await;
    assert_eq!(Some(again), outcomes[0].1);
    // An id that was refused stays so, whatever is said under it later, and uses up its number.
    assert_eq!(Some(refusal(&store, &CECILIA, &Event { id: bad.id, ..tick(PHONE, 3) }).await), outcomes[0].1);
    accept(&store, &CECILIA, &[tick(PHONE, 4)]).await;
}

async fn a_device_belongs_to_one_person(store: Arc<dyn Store>) {
    accept(&store, &CECILIA, &[tick(PHONE, 1)]).await;
    assert!(refusal(&store, &NAOMI, &tick(PHONE, 2)).await.contains("another person"));
    assert!(refusal(&store, &NAOMI, &tick(PHONE, 70)).await.contains("another person"));
    accept(&store, &CECILIA, &[tick(PHONE, 2)]).await;
}

async fn nobody_withdraws_the_mark_of_another(store: Arc<dyn Store>) {
    let hers = tick(PHONE, 1);
    let screen = DeviceId(Uuid(4));
    let not_hers = tick(screen, 1);
    accept(&store, &CECILIA, std::slice::from_ref(&hers)).await;
    accept(&store, &NAOMI, std::slice::from_ref(&not_hers)).await;
    let reopened = |nr, sees: &Event| Event { kind: "StepReopened".into(), sees: vec![sees.id], ..tick(PHONE, nr) };
    assert!(refusal(&store, &CECILIA, &reopened(2, &not_hers)).await.starts_with("sees:"));
    accept(&store, &CECILIA, &[reopened(3, &hers), reopened(4, &tick(PHONE, 9))]).await;
    let by_worker = Event { kind: "ItemReopened".into(), sees: vec![hers.id], ..tick(screen, 2) };
    assert!(refusal(&store, &NAOMI, &by_worker).await.starts_with("sees:"));
}

async fn nobody_says_more_than_its_party_may(store: Arc<dyn Store>) {
    let body = Body::default().with("state", "open");
    let released = Event { kind: "Released".into(), body, ..tick(PHONE, 1) };
    assert!(refusal(&store, &CECILIA, &released).await.contains("does not make Released"));
    let hidden = Event { audience: Audience::Team, ..tick(PHONE, 2) };
    assert!(refusal(&store, &CECILIA, &hidden).await.starts_with("audience:"));
    let later = Event { kind: "MadeUpLater".into(), version: 7, ..tick(PHONE, 3) };
    accept(&store, &CECILIA, &[later]).await;
}
