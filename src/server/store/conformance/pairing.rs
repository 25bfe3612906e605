//! Pairing a phone.

use std::sync::Arc;

use domain::identity::{self as wire, PairingState};

use super::*;
use crate::{
    identity::{
        device,
        key::Key,
        pairing::{self, CODE_LIVES, Checked},
        session::{self, Denied},
    },
    secret::{Hash, Secret},
    store::identity::By,
};

promises! {
    a_code_opens_one_phone_once_its_number_is_confirmed
    a_wrong_number_ends_the_pairing
    a_code_ends_after_ten_minutes_used_or_not
    a_pairing_is_for_who_made_it
    nothing_of_a_code_can_be_read_from_what_is_kept
    the_phone_says_whose_route_it_is
    a_resident_revokes_the_own_phones_only
}

async fn make(store: &Arc<dyn Store>, key: &Key) -> wire::PairingCode {
    let key = key.clone();
    store.change(move |txn| pairing::make(txn, &NAOMI, &key, NOW)).await.unwrap()
}

async fn redeem(store: &Arc<dyn Store>, by: By, now: Moment) -> Option<(wire::Waiting, Hash)> {
    let waits = store.change(move |txn| pairing::redeem(txn, &by, now)).await.unwrap();
    waits.map(|(waiting, token)| (waiting, token.hash()))
}

async fn check(store: &Arc<dyn Store>, id: Uuid, maker: &Session, number: &str, now: Moment) -> Checked {
    let (maker, number) = (maker.person, number.to_owned());
    store.change(move |txn| pairing::check(txn, id, maker, &number, now)).await.unwrap()
}

async fn state(store: &Arc<dyn Store>, id: Uuid, now: Moment) -> PairingState {
    store.look(move |txn| pairing::look(txn, id, NAOMI.person, now)).await.unwrap().unwrap()
}

async fn who(store: &Arc<dyn Store>, token: Hash, now: Moment) -> Result<Session, Denied> {
    store.look(move |txn| session::on_route(txn, &token, ROUTE, now)).await.unwrap()
}

fn secret(code: &wire::PairingCode) -> By {
    By::Secret(Secret::read(&code.secret).unwrap().hash())
}

/// Another number than the right one.
fn other(number: &str) -> &'static str {
    if number == "10" { "11" } else { "10" }
}

async fn a_code_opens_one_phone_once_its_number_is_confirmed(store: Arc<dyn Store>) {
    let key = Key::random();
    for typed in [false, true] {
        let code = make(&store, &key).await;
        assert_eq!(state(&store, code.id, NOW).await, PairingState::Waiting);
        assert_eq!(check(&store, code.id, &NAOMI, "42", NOW).await, Checked::NotWaiting(PairingState::Waiting));
        let by = if typed { By::Code(key.hash(&code.code)) } else { secret(&code) };
        let (waiting, token) = redeem(&store, by, NOW).await.unwrap();
        assert_eq!((waiting.id, &waiting.ends), (code.id, &code.ends));
        for again in [secret(&code), By::Code(key.hash(&code.code))] {
            assert_eq!(redeem(&store, again, NOW).await, None);
        }
        assert_eq!(state(&store, code.id, NOW).await, PairingState::Redeemed);
        assert_eq!(who(&store, token, NOW).await, Err(Denied::Nobody));
        for _ in 0..2 {
            assert_eq!(check(&store, code.id, &NAOMI, &waiting.check_number, NOW).await, Checked::Confirmed);
        }
        assert_eq!(state(&store, code.id, NOW.plus(CODE_LIVES)).await, PairingState::Confirmed);
        let session = who(&store, token, NOW.plus(CODE_LIVES)).await.unwrap();
        assert_eq!((session.route, session.party), (ROUTE, Party::Resident));
        let resident = store.look(|txn| txn.resident(ROUTE)).await.unwrap();
        assert_eq!(resident, Some(session.person), "every phone of a route is of its one resident");
    }
}

async fn a_wrong_number_ends_the_pairing(store: Arc<dyn Store>) {
    let code = make(&store, &Key::random()).await;
    let (waiting, token) = redeem(&store, secret(&code), NOW).await.unwrap();
    let right = waiting.check_number;
    assert_eq!(check(&store, code.id, &NAOMI, other(&right), NOW).await, Checked::Wrong);
    assert_eq!(state(&store, code.id, NOW).await, PairingState::Refused);
    assert_eq!(check(&store, code.id, &NAOMI, &right, NOW).await, Checked::NotWaiting(PairingState::Refused));
    assert_eq!(who(&store, token, NOW).await, Err(Denied::Nobody));
    assert_eq!(store.look(move |txn| session::held(txn, &token, NOW)).await, Ok(None));
}

