//! Keeping and finding.

use std::sync::Arc;

use domain::{api::Check, id::EventId, party::Audience};

use super::*;
use crate::{
    identity::session::{self, Denied},
    log::{
        append::append_signed,
        cursor::Cursor,
        pull::{Ask, More, Pulled, pull, pull_signed},
        sign_in,
    },
    secret::Secret,
    store::Found,
};

promises! {
    an_event_comes_back_byte_for_byte
    a_job_that_fails_leaves_nothing
    a_reader_meets_every_event_it_may_see_once
    the_running_check_is_that_of_all_the_reader_may_see
    a_cursor_of_another_sight_or_log_starts_again
    a_demo_link_opens_its_session_until_it_is_withdrawn
    an_ended_session_is_nobodys
}

async fn an_event_comes_back_byte_for_byte(store: Arc<dyn Store>) {
    let raw = written(&tick(PHONE, 1)).replacen('{', "{ \"later\" : [ 1.50, \"é\\u00e9\" ],\n ", 1);
    push(&store, &CECILIA, std::slice::from_ref(&raw)).await.unwrap();
    let page = page(&store, &NAOMI, None, 10).await;
    assert_eq!(page.rows[0].raw, raw);
    assert_eq!((page.rows[0].author, page.rows[0].received), (CECILIA.author(), NOW));
}

async fn a_job_that_fails_leaves_nothing(store: Arc<dyn Store>) {
    accept(&store, &CECILIA, &[tick(PHONE, 1)]).await;
    let event = tick(PHONE, 2);
    let failed = store.change(move |txn| {
        append(txn, &CECILIA, &[Incoming::read(&written(&event)).unwrap()], NOW)?;
        Err::<(), _>(Fault::Broken("half way".into()))
    });
    assert_eq!(failed.await, Err(Fault::Broken("half way".into())));
    assert_eq!(store.look(|txn| txn.head(ROUTE)).await, Ok(Some(1)));
    assert_eq!(store.look(|txn| txn.device(ROUTE, PHONE)).await.unwrap().unwrap().next, 2);
    accept(&store, &CECILIA, &[tick(PHONE, 2)]).await;
}

async fn a_reader_meets_every_event_it_may_see_once(store: Arc<dyn Store>) {
    let audiences = [Audience::Everyone, Audience::Team, Audience::Worker];
    let events: Vec<_> = (1..=30).map(|nr| Event { audience: audiences[nr as usize % 3], ..tick(PHONE, nr) }).collect();
    accept(&store, &NAOMI, &events).await;
    for (reader, seen) in [(&CECILIA, 20), (&JAAP, 20), (&NAOMI, 30)] {
        let (mut met, mut after) = (Vec::new(), None);
        loop {
            let page = page(&store, reader, after, 7).await;
            met.extend(page.rows.iter().map(|row| row.seq));
            after = Some(page.next);
            if page.more == More::No {
                break assert_eq!(page.next.seq, 30);
            }
        }
        assert_eq!(met.len(), seen);
        assert!(met.is_sorted_by(|a, b| a < b));
    }
    assert_eq!(store.look(|txn| txn.any_route()).await, Ok(Found::Some));
}

async fn the_running_check_is_that_of_all_the_reader_may_see(store: Arc<dyn Store>) {
    let secret = Event { audience: Audience::Team, ..tick(PHONE, 1) };
    let shared = tick(PHONE, 2);
    let by_resident = tick(DeviceId(Uuid(4)), 1);
    accept(&store, &NAOMI, &[secret.clone(), shared.clone()]).await;
    accept(&store, &CECILIA, std::slice::from_ref(&by_resident)).await;
    let of = |ids: &[EventId]| Check::of(&ids.iter().copied().collect());
    assert_eq!(page(&store, &NAOMI, None, 1).await.check, of(&[secret.id, shared.id, by_resident.id]));
    assert_eq!(page(&store, &CECILIA, None, 1).await.check, of(&[shared.id, by_resident.id]));
    // Somebody who takes on another role still sees the own words, and nothing that was not shown to that role.
    let elsewhere = Session { party: Party::Adviser, ..NAOMI };
    assert_eq!(page(&store, &elsewhere, None, 1).await.check, of(&[secret.id, shared.id]));
}

async fn a_cursor_of_another_sight_or_log_starts_again(store: Arc<dyn Store>) {
    accept(&store, &CECILIA, &[tick(PHONE, 1)]).await;
    let first = page(&store, &CECILIA, None, 10).await;
    let at = |reader: Session, after: Cursor| {
        let ask = Ask { after: Some(after), most: 10, known: Some(first.etag.clone()) };
        store.look(move |txn| pull(txn, &reader, &ask))
    };
    assert_eq!(at(CECILIA, first.next).await, Ok(Pulled::Unchanged { etag: first.etag.clone() }));
    assert_eq!(at(NAOMI, first.next).await, Ok(Pulled::StartAgain));
    assert_eq!(at(CECILIA, Cursor { seq: 2, ..first.next }).await, Ok(Pulled::StartAgain));
    store.change(|txn| txn.set_log_id(Uuid(9))).await.unwrap();
    assert_eq!(at(CECILIA, first.next).await, Ok(Pulled::StartAgain));
}

async fn a_demo_link_opens_its_session_until_it_is_withdrawn(store: Arc<dyn Store>) {
    let make = || store.change(|txn| sign_in::make_link(txn, &CECILIA));
    let redeem = |link: &Secret| {
        let link = link.hash();
        store.change(move |txn| Ok(sign_in::redeem(txn, &link, NOW)?.and_then(|(held, _)| held.on_own_route())))
    };
    let link = make().await.unwrap();
    assert_eq!(redeem(&link).await, Ok(Some(CECILIA)));
    assert_eq!(redeem(&link).await, Ok(Some(CECILIA)), "as often as one likes");
    assert_eq!(redeem(&Secret::random()).await, Ok(None));
    store.change(|txn| txn.withdraw_demo_links()).await.unwrap();
    assert_eq!(redeem(&link).await, Ok(None));
}

async fn an_ended_session_is_nobodys(store: Arc<dyn Store>) {
    let link = store.change(|txn| sign_in::make_link(txn, &NAOMI)).await.unwrap().hash();
    let (_, token) = store.change(move |txn| sign_in::redeem(txn, &link, NOW)).await.unwrap().unwrap();
    let token = token.hash();
    let who = |now| store.look(move |txn| session::on_route(txn, &token, ROUTE, now));
    assert_eq!(who(NOW).await, Ok(Ok(NAOMI)));
    store.change(move |txn| txn.end_session(&token)).await.unwrap();
    assert_eq!(who(NOW).await, Ok(Err(Denied::Nobody)));
    let late = store.change(move |txn| append_signed(txn, &token, ROUTE, &[], NOW)).await;
    assert_eq!(late, Ok(Err(Denied::Nobody)));
    let ask = Ask { after: None, most: 1, known: None };
    assert_eq!(store.look(move |txn| pull_signed(txn, &token, ROUTE, &ask, NOW)).await, Ok(Err(Denied::Nobody)));
}
