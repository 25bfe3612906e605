//! Help is asked for and taken by the resident; who helps only offers.

use super::made::{CECILIA, HENK, JAAP, NAOMI, STRANGER, Story, step};
use crate::{body::Body, id::PersonId, party::Party, rights::may_make, status::Status, step::Owner};

fn story() -> Story {
    let mut story = Story::begun();
    story.joins(HENK, "Henk", "volunteer");
    story.step(0, "resident", "open");
    story
}

fn offer(person: PersonId) -> Body {
    Body::default().with("person", &*person.to_string())
}

#[test]
fn r116_help_is_asked_offered_and_declined() {
    let mut story = story();
    let about = Some(step(0).0);
    assert!(story.view().help_asked(step(0)).is_none());
    let asked = story.tell(CECILIA, "HelpAsked", about, Body::default().with("how", "for"));
    assert_eq!(story.view().help_asked(step(0)).unwrap().text("how"), "for");
    let offered = story.tell_seeing(NAOMI, "HelpOffered", about, offer(HENK.person), &[asked]);
    assert_eq!(story.view().help_offered(step(0)).unwrap().0, HENK.person);
    story.tell_seeing(CECILIA, "HelpWithdrawn", about, Body::default(), &[asked, offered]);
    assert!(story.view().help_asked(step(0)).is_none() && story.view().help_offered(step(0)).is_none());
    assert_eq!(story.view_of(0).owner, Some(Owner::Resident));
}

#[test]
fn an_offer_of_somebody_who_is_not_on_the_route_is_none() {
    let mut story = story();
    story.tell(NAOMI, "HelpOffered", Some(step(0).0), offer(STRANGER));
    assert!(story.view().help_offered(step(0)).is_none());
}

#[test]
fn r156_a_step_goes_to_somebody_else_by_the_residents_own_word_and_comes_back_by_it() {
    let mut story = story();
    let about = Some(step(0).0);
    story.tell(NAOMI, "HelpOffered", about, offer(HENK.person));
    assert_eq!(story.view_of(0).status(), Status::ToDo, "an offer changes nothing");
    let heads = story.view_of(0).owner_set;
    let yes = Body::default().with("owner", &*HENK.person.to_string());
    story.tell_seeing(CECILIA, "OwnerSet", about, yes, &heads);
    assert_eq!(story.view_of(0).status(), Status::Others { who: HENK.person });
    let heads = story.view_of(0).owner_set;
    story.tell_seeing(CECILIA, "OwnerSet", about, Body::default().with("owner", "resident"), &heads);
    assert_eq!(story.view_of(0).status(), Status::ToDo);
}

#[test]
fn r136_what_the_resident_thinks_of_it_last_is_what_counts() {
    let mut story = story();
    let about = Some(step(0).0);
    let first = story.tell(CECILIA, "ConfidenceSet", about, Body::default().with("value", "no"));
    story.tell_seeing(CECILIA, "ConfidenceSet", about, Body::default().with("value", "yes"), &[first]);
    assert_eq!(story.view().confidence(step(0)).unwrap().text("value"), "yes");
    assert!(story.view().confidence(step(1)).is_none());
}

#[test]
fn an_own_step_comes_last_in_the_part_of_now_and_only_that_one_the_resident_takes_away() {
    let mut story = story();
    story.tell(NAOMI, "PhaseOpened", Some(super::made::phase(0).0), Body::default());
    story.tell(NAOMI, "PhaseAdded", Some(super::made::phase(1).0), Body::default().with("phase", "onward"));
    story.tell(CECILIA, "OwnStepAdded", Some(step(5).0), Body::default().with("title", "Bel oma"));
    let view = story.view();
    assert_eq!(view.phases.len(), 2, "no part of its own");
    let open = view.phases.iter().find(|phase| phase.opened).unwrap();
    assert_eq!(open.steps.last().map(|step| (step.id, step.own)), Some((step(5), true)));
    assert!(may_make(Party::Resident, "StepHidden"));
    for n in [0, 5] {
        story.mark(CECILIA, "StepHidden", n);
    }
    let view = story.view();
    assert!(view.step(step(5)).is_none() && view.step(step(0)).is_some());
    story.mark(JAAP, "StepHidden", 0);
    assert!(story.view().step(step(0)).is_none());
}
