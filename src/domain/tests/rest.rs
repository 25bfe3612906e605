//! The route rests until somebody goes on, and nobody is reminded meanwhile; a nudge comes once.

use super::made::{CECILIA, NAOMI, Story, person, step};
use crate::{
    body::{Body, day},
    rest::{Rest, is_return},
};

fn how(how: &str) -> Body {
    Body::default().with("how", how)
}

/// A step of the resident that was meant for until 14 June 2024, a Friday.
fn planned() -> Story {
    let mut story = Story::begun();
    story.step(1, "resident", "open");
    story.tell(NAOMI, "WindowSet", Some(step(1).0), Body::default().with("to", "2024-06-14"));
    story
}

fn nudge(story: &Story, on: &str, nudged: &[u8]) -> Option<crate::id::StepId> {
    let nudged: Vec<_> = nudged.iter().map(|n| step(*n)).collect();
    story.view().nudge(day(on).unwrap(), &nudged)
}

fn signals(story: &Story, on: &str) -> usize {
    story.view().signals(day(on).unwrap()).len()
}

#[test]
fn r067_the_route_rests_until_somebody_goes_on_and_loses_nothing() {
    let mut story = planned();
    let before = story.view();
    assert_eq!((before.rest(), before.is_silent()), (None, false));
    let lighten = story.tell(CECILIA, "Paused", None, how("lighten"));
    assert_eq!(story.view().rest(), Some(Rest::Lighten));
    let pause = story.tell(NAOMI, "Paused", None, how("pause"));
    assert_eq!((story.view().rest(), story.view().is_silent()), (Some(Rest::Pause), true));
    story.tell_seeing(CECILIA, "Resumed", None, Body::default(), &[pause, lighten]);
    let after = story.view();
    assert_eq!((after.rest(), after.is_silent(), after.phases), (None, false, before.phases));
}

#[test]
fn another_way_to_rest_takes_the_place_of_the_one_before() {
    let mut story = planned();
    let pause = story.tell(CECILIA, "Paused", None, how("pause"));
    story.tell_seeing(CECILIA, "Paused", None, how("lighten"), &[pause]);
    assert_eq!(story.view().rest(), Some(Rest::Lighten));
    assert_eq!(story.view().resting().len(), 2, "going on ends both");
}

#[test]
fn r115_quiet_holds_with_the_way_that_was_chosen_last_until_it_goes_on() {
    let mut story = planned();
    let call = story.tell(CECILIA, "QuietSet", None, Body::default().with("channel", "call"));
    let body = Body::default().with("channel", "letter");
    story.tell_seeing(CECILIA, "QuietSet", None, body, &[call]);
    assert_eq!(story.view().quiet().unwrap().text("channel"), "letter");
    assert_eq!((nudge(&story, "2024-06-19", &[]), signals(&story, "2024-08-19")), (None, 0));
    let ends = story.view().resting();
    story.tell_seeing(CECILIA, "Resumed", None, Body::default(), &ends);
    assert_eq!((story.view().quiet(), story.view().is_silent()), (None, false));
}

#[test]
fn r115_somebody_is_welcomed_back_after_thirty_days_and_not_before() {
    let [last, soon, back] = ["2024-06-10", "2024-07-09", "2024-07-10"].map(|text| day(text).unwrap());
    assert!(!is_return(last, soon) && is_return(last, back));
    assert!(!is_return(back, last), "a clock that was set back brings nobody back");
}

#[test]
fn r062_one_nudge_for_a_step_and_later_a_signal() {
    let story = planned();
    for early in ["2024-06-10", "2024-06-14", "2024-06-15", "2024-06-18"] {
        assert_eq!((nudge(&story, early, &[]), signals(&story, early)), (None, 0), "{early}");
    }
    assert_eq!(nudge(&story, "2024-06-19", &[]), Some(step(1)), "three working days after");
    assert_eq!(nudge(&story, "2024-06-20", &[1]), None, "it had its nudge");
    assert_eq!(signals(&story, "2024-06-21"), 0);
    assert_eq!((nudge(&story, "2024-06-24", &[]), signals(&story, "2024-06-24")), (None, 1), "six working days after");
}

#[test]
fn r062_the_days_are_those_that_were_agreed() {
    let mut story = planned();
    story.joins(CECILIA, "Cecilia", "resident");
    let person = CECILIA.person.to_string();
    let card = Body::default().with("person", &*person).with("channel", "call").with("days", 1);
    story.tell(NAOMI, "CardSet", None, card);
    assert_eq!(nudge(&story, "2024-06-17", &[]), Some(step(1)));
    assert_eq!(signals(&story, "2024-06-18"), 1);
}

#[test]
fn nothing_is_said_of_a_step_that_is_done_or_of_others_or_in_a_crisis() {
    let mut story = planned();
    story.tell(CECILIA, "CrisisStarted", None, Body::default());
    assert_eq!((nudge(&story, "2024-06-19", &[]), signals(&story, "2024-07-19")), (None, 0));
    let mut story = planned();
    story.mark(CECILIA, "StepDone", 1);
    story.step(2, &person(2).to_string(), "open");
    story.tell(NAOMI, "WindowSet", Some(step(2).0), Body::default().with("to", "2024-06-14"));
    assert_eq!((nudge(&story, "2024-06-19", &[]), signals(&story, "2024-07-19")), (None, 0));
}

#[test]
fn the_lightest_step_takes_the_fewest_minutes() {
    let mut story = planned();
    story.step(2, "resident", "open");
    story.step(3, "resident", "later");
    let short = super::made::added(0, &[]).with("minutes", 2);
    story.tell(NAOMI, "StepAdded", Some(step(4).0), short);
    story.tell(NAOMI, "OwnerSet", Some(step(4).0), Body::default().with("owner", "resident"));
    story.tell(NAOMI, "Released", Some(step(4).0), Body::default().with("state", "open"));
    assert_eq!(story.view().lightest(), Some(step(4)));
}
