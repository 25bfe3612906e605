//! Forgetting a route.

use std::{sync::Arc, time::Duration};

use domain::{api::Check, body::Body};

use super::*;
use crate::sight::erasure::{Asked, ask, expire};

promises! {
    what_was_erased_is_handed_to_nobody_and_never_comes_back
    only_routes_without_news_are_idle
}

fn started() -> Event {
    Event { kind: "RouteStarted".into(), about: None, body: Body::default().with("name", "Cecilia"), ..tick(PHONE, 1) }
}

async fn what_was_erased_is_handed_to_nobody_and_never_comes_back(store: Arc<dyn Store>) {
    let hers = tick(DeviceId(Uuid(4)), 1);
    let refused = Event { kind: "OwnerSet".into(), ..tick(DeviceId(Uuid(4)), 2) };
    accept(&store, &NAOMI, &[started(), tick(PHONE, 2)]).await;
    accept(&store, &CECILIA, std::slice::from_ref(&hers)).await;
    refusal(&store, &CECILIA, &refused).await;
    let before = page(&store, &NAOMI, None, 10).await;
    let erase = |name: &'static str| store.change(move |txn| ask(txn, &CECILIA, name, NOW));
    assert_eq!(erase("Henk").await, Ok(Asked::OtherName));
    assert_eq!(page(&store, &NAOMI, None, 10).await, before);
    assert_eq!(erase(" cecilia").await, Ok(Asked::Erased));
    for reader in [&CECILIA, &NAOMI, &JAAP] {
        let page = page(&store, reader, None, 10).await;
        assert_eq!((page.rows.len(), page.check), (0, Check::default()));
    }
    let ask_again = Ask { after: Some(before.next), most: 10, known: Some(before.etag) };
    assert_eq!(store.look(move |txn| pull(txn, &NAOMI, &ask_again)).await, Ok(Pulled::StartAgain));
    // Known, refused or new: nothing of it is taken, and nothing of it is kept aside.
    for event in [&hers, &refused, &tick(DeviceId(Uuid(4)), 3), &tick(DeviceId(Uuid(40)), 9)] {
        assert_eq!(refusal(&store, &CECILIA, event).await, "the route was erased");
    }
    assert_eq!(store.look(|txn| txn.head(ROUTE)).await, Ok(Some(3)));
    let aside = store.look(move |txn| txn.refused(ROUTE, CECILIA.person, refused.id)).await.unwrap();
    assert_eq!(aside.unwrap_or_default(), "");
    assert!(store.look(move |txn| txn.event(ROUTE, hers.id)).await.unwrap().is_some());
    assert_eq!(store.look(|txn| txn.erased(ROUTE)).await, Ok(Some(NOW)));
}

async fn only_routes_without_news_are_idle(store: Arc<dyn Store>) {
    let idle = |before: Moment| store.look(move |txn| txn.idle_routes(before));
    assert_eq!(idle(Moment(i64::MAX)).await, Ok(Vec::new()));
    accept(&store, &NAOMI, &[started()]).await;
    assert_eq!(idle(NOW).await, Ok(Vec::new()));
    let later = NOW.plus(Duration::from_secs(1));
    assert_eq!(idle(later).await, Ok(vec![(ROUTE, NOW)]));
    assert_eq!(store.change(move |txn| expire(txn, NOW, later)).await, Ok(Vec::new()));
    assert_eq!(page(&store, &NAOMI, None, 10).await.rows.len(), 1);
    assert_eq!(store.change(move |txn| expire(txn, later, later)).await, Ok(vec![(ROUTE, NOW)]));
    assert_eq!(page(&store, &NAOMI, None, 10).await.rows.len(), 0);
    assert_eq!(idle(later).await, Ok(Vec::new()));
}
