//! I12: every state offers an action or a promise, and a promise names somebody who is there.

use proptest::prelude::*;

use super::{
    cases, fold,
    histories::{arrivals, histories},
    made::{CECILIA, JAAP, NAOMI, STRANGER, Story, step},
};
use crate::{
    body::Body,
    id::{PersonId, StepId},
    next::{Busy, Next, Then},
    status::Status,
    step::{Owner, Release, Role},
    view::RouteView,
};

fn helps(view: &RouteView, person: PersonId) -> bool {
    view.people.get(&person).is_some_and(|person| person.role != Role::Resident)
}

fn is_kept(view: &RouteView, then: Then) -> bool {
    match then {
        Then::Calls(who) | Then::Call(who) => helps(view, who),
        Then::CallTeam => true,
    }
}

/// What is wrong with `next` as an answer for whoever sees `view`.
fn fault(view: &RouteView, next: &Next) -> Option<&'static str> {
    match next {
        Next::Step(id) => {
            let Some(step) = view.step(*id) else { return Some("a step that is not there") };
            let own = step.owner == Some(Owner::Resident);
            (!own || step.is_done() || step.release != Release::Open).then_some("no open step of the resident")
        }
        Next::Waiting(waits) if waits.is_empty() => Some("waiting for nobody"),
        Next::Waiting(waits) => waits.iter().find_map(|wait| {
            let known = match &wait.who {
                Busy::Person(who) => helps(view, *who),
                Busy::Third(_) | Busy::Team => true,
            };
            match (view.step(wait.step).is_some(), known, is_kept(view, wait.then)) {
                (false, _, _) => Some("waiting on a step that is not there"),
                (_, false, _) => Some("waiting for somebody who is not there"),
                (_, _, false) => Some("a promise by somebody who is not there"),
                _ => None,
            }
        }),
        Next::Rest { planned, then } => {
            let later = planned.is_none_or(|id| view.step(id).is_some_and(|step| step.status() == Status::Later));
            (!later || !is_kept(view, *then)).then_some("rest without a promise")
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_state_has_an_action_or_a_promise(arrived in histories().prop_flat_map(arrivals)) {
        let view = fold(&arrived).view();
        prop_assert_eq!(fault(&view, &view.next()), None);
        for n in 0..5 {
            let next = view.next_after(Some(step(n)));
            prop_assert_eq!(fault(&view, &next), None);
        }
        prop_assert_eq!(matches!(view.next(), Next::Step(_)), view.open_count() > 0);
        prop_assert_eq!(view.here().is_some(), !view.phases.is_empty());
    }
}

fn waits(story: &Story) -> Vec<(StepId, Busy, Then)> {
    match story.view().next() {
        Next::Waiting(waits) => waits.into_iter().map(|wait| (wait.step, wait.who, wait.then)).collect(),
        other => panic!("{other:?}"),
    }
}

fn promise(by: PersonId) -> Body {
    Body::default().with("before", "2024-06-20").with("then", &*by.to_string()).with("on", "2024-06-21")
}

#[test]
fn a_step_that_was_begun_comes_first_and_a_chosen_one_before_it() {
    let mut story = Story::begun();
    for n in 0..3 {
        story.step(n, "resident", "open");
    }
    assert_eq!(story.view().next(), Next::Step(step(0)));
    story.tell(CECILIA, "ItemDone", Some(step(1).0), Body::default().with("item", 0));
    assert_eq!(story.view().next(), Next::Step(step(1)), "begun");
    assert_eq!(story.view().next_after(Some(step(2))), Next::Step(step(2)), "chosen");
    story.mark(CECILIA, "StepDone", 2);
    assert_eq!(story.view().next_after(Some(step(2))), Next::Step(step(1)), "chosen and done");
}

#[test]
fn what_others_do_is_waited_for_only_when_nothing_is_open() {
    let mut story = Story::begun();
    story.step(0, &JAAP.person.to_string(), "open");
    story.step(1, "third", "open");
    story.step(2, "resident", "later");
    let naomi = Then::Call(NAOMI.person);
    let third = Busy::Third("Belastingdienst".into());
    assert_eq!(waits(&story), [(step(0), Busy::Person(JAAP.person), naomi), (step(1), third, naomi)]);
    story.tell(NAOMI, "PromiseSet", Some(step(0).0), promise(JAAP.person));
    assert_eq!(waits(&story)[0].2, Then::Calls(JAAP.person));
    story.step(3, "resident", "open");
    assert_eq!(story.view().next(), Next::Step(step(3)));
}

#[test]
fn a_step_that_does_not_work_out_is_with_the_helper() {
    let mut story = Story::begun();
    story.step(0, "resident", "open");
    story.mark(CECILIA, "StepStuck", 0);
    assert_eq!(waits(&story), [(step(0), Busy::Person(NAOMI.person), Then::Call(NAOMI.person))]);
}

#[test]
fn rest_tells_what_is_planned_and_an_appointment_goes_first() {
    let mut story = Story::begun();
    let call = Then::Call(NAOMI.person);
    assert_eq!(story.view().next(), Next::Rest { planned: None, then: call });
    story.step(0, "resident", "later");
    story.step(1, "resident", "later");
    assert_eq!(story.view().next(), Next::Rest { planned: Some(step(0)), then: call });
    let talk = Body::default().with("from", "2024-06-14").with("time", "18:30");
    story.tell(NAOMI, "WindowSet", Some(step(1).0), talk);
    assert_eq!(story.view().next(), Next::Rest { planned: Some(step(1)), then: call });
}

#[test]
fn somebody_who_is_not_on_the_route_promises_nothing() {
    let mut story = Story::begun();
    story.step(0, &STRANGER.to_string(), "open");
    story.tell(NAOMI, "PromiseSet", Some(step(0).0), promise(STRANGER));
    assert_eq!(waits(&story), [(step(0), Busy::Team, Then::Call(NAOMI.person))]);
    assert_eq!(Story::default().view().next(), Next::Rest { planned: None, then: Then::CallTeam });
}

#[test]
fn a_step_that_names_the_resident_as_a_person_is_the_residents() {
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    story.step(0, &CECILIA.person.to_string(), "open");
    assert_eq!(story.view().next(), Next::Step(step(0)));
}
