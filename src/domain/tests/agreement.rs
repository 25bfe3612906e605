//! Everybody who has the same events sees the same route.

use proptest::{collection::vec, prelude::*};
use serde_json::{json, to_string, value::to_raw_value};

use super::{
    cases, fold,
    histories::{arrivals, histories},
    made::CECILIA,
};
use crate::{
    api::{Check, Session},
    event::Entry,
    fold::Fold,
    id::{RouteId, Uuid},
    replica::{Replica, Saved, Write},
};

fn shuffled() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>)> {
    histories().prop_flat_map(|history| (Just(history.clone()), arrivals(history)))
}

fn seen(fold: &Fold) -> String {
    format!("{:?}", fold.view())
}

fn session() -> Session {
    Session { route: RouteId::default(), party: CECILIA.party, person: CECILIA.person }
}

/// The pages of a pull that hand out `entries`, `lengths` at a time.
fn pages(entries: &[Entry], lengths: &[usize]) -> Vec<String> {
    let mut check = Check::default();
    let mut pages = Vec::new();
    let mut rest = entries;
    let mut lengths = lengths.iter().cycle();
    while !rest.is_empty() {
        let (page, later) = rest.split_at((*lengths.next().unwrap_or(&1)).min(rest.len()));
        page.iter().for_each(|entry| check.add(entry.event.id));
        let events: Vec<_> = page.iter().map(|entry| to_raw_value(entry).unwrap()).collect();
        let page = json!({ "next": "n", "more": !later.is_empty(), "logId": Uuid(1), "check": check });
        pages.push(format!(r#"{{"events":{},{}"#, to_string(&events).unwrap(), &page.to_string()[1..]));
        rest = later;
    }
    pages
}

proptest! {
    #![proptest_config(cases())]

    /// I5: the view ignores the order and duplication of events.
    #[test]
    fn order_and_duplication_change_nothing((history, arrived) in shuffled()) {
        prop_assert_eq!(fold(&history), fold(&arrived));
        prop_assert_eq!(seen(&fold(&history)), seen(&fold(&arrived)));
    }

    /// I4 and I5: a device that made some events itself, got the rest in pages of any length and was closed and
    /// opened between them, shows to the byte what a device shows that only heard of everything.
    #[test]
    fn batches_and_being_closed_change_nothing(
        history in histories(), lengths in vec(1..9usize, 1..5), closed in vec(any::<bool>(), 1..5),
    ) {
        let mut saved = Saved::default();
        let mut replica = Replica::load(session(), &saved);
        for entry in history.iter().filter(|entry| entry.author == CECILIA) {
            let raw = to_string(&entry.event).unwrap();
            saved.own.push(format!("o\n{raw}"));
            replica.took(entry.event.clone(), &raw);
        }
        prop_assert_eq!(Replica::load(session(), &saved).unsent(), replica.unsent(), "own rows are read");
        for (page, closed) in pages(&history, &lengths).iter().zip(closed.iter().cycle()) {
            let change = replica.pulled(page, Some("etag".into())).unwrap();
            for write in change.writes.clone() {
                match write {
                    Write::Entry(_, row) => saved.entries.push(row),
                    Write::Sync(row) => saved.sync = Some(row),
                    other => prop_assert!(false, "{:?}", other),
                }
            }
            replica.apply(change);
            if *closed {
                replica = Replica::load(session(), &saved);
            }
        }
        prop_assert_eq!(seen(replica.fold()), seen(&fold(&history)));
    }
}
