//! How long a session lasts, and what ends it sooner.

use std::{sync::Arc, time::Duration};

use super::*;
use crate::{
    identity::{
        device,
        session::{self, Denied, Lifetime, is_worth_noting, lifetime, note_use},
    },
    secret::Hash,
};

promises! {
    a_session_ends_when_it_is_idle_and_after_its_lifetime
    a_session_opens_its_own_route_only
    a_revoked_session_is_told_so_until_it_would_have_ended
    sessions_that_ended_are_forgotten
}

async fn open(store: &Arc<dyn Store>, who: &Session) -> Hash {
    let who = who.clone();
    store.change(move |txn| session::open(txn, &who, NOW)).await.unwrap().1.token
}

async fn who(store: &Arc<dyn Store>, token: Hash, after: Duration) -> Result<Session, Denied> {
    store.look(move |txn| session::on_route(txn, &token, ROUTE, NOW.plus(after))).await.unwrap()
}

async fn a_session_ends_when_it_is_idle_and_after_its_lifetime(store: Arc<dyn Store>) {
    const MOMENT: Duration = Duration::from_millis(1);
    for someone in [&CECILIA, &NAOMI, &Session { party: Party::Volunteer, ..JAAP }] {
        let Lifetime { idle, most } = lifetime(someone.party);
        let token = open(&store, someone).await;
        assert_eq!(who(&store, token, idle - MOMENT).await.as_ref(), Ok(someone));
        assert_eq!(who(&store, token, idle).await, Err(Denied::Nobody));
        // Used often enough it lasts on, and not a moment longer than the most.
        let mut used = Duration::ZERO;
        while used < most - idle / 2 {
            used += idle / 2;
            let now = NOW.plus(used);
            let held = store.look(move |txn| session::caller(txn, &token, now)).await.unwrap().unwrap();
            assert!(is_worth_noting(&held, now));
            store.change(move |txn| note_use(txn, &token, now)).await.unwrap();
        }
        assert_eq!(who(&store, token, most - MOMENT).await.as_ref(), Ok(someone));
        assert_eq!(who(&store, token, most).await, Err(Denied::Nobody));
    }
}

async fn a_session_opens_its_own_route_only(store: Arc<dyn Store>) {
    let token = open(&store, &CECILIA).await;
    let other = RouteId(Uuid(77));
    let elsewhere = store.look(move |txn| session::on_route(txn, &token, other, NOW)).await;
    assert_eq!(elsewhere, Ok(Err(Denied::OtherRoute)));
}

async fn a_revoked_session_is_told_so_until_it_would_have_ended(store: Arc<dyn Store>) {
    let token = open(&store, &CECILIA).await;
    let held = store.look(move |txn| session::caller(txn, &token, NOW)).await.unwrap().unwrap();
    let by_naomi = store.change(move |txn| device::revoke(txn, &NAOMI, held.id, NOW)).await;
    assert_eq!(by_naomi, Ok(Some(())));
    assert_eq!(who(&store, token, Duration::ZERO).await, Err(Denied::Revoked));
    // It is not opened again by being used.
    store.change(move |txn| note_use(txn, &token, NOW)).await.unwrap();
    assert_eq!(who(&store, token, Duration::ZERO).await, Err(Denied::Revoked));
    assert_eq!(who(&store, token, lifetime(Party::Resident).most).await, Err(Denied::Nobody));
}

async fn sessions_that_ended_are_forgotten(store: Arc<dyn Store>) {
    let (old, young) = (open(&store, &NAOMI).await, open(&store, &CECILIA).await);
    store.change(|txn| txn.forget_ended(NOW.plus(lifetime(Party::Worker).most))).await.unwrap();
    let kept = |token: Hash| store.look(move |txn| txn.session(&token));
    assert_eq!(kept(old).await, Ok(None));
    assert!(kept(young).await.unwrap().is_some());
}
