//! What the resident does not see yet: a part at a time, and what a specialist opens only after that.

use super::made::{CECILIA, JAAP, NAOMI, Story, phase, step};
use crate::body::Body;

const COURT: &[&str] = &["court-route"];

/// A route with a first part that is open and a later one that nobody confirmed, with a step of the library in each.
fn two_parts() -> Story {
    let mut story = Story::begun();
    story.tell(NAOMI, "PhaseOpened", Some(phase(0).0), Body::default());
    story.tell(NAOMI, "PhaseAdded", Some(phase(1).0), Body::default().with("phase", "agreements"));
    story.step(1, "resident", "open");
    story.step(2, "resident", "later");
    added(&mut story, 3, 1, "list-of-debts");
    story
}

fn added(story: &mut Story, n: u8, of: u8, template: &str) {
    let body = super::made::added(of, &[]).with("template", template);
    story.tell(NAOMI, "StepAdded", Some(step(n).0), body);
    story.tell(NAOMI, "OwnerSet", Some(step(n).0), Body::default().with("owner", "resident"));
}

fn release(state: &str) -> Body {
    Body::default().with("state", state)
}

#[test]
fn r028_r132_a_step_that_is_not_let_loose_in_a_later_part_is_the_teams_alone() {
    let mut story = two_parts();
    let seen = |story: &Story| story.view().dosed(COURT).steps().map(|step| step.id).collect::<Vec<_>>();
    assert_eq!(story.view().steps().count(), 3, "the team sees the whole plan");
    assert_eq!(seen(&story), [step(1), step(2)]);
    assert_eq!(story.view().dosed(COURT).phases[1].held.len(), 1, "and the resident that more comes");
    story.tell(NAOMI, "Released", Some(step(3).0), release("open"));
    assert_eq!(seen(&story), [step(1), step(2), step(3)]);
}

#[test]
fn r013_the_courts_route_is_not_named_before_the_specialist_opened_it() {
    let mut story = two_parts();
    added(&mut story, 4, 0, "court-route");
    for (who, state, seen) in
        [(NAOMI, "maybe", false), (NAOMI, "open", false), (JAAP, "maybe", false), (JAAP, "open", true)]
    {
        let earlier = story.view_of(4).released.map(|mark| mark.event).into_iter().collect::<Vec<_>>();
        story.tell_seeing(who, "Released", Some(step(4).0), release(state), &earlier);
        assert_eq!(story.view().dosed(COURT).step(step(4)).is_some(), seen, "{:?} {state}", who.party);
    }
}

#[test]
fn r013_other_words_do_not_make_another_step_of_it() {
    let mut story = two_parts();
    added(&mut story, 4, 0, "court-route");
    story.tell(NAOMI, "Released", Some(step(4).0), release("open"));
    let words = Body::default().with("field", "title").with("value", "Praat over de rechter");
    story.tell(NAOMI, "TextSet", Some(step(4).0), words);
    assert!(story.view().dosed(COURT).step(step(4)).is_none() && story.view_of(4).reworded);
    assert_eq!(story.view().needed(COURT), (1, 1));
}

#[test]
fn what_was_done_is_never_held_back() {
    let mut story = two_parts();
    added(&mut story, 4, 1, "court-route");
    story.mark(CECILIA, "StepDone", 3);
    story.mark(NAOMI, "StepDone", 4);
    let whole = story.view();
    assert_eq!(whole.clone().dosed(COURT).steps_done(), whole.steps_done());
}

#[test]
fn r149_what_is_still_needed_counts_what_waits_in_a_later_part_too() {
    let mut story = two_parts();
    added(&mut story, 4, 0, "show-id");
    let needed = |story: &Story| story.view().dosed(COURT).needed(&["list-of-debts", "show-id"]);
    assert_eq!(needed(&story), (2, 2));
    story.mark(CECILIA, "StepDone", 4);
    assert_eq!(needed(&story), (1, 2));
    story.tell(NAOMI, "Released", Some(step(3).0), release("dropped"));
    assert_eq!(needed(&story), (0, 1));
}
