//! What each does for the resident now, and who came in whose place.

use super::made::{CECILIA, JAAP, NAOMI, Story, person, step};
use crate::{
    body::Body,
    party::{Author, Party},
};

const ELS: Author = Author { party: Party::Worker, person: person(4) };

fn hand_over(story: &mut Story, from: Author, to: Author) {
    let to = Body::default().with("to", &*to.person.to_string());
    story.tell(from, "HandedOver", Some(from.person.0), to);
}

#[test]
fn r020_who_took_a_step_on_does_it_now_until_it_is_done_or_somebody_takes_over() {
    let mut story = Story::begun();
    story.step(0, &JAAP.person.to_string(), "open");
    story.step(1, "resident", "open");
    story.step(2, &JAAP.person.to_string(), "later");
    let doing = |story: &Story, who: Author| story.view().doing(who.person).map(|step| step.id).collect::<Vec<_>>();
    assert_eq!(doing(&story, JAAP), [step(0)]);
    assert!(doing(&story, NAOMI).is_empty());
    hand_over(&mut story, JAAP, NAOMI);
    assert_eq!(doing(&story, NAOMI), [step(0)]);
    story.mark(NAOMI, "StepDone", 0);
    assert!(doing(&story, NAOMI).is_empty());
}

#[test]
fn r085_a_change_of_person_names_who_left_and_who_helps_now() {
    let mut story = Story::begun();
    assert!(story.view().changes().is_empty());
    story.joins(ELS, "Els", "worker");
    hand_over(&mut story, NAOMI, ELS);
    let view = story.view();
    let changes = view.changes();
    let [change] = &changes[..] else { panic!("{changes:?}") };
    assert_eq!((change.before.name.as_str(), change.now.name.as_str()), ("Naomi", "Els"));
    assert_eq!(change.ids, (NAOMI.person, ELS.person));
}

#[test]
fn a_hand_over_to_the_resident_or_to_nobody_is_no_change() {
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    hand_over(&mut story, NAOMI, CECILIA);
    hand_over(&mut story, JAAP, ELS);
    assert!(story.view().changes().is_empty());
}

#[test]
fn a_wish_to_be_called_stands_until_it_was_answered_or_taken_back() {
    let mut story = Story::begun();
    let asks = |story: &mut Story, subject: &str| {
        story.tell(CECILIA, "QuestionAsked", None, Body::default().with("subject", subject))
    };
    asks(&mut story, "letter");
    let first = asks(&mut story, "call");
    let second = asks(&mut story, "call");
    let wanted = |story: &Story| story.view().calls_wanted().iter().map(|said| said.id()).collect::<Vec<_>>();
    assert_eq!(wanted(&story), [first, second]);
    story.tell_seeing(NAOMI, "QuestionAnswered", None, Body::default().with("text", "Gebeld"), &[first]);
    story.tell_seeing(CECILIA, "QuestionClosed", None, Body::default(), &[second]);
    assert!(wanted(&story).is_empty());
}
