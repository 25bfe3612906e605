//! A setback takes nothing away, and ends when the resident says so or when what was in the way is gone.

use super::made::{CECILIA, JAAP, NAOMI, Story, step};
use crate::{
    body::Body,
    event::{Entry, Event},
    fact::Fact,
    next::{Busy, Next},
    status::Status,
};

fn before(day: &str) -> Body {
    Body::default().with("before", day)
}

/// A step that was done, and one that does not work out.
fn stuck() -> (Story, crate::id::EventId) {
    let mut story = Story::begun();
    story.step(0, "resident", "open");
    story.step(1, "resident", "open");
    story.mark(CECILIA, "StepDone", 0);
    let stuck = story.tell(CECILIA, "StepStuck", Some(step(1).0), Body::default().with("reason", "much"));
    (story, stuck)
}

#[test]
fn r044_a_setback_leaves_the_number_of_steps_done_as_it_was() {
    let (mut story, stuck) = stuck();
    assert_eq!(story.view().steps_done(), 1);
    assert_eq!(story.view_of(1).status(), Status::Stuck);
    story.tell_seeing(CECILIA, "StepUnstuck", Some(step(1).0), Body::default(), &[stuck]);
    assert_eq!((story.view().steps_done(), story.view_of(1).status()), (1, Status::ToDo));
}

#[test]
fn r051_who_takes_the_obstacle_away_is_busy_with_it_and_then_the_step_is_open_again() {
    let (mut story, stuck) = stuck();
    let about = Some(step(1).0);
    assert!(story.view().obstacle_taken(&story.view_of(1)).is_none());
    let taken = story.tell_seeing(JAAP, "ObstacleTaken", about, before("2024-06-20"), &[stuck]);
    let view = story.view();
    let obstacle = view.obstacle_taken(view.step(step(1)).unwrap()).unwrap();
    assert_eq!((obstacle.mark.author, obstacle.day("before")), (JAAP, crate::body::day("2024-06-20")));
    let Next::Waiting(waits) = view.next() else { panic!("{:?}", view.next()) };
    assert_eq!(waits[0].who, Busy::Person(JAAP.person), "and not the helper");

    story.tell_seeing(JAAP, "ObstacleGone", about, Body::default(), &[taken]);
    let view = story.view();
    let step = view.step(step(1)).unwrap();
    assert_eq!(step.status(), Status::ToDo);
    assert!(view.obstacle_taken(step).is_none());
    assert_eq!(view.obstacle_gone(step).unwrap().mark.author, JAAP);
}

#[test]
fn another_setback_after_the_obstacle_was_gone_stands() {
    let (mut story, stuck) = stuck();
    let about = Some(step(1).0);
    let taken = story.tell_seeing(NAOMI, "ObstacleTaken", about, before("2024-06-20"), &[stuck]);
    story.tell_seeing(NAOMI, "ObstacleGone", about, Body::default(), &[taken]);
    story.mark(CECILIA, "StepStuck", 1);
    assert_eq!(story.view_of(1).status(), Status::Stuck);
    assert!(story.view().obstacle_gone(&story.view_of(1)).is_none());
}

#[test]
fn only_who_helps_takes_an_obstacle_away() {
    let (mut story, stuck) = stuck();
    let event = super::made::entry(CECILIA, stuck, "ObstacleTaken", Some(step(1).0), Body::default()).event;
    assert_eq!(Fact::read(&event).unwrap_err().field, "before");
    let astray = Event { about: None, body: before("2024-06-20"), ..event };
    story.fold.apply(&Entry { author: NAOMI, event: astray });
    assert!(story.view().obstacle_taken(&story.view_of(1)).is_none());
}

#[test]
fn what_helped_is_asked_once_after_a_setback_that_ended() {
    let (mut story, stuck) = stuck();
    assert!(!story.view().ended_setback(&story.view_of(0)), "no setback");
    assert!(!story.view().ended_setback(&story.view_of(1)), "not over");
    story.tell_seeing(CECILIA, "StepUnstuck", Some(step(1).0), Body::default(), &[stuck]);
    assert!(story.view().ended_setback(&story.view_of(1)));
    for words in ["Iemand keek mee", "Een kleiner stukje"] {
        story.tell(CECILIA, "HelpNoted", Some(step(1).0), Body::default().with("text", words));
    }
    assert!(!story.view().ended_setback(&story.view_of(1)));
    let view = story.view();
    let helped: Vec<&str> = view.what_helped().iter().map(|said| said.text("text")).collect();
    assert_eq!(helped, ["Een kleiner stukje", "Iemand keek mee"]);
}

#[test]
fn r019_a_step_on_a_later_day_waits_for_it_and_can_be_picked_before() {
    let today = crate::body::day("2024-06-10").unwrap();
    let mut story = Story::begun();
    story.step(0, "resident", "open");
    story.step(1, "resident", "open");
    let on = |day: &str| Body::default().with("from", day).with("to", day);
    story.tell(CECILIA, "WindowSet", Some(step(0).0), on("2024-06-13"));
    assert_eq!(story.view().next_on(today, None), Next::Step(step(1)));
    assert_eq!(story.view().next_on(today, Some(step(0))), Next::Step(step(0)), "picked");
    story.tell(CECILIA, "WindowSet", Some(step(1).0), on("2024-06-12"));
    let Next::Rest { planned, .. } = story.view().next_on(today, None) else { panic!() };
    assert_eq!(planned, Some(step(1)), "the soonest is named");
    let day = crate::body::day("2024-06-13").unwrap();
    assert_eq!(story.view().next_on(day, None), Next::Step(step(0)));
    story.tell(CECILIA, "ItemDone", Some(step(1).0), Body::default().with("item", 0));
    assert_eq!(story.view().next_on(today, None), Next::Step(step(1)), "begun");
}
