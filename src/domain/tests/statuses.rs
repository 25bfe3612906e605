//! Every row of product.md's "Words for where a step stands", and what both of two writers keep.

use super::made::{CECILIA, HENK, JAAP, NAOMI, Story, step};
use crate::{
    body::Body,
    status::{Shape, Status},
};

/// A route with one open step of the resident.
fn open() -> Story {
    let mut story = Story::begun();
    story.step(0, "resident", "open");
    story
}

#[track_caller]
fn reads(story: &Story, status: Status, key: &str, shape: Shape) {
    let now = story.view_of(0).status();
    assert_eq!((now.key(), now.shape()), (key, shape));
    assert_eq!(now, status);
}

#[test]
fn to_do_now() {
    reads(&open(), Status::ToDo, "todo", Shape::Later);
}

#[test]
fn later_when_planned_or_nobody_does_it_yet() {
    let mut story = Story::begun();
    story.step(0, "resident", "later");
    reads(&story, Status::Later, "later", Shape::Later);
    let mut story = Story::begun();
    story.tell(NAOMI, "StepAdded", Some(step(0).0), super::made::added(0, &[]));
    reads(&story, Status::Later, "later", Shape::Later);
    story.tell(NAOMI, "Released", Some(step(0).0), Body::default().with("state", "open"));
    reads(&story, Status::Later, "later", Shape::Later);
}

#[test]
fn maybe_later_when_nobody_confirmed_it() {
    let mut story = Story::begun();
    story.step(0, "resident", "maybe");
    reads(&story, Status::Maybe, "maybe", Shape::Maybe);
}

#[test]
fn begun_when_some_parts_are_done_and_not_when_they_are_taken_back() {
    let mut story = open();
    let about = Some(step(0).0);
    let part = story.tell(CECILIA, "ItemDone", about, Body::default().with("item", 1));
    reads(&story, Status::Begun, "begun", Shape::Later);
    story.tell_seeing(HENK, "ItemReopened", about, Body::default(), &[part]);
    reads(&story, Status::Begun, "begun", Shape::Later);
    story.tell_seeing(CECILIA, "ItemReopened", about, Body::default(), &[part]);
    reads(&story, Status::ToDo, "todo", Shape::Later);
}

#[test]
fn done_seen_and_finished_are_three_facts() {
    let mut story = open();
    story.mark(CECILIA, "StepDone", 0);
    reads(&story, Status::Done, "done", Shape::Done);
    story.mark(NAOMI, "StepSeen", 0);
    reads(&story, Status::Seen { by: NAOMI.person }, "seen", Shape::Done);
    story.mark(JAAP, "StepFinished", 0);
    reads(&story, Status::Finished, "finished", Shape::Done);
}

#[test]
fn seen_or_finished_alone_does_not_make_it_done() {
    let mut story = open();
    story.mark(NAOMI, "StepSeen", 0);
    story.mark(NAOMI, "StepFinished", 0);
    reads(&story, Status::ToDo, "todo", Shape::Later);
}

#[test]
fn others_do_it() {
    let mut story = Story::begun();
    story.step(0, &JAAP.person.to_string(), "open");
    reads(&story, Status::Others { who: JAAP.person }, "others", Shape::Others);
}

#[test]
fn we_wait_for_a_third_party() {
    let mut story = Story::begun();
    story.step(0, "third", "open");
    reads(&story, Status::Waiting { third: "Belastingdienst".into() }, "waiting", Shape::Others);
}

#[test]
fn it_does_not_work_out_now_until_it_does() {
    let mut story = open();
    let stuck = story.mark(CECILIA, "StepStuck", 0);
    reads(&story, Status::Stuck, "stuck", Shape::Stuck);
    story.tell_seeing(CECILIA, "StepUnstuck", Some(step(0).0), Body::default(), &[stuck]);
    reads(&story, Status::ToDo, "todo", Shape::Later);
    story.mark(CECILIA, "StepStuck", 0);
    story.mark(CECILIA, "StepDone", 0);
    reads(&story, Status::Done, "done", Shape::Done);
}

#[test]
fn not_needed_any_more_unless_it_was_done() {
    let mut story = Story::begun();
    story.step(0, "resident", "dropped");
    reads(&story, Status::NotNeeded, "notNeeded", Shape::Maybe);
    story.mark(CECILIA, "StepDone", 0);
    reads(&story, Status::Done, "done", Shape::Done);
}

#[test]
fn two_goals_written_at_the_same_time_are_both_kept() {
    let mut story = Story::begun();
    let goal = |value: &str| Body::default().with("field", "goal").with("value", value);
    let first = story.tell(CECILIA, "TextSet", None, goal("Rust in huis"));
    let second = story.tell(NAOMI, "TextSet", None, goal("Post open durven maken"));
    assert_eq!(story.view().goal, ["Rust in huis", "Post open durven maken"]);
    story.tell_seeing(CECILIA, "TextSet", None, goal("Rust, en de post open"), &[first, second]);
    assert_eq!(story.view().goal, ["Rust, en de post open"]);
}

#[test]
fn other_words_take_the_place_of_the_template_and_only_there() {
    let mut story = open();
    let before = story.view_of(0).words;
    story.tell(
        NAOMI,
        "TextSet",
        Some(step(0).0),
        Body::default().with("field", "title").with("value", "Open één brief"),
    );
    let after = story.view_of(0).words;
    assert_eq!(after.done_name(), "Open één brief");
    assert_eq!((after.items, after.needs), (before.items, before.needs));
}

#[test]
fn a_step_that_is_put_back_is_there_again() {
    let mut story = open();
    let first = story.mark(NAOMI, "StepHidden", 0);
    let second = story.mark(JAAP, "StepHidden", 0);
    story.tell_seeing(NAOMI, "StepShown", Some(step(0).0), Body::default(), &[first]);
    assert_eq!(story.view().step(step(0)), None, "somebody else took it off too");
    story.tell_seeing(NAOMI, "StepShown", Some(step(0).0), Body::default(), &[second]);
    assert!(story.view().step(step(0)).is_some());
}
