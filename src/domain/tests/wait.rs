//! Waiting: what others do, since when and before when, and what is honest once that day is past.

use chrono::NaiveDate;

use super::made::{JAAP, NAOMI, Story, step};
use crate::{
    body::{Body, day},
    wait::Due,
};

fn on(text: &str) -> NaiveDate {
    day(text).unwrap()
}

/// Jaap is busy with step 1, and the resident hears something before 20 June; if not, Naomi calls on the 21st.
fn promised() -> Story {
    let mut story = Story::begun();
    story.step(1, &JAAP.person.to_string(), "open");
    let promise = Body::default().with("before", "2024-06-20").with("then", &*NAOMI.person.to_string());
    story.tell(NAOMI, "PromiseSet", Some(step(1).0), promise.with("on", "2024-06-21"));
    story
}

#[test]
fn r095_up_to_the_promised_day_it_says_before_when_and_after_it_that_it_takes_longer() {
    let step = promised().view_of(1);
    assert_eq!(step.due(on("2024-06-20")), Due::Before(on("2024-06-20")));
    assert_eq!(step.due(on("2024-06-21")), Due::Longer(Some(on("2024-06-21"))), "the day on which Naomi calls");
    assert_eq!(step.due(on("2024-06-22")), Due::Longer(None), "a call that did not come is promised no more");
    assert_eq!(step.since(), Some(on("2024-06-10")), "the day on which it was let loose");
}

#[test]
fn r027_a_professionals_own_late_step_is_seen_and_a_new_promise_takes_its_place() {
    let mut story = Story::begun();
    story.step(1, &NAOMI.person.to_string(), "open");
    story.tell(
        NAOMI,
        "WindowSet",
        Some(step(1).0),
        Body::default().with("from", "2024-06-03").with("to", "2024-06-07"),
    );
    assert_eq!(story.view_of(1).due(on("2024-06-07")), Due::Open);
    assert_eq!(story.view_of(1).due(on("2024-06-08")), Due::Longer(None));
    assert_eq!(story.view_of(1).since(), Some(on("2024-06-03")));
    let promise = Body::default().with("before", "2024-06-14").with("then", &*JAAP.person.to_string());
    story.tell(NAOMI, "PromiseSet", Some(step(1).0), promise.with("on", "2024-06-17"));
    assert_eq!(story.view_of(1).due(on("2024-06-08")), Due::Before(on("2024-06-14")));
}

#[test]
fn what_others_do_is_listed_while_there_is_a_step_to_do_too() {
    let mut story = promised();
    story.step(2, "third", "open");
    story.step(3, "resident", "open");
    story.step(4, &NAOMI.person.to_string(), "later");
    let waits: Vec<_> = story.view().waits().iter().map(|wait| wait.step).collect();
    assert_eq!(waits, [step(1), step(2)]);
}

#[test]
fn while_one_waits_a_small_step_without_a_day_to_come_is_offered() {
    let mut story = promised();
    assert_eq!(story.view().meanwhile(on("2024-06-10")), None);
    story.step(2, &NAOMI.person.to_string(), "later");
    story.step(3, "resident", "later");
    let window = |from: &str| Body::default().with("from", from);
    let wait = story.tell(NAOMI, "WindowSet", Some(step(3).0), window("2024-06-12"));
    assert_eq!(story.view().meanwhile(on("2024-06-11")), None);
    assert_eq!(story.view().meanwhile(on("2024-06-12")).map(|step| step.id), Some(step(3)));
    let talk = window("2024-06-12").with("time", "10:00");
    story.tell_seeing(NAOMI, "WindowSet", Some(step(3).0), talk, &[wait]);
    assert_eq!(story.view().meanwhile(on("2024-06-12")), None, "an appointment is no small step");
}
