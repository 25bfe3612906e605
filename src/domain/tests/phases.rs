//! Where the phases stand, and in which order things are.

use super::made::{CECILIA, NAOMI, Story, added, phase, step};
use crate::{body::Body, next::PhaseState};

/// Three phases with two steps each, placed against the order of their ids.
fn laid_out() -> Story {
    let mut story = Story::begun();
    for n in 0..3 {
        let key = Body::default().with("key", &*(9 - n).to_string());
        story.tell(NAOMI, "PhaseAdded", Some(phase(n).0), Body::default().with("phase", "calm"));
        story.tell(NAOMI, "PlaceSet", Some(phase(n).0), key);
        for at in 0..2 {
            let about = Some(step(n * 2 + at).0);
            story.tell(NAOMI, "StepAdded", about, added(n, &[]));
            story.tell(NAOMI, "OwnerSet", about, Body::default().with("owner", "resident"));
            story.tell(NAOMI, "Released", about, Body::default().with("state", if n == 1 { "open" } else { "later" }));
        }
    }
    story
}

#[test]
fn phases_and_steps_stand_in_the_order_of_their_places_and_then_of_their_ids() {
    let mut story = laid_out();
    let order = |story: &Story| story.view().steps().map(|step| step.id).collect::<Vec<_>>();
    assert_eq!(order(&story), [4, 5, 2, 3, 0, 1].map(step));
    story.tell(NAOMI, "PlaceSet", Some(step(2).0), Body::default().with("key", "b"));
    story.tell(NAOMI, "PlaceSet", Some(step(3).0), Body::default().with("key", "a"));
    assert_eq!(order(&story), [4, 5, 3, 2, 0, 1].map(step));
    story.tell(NAOMI, "PlaceSet", Some(step(0).0), Body::default().with("key", "a"));
    story.tell(NAOMI, "PlaceSet", Some(step(1).0), Body::default().with("key", "a"));
    assert_eq!(order(&story), [4, 5, 3, 2, 0, 1].map(step), "the same place");
}

#[test]
fn the_resident_is_in_the_phase_of_the_next_step() {
    use PhaseState::{Done, Here, Later};
    let mut story = laid_out();
    assert_eq!(story.view().phase_states(), [Done, Here, Later]);
    for n in [2, 3] {
        story.mark(CECILIA, "StepDone", n);
    }
    assert_eq!(story.view().phase_states(), [Here, Done, Later], "what was planned first comes now");
    for n in [4, 5] {
        story.mark(CECILIA, "StepDone", n);
    }
    assert_eq!(story.view().phase_states(), [Done, Done, Here]);
    for n in [0, 1] {
        story.mark(CECILIA, "StepDone", n);
    }
    assert_eq!(story.view().phase_states(), [Done, Done, Here], "at the end of the route");
    assert_eq!(Story::default().view().phase_states(), []);
}

#[test]
fn a_route_begins_in_its_first_phase_while_there_are_no_steps() {
    let mut story = Story::begun();
    for n in 0..3 {
        story.tell(NAOMI, "PhaseAdded", Some(phase(n).0), Body::default().with("phase", "calm"));
    }
    assert_eq!(story.view().phase_states(), [PhaseState::Here, PhaseState::Later, PhaseState::Later]);
}

#[test]
fn a_step_whose_phase_is_not_here_yet_is_shown_all_the_same() {
    let mut story = Story::begun();
    story.tell(NAOMI, "StepAdded", Some(step(0).0), added(7, &[]));
    assert_eq!(story.view().phases.last().map(|phase| (phase.id, phase.steps.len())), Some((None, 1)));
}