async fn a_code_ends_after_ten_minutes_used_or_not(store: Arc<dyn Store>) {
    let (used, unused) = (make(&store, &Key::random()).await, make(&store, &Key::random()).await);
    let (waiting, token) = redeem(&store, secret(&used), NOW).await.unwrap();
    let late = NOW.plus(CODE_LIVES);
    assert_eq!(redeem(&store, secret(&unused), late).await, None);
    assert_eq!(state(&store, unused.id, late).await, PairingState::Ended);
    let checked = check(&store, used.id, &NAOMI, &waiting.check_number, late).await;
    assert_eq!(checked, Checked::NotWaiting(PairingState::Ended));
    assert_eq!(store.look(move |txn| session::held(txn, &token, late)).await, Ok(None));
}

async fn a_pairing_is_for_who_made_it(store: Arc<dyn Store>) {
    let code = make(&store, &Key::random()).await;
    let (waiting, _) = redeem(&store, secret(&code), NOW).await.unwrap();
    assert_eq!(check(&store, code.id, &JAAP, &waiting.check_number, NOW).await, Checked::NotYours);
    let id = code.id;
    assert_eq!(store.look(move |txn| pairing::look(txn, id, JAAP.person, NOW)).await, Ok(None));
    assert_eq!(check(&store, Uuid(9), &NAOMI, &waiting.check_number, NOW).await, Checked::NotYours);
}

async fn nothing_of_a_code_can_be_read_from_what_is_kept(store: Arc<dyn Store>) {
    let key = Key::random();
    let code = make(&store, &key).await;
    let by = By::Id(code.id);
    let kept = store.look(move |txn| txn.pairing_code(&by)).await.unwrap().unwrap();
    assert_eq!(kept.code, Some(key.hash(&code.code)));
    // Whoever has the database and not the key tries all nine digits in vain.
    assert_ne!(kept.code, Some(crate::secret::hash(code.code.as_bytes())));
    assert_ne!(kept.code, Some(Key::random().hash(&code.code)));
    redeem(&store, secret(&code), NOW).await.unwrap();
    let used = store.look(move |txn| txn.pairing_code(&by)).await.unwrap().unwrap();
    assert_eq!((used.secret, used.code), (None, None));
}

async fn the_phone_says_whose_route_it_is(store: Arc<dyn Store>) {
    let first = make(&store, &Key::random()).await;
    assert_eq!(redeem(&store, secret(&first), NOW).await.unwrap().0.name, "");
    let named = |nr, id, name: &str| {
        let body = domain::body::Body::default().with("name", name);
        Event { kind: "RouteStarted".into(), id: EventId(Uuid(id)), about: None, body, ..tick(PHONE, nr) }
    };
    accept(&store, &NAOMI, &[named(1, 9, "Henk"), named(2, 8, "Cecilia")]).await;
    let (waiting, token) = redeem(&store, secret(&make(&store, &Key::random()).await), NOW).await.unwrap();
    assert_eq!(waiting.name, "Cecilia", "the smallest id says it, as on every device");
    let shown = store.look(move |txn| {
        let held = session::held(txn, &token, NOW)?.ok_or(Fault::Closed)?;
        pairing::shown(txn, &held)
    });
    assert_eq!(shown.await, Ok(Some(waiting)));
}

async fn a_resident_revokes_the_own_phones_only(store: Arc<dyn Store>) {
    let hers = store.change(|txn| session::open(txn, &CECILIA, NOW)).await.unwrap().1;
    store.change(|txn| session::open(txn, &NAOMI, NOW)).await.unwrap();
    assert_eq!(store.look(|txn| device::all(txn, ROUTE, NOW)).await, Ok(vec![hers.clone()]));
    let somebody = Session { person: PersonId(Uuid(99)), ..CECILIA };
    let device = hers.id;
    assert_eq!(store.change(move |txn| device::revoke(txn, &somebody, device, NOW)).await, Ok(None));
    assert_eq!(store.change(move |txn| device::revoke(txn, &CECILIA, device, NOW)).await, Ok(Some(())));
    assert_eq!(store.look(|txn| device::all(txn, ROUTE, NOW)).await, Ok(vec![]));
}
