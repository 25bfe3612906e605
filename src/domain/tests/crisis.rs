//! A crisis takes the place of the route until the team ends it; a need that nobody answered is offered help.

use super::made::{CECILIA, NAOMI, Story, person};
use crate::{
    body::{Body, Scalar, day},
    crisis::Need,
};

fn needs(keys: &[&str]) -> Body {
    let mut body = Body::default();
    body.0.insert("needs".into(), Scalar::List(keys.iter().map(|key| (*key).into()).collect()));
    body
}

fn over() -> Body {
    Body::default().with("then", &*person(2).to_string()).with("on", "2024-06-21")
}

#[test]
fn r025_a_crisis_has_fixed_steps_with_an_owner_and_working_days() {
    let mut story = Story::begun();
    assert_eq!(story.view().crisis(), None);
    let begun = story.tell(CECILIA, "CrisisStarted", None, needs(&["home", "food"]));
    let crisis = story.view().crisis().unwrap();
    assert_eq!((crisis.begun, crisis.owner), (vec![begun], Some(person(1))));
    let steps: Vec<_> = crisis.steps.iter().map(|step| (step.template, step.by.unwrap().to_string())).collect();
    let expected = [
        ("food-today", "2024-06-10"),
        ("stay-in-your-home", "2024-06-10"),
        ("crisis-talk", "2024-06-13"),
        ("crisis-over", "2024-06-24"),
    ];
    assert_eq!(steps, expected.map(|(step, by)| (step, by.to_owned())));
}

#[test]
fn what_two_people_begin_at_the_same_time_is_one_crisis_with_what_both_named() {
    let mut story = Story::begun();
    let first = story.tell(CECILIA, "CrisisStarted", None, needs(&["energy"]));
    let second = story.tell(NAOMI, "CrisisStarted", None, needs(&["care", "unknown"]));
    let crisis = story.view().crisis().unwrap();
    let steps: Vec<_> = crisis.steps.iter().map(|step| step.template).collect();
    assert_eq!(steps, ["keep-energy-on", "keep-health-insurance", "crisis-talk", "crisis-over"]);
    story.tell_seeing(NAOMI, "CrisisEnded", None, over(), &[first]);
    assert!(story.view().crisis().is_some(), "the other one goes on");
    story.tell_seeing(NAOMI, "CrisisEnded", None, over(), &[second]);
    assert_eq!(story.view().crisis(), None);
}

#[test]
fn r069_a_crisis_that_is_over_is_a_win_with_somebody_who_calls() {
    let mut story = Story::begun();
    let begun = story.tell(CECILIA, "CrisisStarted", None, needs(&["food"]));
    story.tell_seeing(NAOMI, "CrisisEnded", None, over(), &[begun]);
    let view = story.view();
    let [won] = &view.crises_over()[..] else { panic!("one win is expected") };
    assert_eq!((won.then, won.on), (person(2), day("2024-06-21").unwrap()));
    assert!(view.handover(won.on).is_some());
    assert_eq!(view.handover(won.on.succ_opt().unwrap()), None, "the day of the call is over");
}

#[test]
fn who_began_a_crisis_takes_it_back_and_the_other_side_does_not() {
    let mut story = Story::begun();
    let begun = story.tell(NAOMI, "CrisisStarted", None, needs(&["food"]));
    story.tell_seeing(CECILIA, "Resumed", None, Body::default(), &[begun]);
    assert!(story.view().crisis().is_some());
    story.tell_seeing(NAOMI, "Resumed", None, Body::default(), &[begun]);
    assert_eq!(story.view().crisis(), None);
    assert_eq!(story.view().crises_over(), []);
}

#[test]
fn r131_any_yes_to_the_four_questions_offers_help_until_it_is_answered() {
    let mut story = Story::begun();
    let safe = story.tell(CECILIA, "SafetyChecked", None, needs(&[]));
    assert_eq!(story.view().unmet(), None);
    let mut last = safe;
    for need in Need::ALL {
        last = story.tell_seeing(NAOMI, "SafetyChecked", None, needs(&[need.key()]), &[last]);
        assert_eq!(story.view().unmet(), Some((last, vec![need])));
    }
    story.tell_seeing(CECILIA, "CrisisStarted", None, needs(&["care"]), &[last]);
    assert_eq!(story.view().unmet(), None);
}

#[test]
fn a_crisis_over_a_weekend_begins_on_the_next_working_day_and_one_without_a_day_promises_none() {
    let begun = |at: &str| {
        let mut story = Story::begun();
        let id = crate::id::EventId(crate::id::Uuid(90));
        let mut entry = super::made::entry(CECILIA, id, "CrisisStarted", None, needs(&["food"]));
        entry.event.at = at.into();
        story.fold.apply(&entry);
        story.view().crisis().unwrap().steps.iter().map(|step| step.by).collect::<Vec<_>>()
    };
    let saturday = ["2024-06-17", "2024-06-19", "2024-06-28"].map(day);
    assert_eq!(begun("2024-06-15T10:00:00+02:00"), saturday);
    assert_eq!(begun("never"), [None, None, None]);
}
