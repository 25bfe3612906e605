//! What a newer app says is kept and changes nothing; what is said wrongly changes nothing either.

use proptest::{collection::vec, prelude::*, sample::Index};

use super::{
    cases, fold,
    histories::histories,
    made::{NAOMI, added, entry, phase, step},
};
use crate::{
    body::{Body, Scalar},
    event::Entry,
    fact::Fact,
    id::{EventId, Uuid},
};

/// Known kinds that say something they cannot say.
fn broken() -> impl Strategy<Value = Entry> {
    let body = Body::default;
    let cases: Vec<(&str, Option<Uuid>, Body)> = vec![
        ("StepDone", None, body()),
        ("StepAdded", Some(step(0).0), added(0, &[]).with("title", "")),
        ("StepAdded", Some(step(0).0), added(0, &[]).with("title", &*"lang".repeat(16))),
        ("StepAdded", Some(step(0).0), added(0, &["1", "2", "3", "4"])),
        ("StepAdded", Some(step(0).0), added(0, &[]).with("minutes", 16)),
        ("StepAdded", Some(step(0).0), added(0, &[]).with("phase", "calm")),
        ("OwnerSet", Some(step(0).0), body().with("owner", 3)),
        ("OwnerSet", Some(step(0).0), body().with("owner", "somebody")),
        ("OwnerSet", Some(step(0).0), body().with("owner", "third")),
        ("HelpLevelSet", Some(step(0).0), body().with("level", "much")),
        ("WindowSet", Some(step(0).0), body().with("from", "10-06-2024")),
        ("Released", Some(step(0).0), body().with("state", "closed")),
        ("PromiseSet", Some(step(0).0), body().with("before", "2024-06-20")),
        ("ItemDone", Some(step(0).0), body().with("item", 3)),
        ("TextSet", Some(step(0).0), body().with("field", "goal").with("value", "Rust")),
        ("TextSet", None, body().with("field", "title").with("value", "Rust")),
        ("TextSet", Some(step(0).0), body().with("field", "title").with("value", "")),
        ("TextSet", Some(step(0).0), body().with("field", "title").with("value", &*"lang".repeat(16))),
        ("TextSet", Some(step(0).0), body().with("field", "price").with("value", "3")),
        ("PhaseAdded", Some(phase(0).0), body().with("phase", "nap")),
        ("PhaseOpened", None, body()),
        ("PersonJoined", Some(phase(0).0), body().with("name", "Naomi")),
        ("PlaceSet", Some(step(0).0), body()),
        ("WinNoted", None, body().with("text", "Rust")),
        ("Compliment", None, Body::default().with("text", Scalar::Flag(true))),
    ];
    (any::<Index>(), any::<u128>().no_shrink()).prop_map(move |(index, id)| {
        let (kind, about, body) = index.get(&cases).clone();
        entry(NAOMI, EventId(Uuid::from_random(id.to_be_bytes())), kind, about, body)
    })
}

/// Kinds and versions of a newer app.
fn unknown() -> impl Strategy<Value = Entry> {
    let kind = prop_oneof![Just(("StepDone", 2)), Just(("StepAdded", 9)), Just(("StepDreamt", 1)), Just(("", 1))];
    (kind, any::<bool>(), any::<u128>().no_shrink()).prop_map(|((kind, version), required, id)| {
        let id = EventId(Uuid::from_random(id.to_be_bytes()));
        let mut entry = entry(NAOMI, id, kind, Some(step(0).0), added(0, &[]));
        entry.event.version = version;
        entry.event.required = required;
        entry
    })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_unknown_or_broken_changes_nothing(
        (history, noise) in (histories(), vec((any::<Index>(), prop_oneof![broken(), unknown()]), 0..20)),
    ) {
        let mut noisy = history.clone();
        for (place, entry) in &noise {
            noisy.insert(place.index(noisy.len() + 1), entry.clone());
        }
        let (mut quiet, noisy) = (fold(&history).view(), fold(&noisy).view());
        quiet.needs_update = noise.iter().any(|(_, entry)| entry.event.required);
        prop_assert_eq!(noisy, quiet);
    }

    #[test]
    fn what_is_broken_is_told_apart_from_what_is_unknown((broken, unknown) in (broken(), unknown())) {
        prop_assert!(Fact::read(&broken.event).is_err(), "{:?}", broken);
        prop_assert_eq!(Fact::read(&unknown.event), Ok(Fact::Unknown));
    }
}
