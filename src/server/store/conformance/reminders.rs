//! Reminders: one phone of a resident, once a day, and nothing left once the session is over.

use std::{sync::Arc, time::Duration};

use domain::{body::Body, reminder::Hour};

use super::*;
use crate::{
    identity::{device, session},
    remind::{self, Chosen, Posted},
    secret::Hash,
    sight::erasure,
    store::reminders::{Address, Lang, Reminder},
};

promises! {
    a_resident_is_reminded_on_the_phone_that_asked_last
    r117_a_reminder_is_due_at_its_hour_from_the_next_day_on
    r117_two_servers_take_a_reminder_on_once_a_day
    r117_who_chooses_again_is_not_reminded_twice_on_a_day
    r115_whoever_wants_rest_is_not_reminded
    a_reminder_goes_with_its_session
    a_push_service_that_refuses_is_left_alone_longer_each_time
}

const DAY: Duration = Duration::from_secs(24 * 3600);
/// Ten in the morning in Amsterdam, as `NOW` is, on the next day.
const TOMORROW: Moment = Moment(NOW.0 + 24 * 3_600_000);

fn phone(name: &str) -> Address {
    Address { endpoint: format!("https://push.example.org/{name}"), key: [4; 65], auth: [7; 16] }
}

async fn signed_in(store: &Arc<dyn Store>) -> Hash {
    store.change(|txn| session::open(txn, &CECILIA, NOW)).await.unwrap().1.token
}

async fn choose(store: &Arc<dyn Store>, token: Hash, name: &str, now: Moment) {
    let chosen = Chosen { address: phone(name), hour: Hour::Morning, lang: Lang::Nl };
    assert_eq!(store.change(move |txn| remind::choose(txn, &token, chosen, now)).await, Ok(Ok(())));
}

async fn kept(store: &Arc<dyn Store>) -> Option<Reminder> {
    store.look(|txn| txn.reminder(ROUTE, CECILIA.person)).await.unwrap()
}

async fn due(store: &Arc<dyn Store>, hour: Hour, now: Moment) -> Vec<Reminder> {
    store.look(move |txn| txn.reminders_due(hour, now.wall().date(), now, 10)).await.unwrap()
}

/// Takes on what is due at `now`, and how many there is something to remind of.
async fn claimed(store: &Arc<dyn Store>, now: Moment) -> usize {
    let mut count = 0;
    for one in due(store, Hour::Morning, now).await {
        count += usize::from(store.change(move |txn| remind::claim(txn, &one, now)).await.unwrap().is_some());
    }
    count
}

/// A step of the resident for the whole month.
async fn planned(store: &Arc<dyn Store>) {
    let text = |field: &str, text: &str| Body::default().with(field, text);
    let step = [
        (
            "StepAdded",
            text("title", "Open uw post")
                .with("phase", &*Uuid(6).to_string())
                .with("icon", "letter")
                .with("minutes", 5),
        ),
        ("OwnerSet", text("owner", "resident")),
        ("Released", text("state", "open")),
        ("WindowSet", text("from", "2024-06-01").with("to", "2024-06-30")),
    ];
    let events = (1..).zip(step).map(|(nr, (kind, body))| Event { kind: kind.into(), body, ..tick(PHONE, nr) });
    accept(store, &NAOMI, &events.collect::<Vec<_>>()).await;
}

async fn a_resident_is_reminded_on_the_phone_that_asked_last(store: Arc<dyn Store>) {
    let (old, new) = (signed_in(&store).await, signed_in(&store).await);
    choose(&store, old, "old", NOW).await;
    choose(&store, new, "new", NOW).await;
    let reminder = kept(&store).await.unwrap();
    assert_eq!((reminder.session, &reminder.address), (new, &phone("new")));
    assert_eq!((reminder.hour, reminder.lang, reminder.failed), (Hour::Morning, Lang::Nl, 0));
    // That the old phone is let go changes nothing; the new one does.
    store.change(move |txn| txn.end_session(&old)).await.unwrap();
    assert_eq!(kept(&store).await, Some(reminder));
    store.change(|txn| txn.drop_reminder(ROUTE, CECILIA.person)).await.unwrap();
    assert_eq!(kept(&store).await, None);
}

async fn r117_a_reminder_is_due_at_its_hour_from_the_next_day_on(store: Arc<dyn Store>) {
    choose(&store, signed_in(&store).await, "one", NOW).await;
    assert_eq!(due(&store, Hour::Morning, NOW).await, []);
    assert_eq!(due(&store, Hour::Evening, TOMORROW).await, []);
    assert_eq!(due(&store, Hour::Morning, TOMORROW).await.len(), 1);
    assert_eq!(claimed(&store, TOMORROW).await, 0, "nothing is planned");
    assert_eq!(due(&store, Hour::Morning, TOMORROW).await, [], "and it was looked at");
}

async fn r117_two_servers_take_a_reminder_on_once_a_day(store: Arc<dyn Store>) {
    planned(&store).await;
    choose(&store, signed_in(&store).await, "one", NOW).await;
    let [one] = due(&store, Hour::Morning, TOMORROW).await.try_into().unwrap();
    let claim = || {
        let (store, one) = (Arc::clone(&store), one.clone());
        async move { store.change(move |txn| remind::claim(txn, &one, TOMORROW)).await.unwrap() }
    };
    let (first, second) = tokio::join!(claim(), claim());
    assert_eq!([first.is_some(), second.is_some()].iter().filter(|took| **took).count(), 1);
    assert_eq!(claimed(&store, TOMORROW.plus(DAY)).await, 1, "and on the next day again");
}

