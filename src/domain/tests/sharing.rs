//! Which topics an event shows, and whom a step was assigned to.

use proptest::prelude::*;

use super::{
    cases, fold,
    histories::histories,
    made::{CECILIA, entry, step},
};
use crate::{
    assigned::assigned,
    body::Body,
    event::Event,
    fact::{Fact, StepFact},
    id::{EventId, PersonId, Uuid},
    party::Party,
    step::Owner,
    topic::{Topic, Topics},
};

fn event(kind: &str, body: Body) -> Event {
    entry(CECILIA, EventId(Uuid(1)), kind, Some(step(0).0), body).event
}

proptest! {
    #![proptest_config(cases())]

    /// Whoever the fold shows as owner or helper is assigned, and nobody else, in whatever order the events came.
    #[test]
    fn assigned_is_who_the_fold_shows(mut history in histories()) {
        for (id, shown) in fold(&history).steps.iter() {
            let mut people: Vec<PersonId> = Vec::new();
            if let Some(StepFact::Owner(Owner::Person(owner))) = shown.owner.shown() {
                people.push(*owner);
            }
            if let Some(StepFact::Help { helper: Some(helper), .. }) = shown.help.shown() {
                people.push(*helper);
            }
            people.sort();
            people.dedup();
            let about = |entry: &&crate::event::Entry| entry.event.about == Some(id.0);
            prop_assert_eq!(assigned(history.iter().filter(about).map(|entry| &entry.event)), people.clone());
            history.reverse();
            prop_assert_eq!(assigned(history.iter().filter(about).map(|entry| &entry.event)), people);
        }
    }

    /// Every kind that the fold knows has its topic, or is the frame: no new one is left unsorted.
    #[test]
    fn every_kind_of_a_history_is_sorted(history in histories()) {
        for entry in history {
            if Fact::read(&entry.event) != Ok(Fact::Unknown) {
                prop_assert_ne!(Topics::of(&entry.event), Topics::EVERYTHING, "{}", entry.event.kind);
            }
        }
    }
}

#[test]
fn a_text_is_the_goal_or_of_a_step() {
    let text = |field| event("TextSet", Body::default().with("field", field).with("value", "x"));
    assert_eq!(Topic::of(&text("goal")), Some(Topic::Goal));
    assert_eq!(Topic::of(&text("title")), Some(Topic::Steps));
}

#[test]
fn what_is_not_known_is_for_those_who_see_everything() {
    let worker_without_wins = Topics::shown_to(Party::Worker, Some([Topic::Steps, Topic::Goal].into_iter().collect()));
    for unknown in
        [event("MadeUpLater", Body::default()), Event { version: 2, ..event("RouteStarted", Body::default()) }]
    {
        assert!(!worker_without_wins.covers(Topics::of(&unknown)));
        assert!(!Topics::shown_to(Party::Volunteer, None).covers(Topics::of(&unknown)));
        assert!(Topics::shown_to(Party::Worker, None).covers(Topics::of(&unknown)));
    }
}

#[test]
fn each_party_sees_what_the_resident_chose() {
    let kinds = ["RouteStarted", "PersonJoined", "StepDone", "StepStuck", "WinNoted"];
    let seen = |party, chosen: Option<&[Topic]>| {
        let chosen = chosen.map(|topics| topics.iter().copied().collect());
        let shown = Topics::shown_to(party, chosen);
        kinds.map(|kind| shown.covers(Topics::of(&event(kind, Body::default()))))
    };
    assert_eq!(seen(Party::Resident, None), [true; 5]);
    assert_eq!(seen(Party::Worker, None), [true; 5]);
    assert_eq!(seen(Party::Specialist, Some(&[])), [true, true, false, false, false]);
    assert_eq!(seen(Party::Worker, Some(&[Topic::Questions])), [true, true, false, true, false]);
    assert_eq!(seen(Party::Adviser, None), [false; 5]);
    assert_eq!(seen(Party::Adviser, Some(&[])), [false; 5]);
    assert_eq!(seen(Party::Adviser, Some(&[Topic::Wins])), [true, true, false, false, true]);
    assert_eq!(seen(Party::Volunteer, Some(&Topic::ALL)), [true, false, false, false, false]);
}

#[test]
fn a_set_of_topics_reads_back_as_it_was_stored() {
    for bits in 0..=u8::MAX {
        let set = Topics::from_bits(bits);
        assert_eq!(Topics::from_bits(set.bits()), set);
        assert!(Topics::EVERYTHING.covers(set));
        assert_eq!(set.iter().collect::<Topics>(), Topics::from_bits(bits & Topics::EACH.bits()));
    }
}
