//! What was done stays done, until the one who said so takes it back.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    cases, fold,
    histories::{arrivals, histories, histories_with_others},
    made::{ALL, CECILIA, JAAP, NAOMI, Story, step},
};
use crate::{body::Body, event::Entry, fold::Fold, next::Next, party::Party};

/// Whether `undo` takes back the tick that `tick` made: the law, said once more without the fold.
fn takes_back(undo: &Entry, tick: &Entry) -> bool {
    undo.event.kind == "StepReopened"
        && undo.author.party == Party::Resident
        && undo.author == tick.author
        && undo.event.about == tick.event.about
        && undo.event.sees.contains(&tick.event.id)
}

proptest! {
    #![proptest_config(cases())]

    /// I3: a tick stands exactly while its own author has not withdrawn it by name.
    #[test]
    fn a_tick_stays_until_its_own_author_withdraws_it_by_name(
        arrived in histories().prop_flat_map(arrivals),
    ) {
        let view = fold(&arrived).view();
        let ticks = arrived.iter().filter(|entry| entry.event.kind == "StepDone");
        for tick in ticks {
            let added = |entry: &&Entry| entry.event.kind == "StepAdded" && entry.event.about == tick.event.about;
            if !arrived.iter().any(|entry| added(&entry)) {
                continue;
            }
            let withdrawn = arrived.iter().any(|undo| takes_back(undo, tick));
            let stands = view.steps().any(|step| step.ticks.iter().any(|mark| mark.event == tick.event.id));
            prop_assert_eq!(stands, !withdrawn);
        }
    }

    /// I11: whatever others do, in whatever order it arrives, the number of steps done does not fall.
    #[test]
    fn steps_done_never_fall_by_what_others_do(
        (history, arrived) in histories_with_others().prop_flat_map(|(history, others)| {
            let all = history.iter().chain(&others).cloned().collect();
            (Just(history), arrivals(all))
        }),
    ) {
        prop_assert!(fold(&arrived).view().steps_done() >= fold(&history).view().steps_done());
    }

    /// I11: event by event, in whatever order they arrive, the number falls only when the resident takes back an own tick.
    #[test]
    fn steps_done_fall_only_by_the_residents_own_undo(
        arrived in histories().prop_flat_map(arrivals),
    ) {
        let mut route = Fold::default();
        let mut before = 0;
        for (place, entry) in arrived.iter().enumerate() {
            route.apply(entry);
            let after = route.view().steps_done();
            if after < before {
                prop_assert!(arrived[..place].iter().any(|tick| takes_back(entry, tick)), "fell by {:?}", entry);
            }
            before = after;
        }
    }

    /// A step that was done is on the map, whoever took it off the route.
    #[test]
    fn what_is_done_is_never_out_of_sight(arrived in histories().prop_flat_map(arrivals)) {
        let mut on_the_map = BTreeSet::new();
        let view = fold(&arrived).view();
        for step in view.steps() {
            prop_assert!(on_the_map.insert(step.id), "twice: {}", step.id);
        }
        let without_hiding = fold(arrived.iter().filter(|entry| entry.event.kind != "StepHidden")).view();
        for step in without_hiding.steps().filter(|step| step.is_done()) {
            prop_assert!(on_the_map.contains(&step.id));
        }
    }
}

#[test]
fn a_step_that_is_taken_off_the_route_stays_when_it_is_done() {
    let mut story = Story::begun();
    story.step(0, "resident", "open");
    story.step(1, "resident", "open");
    let tick = story.mark(CECILIA, "StepDone", 0);
    for n in [0, 1] {
        story.mark(NAOMI, "StepHidden", n);
    }
    let view = story.view();
    assert_eq!((view.step(step(0)).is_some(), view.step(step(1)).is_some()), (true, false));
    story.tell_seeing(CECILIA, "StepReopened", Some(step(0).0), crate::body::Body::default(), &[tick]);
    assert_eq!(story.view().step(step(0)), None, "undone and taken off");
}

#[test]
fn nobody_else_takes_back_a_tick() {
    for other in &ALL[1..] {
        let mut story = Story::begun();
        story.step(0, "resident", "open");
        let tick = story.mark(CECILIA, "StepDone", 0);
        story.tell_seeing(*other, "StepReopened", Some(step(0).0), crate::body::Body::default(), &[tick]);
        assert!(story.view_of(0).is_done());
    }
}

#[test]
fn an_undo_takes_back_only_the_ticks_it_names() {
    let mut story = Story::begun();
    story.step(0, "resident", "open");
    let first = story.mark(CECILIA, "StepDone", 0);
    let second = story.mark(CECILIA, "StepDone", 0);
    assert_eq!(story.view_of(0).ticks_of(CECILIA.person).collect::<Vec<_>>(), [first, second]);
    story.tell_seeing(CECILIA, "StepReopened", Some(step(0).0), crate::body::Body::default(), &[first]);
    assert_eq!(story.view_of(0).ticks_of(CECILIA.person).collect::<Vec<_>>(), [second]);
}

#[test]
fn r041_what_was_delivered_counts_as_done_and_never_comes_back_as_open() {
    let mut story = Story::begun();
    for n in 1..=4 {
        story.step(n, "resident", "later");
        story.mark(NAOMI, "StepDone", n);
    }
    let about = Some(step(2).0);
    story.tell(JAAP, "Released", about, Body::default().with("state", "open"));
    story.tell(JAAP, "OwnerSet", about, Body::default().with("owner", "resident"));
    story.mark(JAAP, "StepHidden", 3);
    let tick = story.view_of(4).ticks[0].event;
    story.tell_seeing(CECILIA, "StepReopened", Some(step(4).0), Body::default(), &[tick]);
    let view = story.view();
    assert_eq!((view.steps_done(), view.open_count()), (4, 0));
    assert!(!matches!(view.next(), Next::Step(_)));
}