async fn r117_who_chooses_again_is_not_reminded_twice_on_a_day(store: Arc<dyn Store>) {
    planned(&store).await;
    let token = signed_in(&store).await;
    choose(&store, token, "one", NOW).await;
    assert_eq!(claimed(&store, TOMORROW).await, 1);
    choose(&store, token, "two", TOMORROW).await;
    assert_eq!(claimed(&store, TOMORROW).await, 0);
    store.change(|txn| txn.drop_reminder(ROUTE, CECILIA.person)).await.unwrap();
    choose(&store, token, "three", TOMORROW).await;
    assert_eq!(claimed(&store, TOMORROW).await, 0);
    assert_eq!(claimed(&store, TOMORROW.plus(DAY)).await, 1);
}

async fn r115_whoever_wants_rest_is_not_reminded(store: Arc<dyn Store>) {
    planned(&store).await;
    choose(&store, signed_in(&store).await, "one", NOW).await;
    let body = Body::default().with("channel", "call");
    let quiet = Event { kind: "QuietSet".into(), about: None, body, ..tick(DeviceId(Uuid(4)), 1) };
    accept(&store, &CECILIA, std::slice::from_ref(&quiet)).await;
    assert_eq!(claimed(&store, TOMORROW).await, 0);
    let on = Event { kind: "Resumed".into(), about: None, sees: vec![quiet.id], ..tick(DeviceId(Uuid(4)), 2) };
    accept(&store, &CECILIA, &[on]).await;
    assert_eq!(claimed(&store, TOMORROW).await, 0, "what was silent that day stays so");
    assert_eq!(claimed(&store, TOMORROW.plus(DAY)).await, 1);
}

async fn a_reminder_goes_with_its_session(store: Arc<dyn Store>) {
    let start = || async {
        let token = signed_in(&store).await;
        choose(&store, token, "one", NOW).await;
        token
    };
    let token = start().await;
    store.change(move |txn| txn.end_session(&token)).await.unwrap();
    assert_eq!(kept(&store).await, None, "signed out");
    let token = start().await;
    let held = store.look(move |txn| txn.session(&token)).await.unwrap().unwrap();
    store.change(move |txn| device::revoke(txn, &NAOMI, held.id, NOW)).await.unwrap();
    assert_eq!(kept(&store).await, None, "revoked");
    let chosen = Chosen { address: phone("again"), hour: Hour::Morning, lang: Lang::En };
    let denied = store.change(move |txn| remind::choose(txn, &token, chosen, NOW)).await;
    assert_eq!(denied, Ok(Err(session::Denied::Revoked)));
    start().await;
    store.change(move |txn| txn.forget_ended(held.ends)).await.unwrap();
    assert_eq!(kept(&store).await, None, "ended");
    start().await;
    store.change(|txn| erasure::erase(txn, ROUTE, NOW)).await.unwrap();
    assert_eq!(kept(&store).await, None, "erased");
    // One whose session was idle for too long is not sent, and not kept any longer.
    start().await;
    let idle = NOW.plus(session::lifetime(Party::Resident).idle);
    let [one] = due(&store, Hour::Morning, idle).await.try_into().unwrap();
    assert_eq!(store.change(move |txn| remind::claim(txn, &one, idle)).await, Ok(None));
    assert_eq!(kept(&store).await, None, "idle");
}

async fn a_push_service_that_refuses_is_left_alone_longer_each_time(store: Arc<dyn Store>) {
    planned(&store).await;
    choose(&store, signed_in(&store).await, "one", NOW).await;
    let minute = |minutes: u64| TOMORROW.plus(Duration::from_secs(60 * minutes));
    let answered = |posted: Posted, now: Moment| {
        let store = Arc::clone(&store);
        async move {
            let [one] = due(&store, Hour::Morning, now).await.try_into().unwrap();
            let taken = store.change(move |txn| remind::claim(txn, &one, now)).await.unwrap().unwrap();
            store.change(move |txn| remind::settle(txn, &taken, &posted, now)).await.unwrap();
        }
    };
    let refused = |after: u64| Posted::Refused { after: Duration::from_secs(after) };
    answered(refused(0), TOMORROW).await;
    assert_eq!(claimed(&store, minute(1)).await, 0);
    answered(refused(0), minute(2)).await;
    assert_eq!(
        (due(&store, Hour::Morning, minute(5)).await.len(), due(&store, Hour::Morning, minute(6)).await.len()),
        (0, 1)
    );
    answered(refused(1500), minute(6)).await;
    assert_eq!(claimed(&store, minute(29)).await, 0, "as long as it asks for");
    // What may have arrived is not sent again on that day.
    let next = TOMORROW.plus(DAY);
    answered(Posted::Unknown, next).await;
    assert_eq!(claimed(&store, next.plus(Duration::from_secs(25 * 60))).await, 0);
    answered(Posted::Arrived, next.plus(DAY)).await;
    assert_eq!(kept(&store).await.unwrap().failed, 0);
    answered(Posted::Gone, next.plus(DAY).plus(DAY)).await;
    assert_eq!(kept(&store).await, None);
}
