//! Before a talk: two lines side by side, a language, and days on which all three can.

use chrono::Weekday;

use super::made::{CECILIA, JAAP, NAOMI, Story};
use crate::{body::Body, party::Author, prepare::Time};

fn writes(story: &mut Story, who: Author, text: &str) {
    story.tell(who, "Prepared", None, Body::default().with("text", text));
}

#[test]
fn r031_two_lines_stand_side_by_side_and_it_shows_when_they_are_about_other_things() {
    let mut story = Story::begun();
    assert!(!story.view().differ() && story.view().prepared_by(NAOMI.person).is_none());
    writes(&mut story, NAOMI, "Eerst rust, en de brieven samen openen");
    assert!(!story.view().differ(), "one line differs from none");
    writes(&mut story, JAAP, "Overzicht van alle schulden");
    assert!(story.view().differ());
    assert_eq!(story.view().prepared_by(JAAP.person).unwrap().text("text"), "Overzicht van alle schulden");
    let earlier = story.view().prepared_by(JAAP.person).unwrap().id();
    let same = Body::default().with("text", "Samen de brieven lezen");
    story.tell_seeing(JAAP, "Prepared", None, same, &[earlier]);
    assert!(!story.view().differ());
}

#[test]
fn r106_the_language_and_an_interpreter_are_known_to_both_professionals() {
    let mut story = Story::begun();
    assert_eq!(story.view().language(), None);
    story.tell(NAOMI, "LanguageSet", None, Body::default().with("language", "Tigrinya").with("interpreter", true));
    assert_eq!(story.view().language(), Some(("Tigrinya", true)));
}

#[test]
fn r088_an_evening_can_be_chosen_and_days_that_suit_everybody_are_found() {
    let mut story = Story::begun();
    assert_eq!(story.view().common_days(), []);
    let hours = |days: &str| Body::default().with("days", days).with("from", "09:00").with("to", "17:00");
    story.tell(NAOMI, "HoursSet", Some(NAOMI.person.0), hours("124"));
    story.tell(JAAP, "HoursSet", Some(JAAP.person.0), hours("2345"));
    assert_eq!(story.view().common_days(), [Weekday::Tue, Weekday::Thu]);
    let times = vec!["evening".to_owned()];
    story.tell(CECILIA, "TimesSet", None, Body::default().with("days", "145").with("times", times));
    assert_eq!(story.view().common_days(), [Weekday::Thu]);
    assert_eq!(story.view().times(), Some(("145", vec![Time::Evening])));
}
