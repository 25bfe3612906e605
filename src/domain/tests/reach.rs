//! Whether somebody can be reached now, and who takes over meanwhile.

use chrono::NaiveDateTime;

use super::made::{JAAP, NAOMI, Story, person};
use crate::{body::Body, id::EventId, reach::Reach, said::moment};

fn at(text: &str) -> NaiveDateTime {
    moment(text).unwrap()
}

fn hours(days: &str) -> Body {
    let jaap = JAAP.person.to_string();
    Body::default().with("days", days).with("from", "09:00").with("to", "17:00").with("instead", &*jaap)
}

/// Naomi works as `body` says.
fn works(story: &mut Story, body: Body, sees: &[EventId]) -> EventId {
    story.tell_seeing(NAOMI, "HoursSet", Some(NAOMI.person.0), body, sees)
}

#[test]
fn r102_hours_say_until_when_somebody_can_be_reached_or_from_when_again() {
    let mut story = Story::begun();
    // Monday, Tuesday, Thursday and Friday; 10 June 2024 is a Monday.
    works(&mut story, hours("1245"), &[]);
    let cases = [
        ("2024-06-10T08:59", Reach::From(at("2024-06-10T09:00"))),
        ("2024-06-10T09:00", Reach::Now(at("2024-06-10T17:00").time())),
        ("2024-06-10T16:59", Reach::Now(at("2024-06-10T17:00").time())),
        ("2024-06-10T17:00", Reach::From(at("2024-06-11T09:00"))),
        ("2024-06-11T20:00", Reach::From(at("2024-06-13T09:00"))),
        ("2024-06-15T12:00", Reach::From(at("2024-06-17T09:00"))),
        // The day before Christmas is a Tuesday, both days of Christmas are free.
        ("2024-12-24T18:00", Reach::From(at("2024-12-27T09:00"))),
    ];
    for (now, reach) in cases {
        assert_eq!(story.view().reach(NAOMI.person, at(now)), Some(reach), "{now}");
    }
    assert_eq!(story.view().instead_of(NAOMI.person), Some(JAAP.person));
}

#[test]
fn who_is_away_is_back_on_the_first_working_day_from_then() {
    let mut story = Story::begun();
    let usual = works(&mut story, hours("1245"), &[]);
    // Back from Wednesday, which is no working day for her.
    works(&mut story, hours("1245").with("away", "2024-06-19"), &[usual]);
    let view = story.view();
    assert_eq!(view.reach(NAOMI.person, at("2024-06-10T10:00")), Some(Reach::Away(at("2024-06-20T09:00"))));
    assert_eq!(view.reach(NAOMI.person, at("2024-06-20T10:00")), Some(Reach::Now(at("2024-06-20T17:00").time())));
}

#[test]
fn hours_that_say_nothing_promise_nothing() {
    let mut story = Story::begun();
    let now = at("2024-06-10T10:00");
    assert_eq!(story.view().reach(NAOMI.person, now), None);
    assert_eq!(story.view().instead_of(NAOMI.person), None);
    works(&mut story, hours("never").with("instead", &*person(1).to_string()), &[]);
    assert_eq!(story.view().reach(NAOMI.person, now), None);
    assert_eq!(story.view().instead_of(NAOMI.person), None, "nobody takes over from herself");
    assert_eq!(story.view().reach(JAAP.person, now), None, "the hours of another are not his");
}

#[test]
fn r102_other_hours_keep_who_takes_over_and_are_a_stretch_of_a_day() {
    let mut story = Story::begun();
    let usual = works(&mut story, hours("1245").with("away", "2024-06-19"), &[]);
    let view = story.view();
    let time = |text| crate::body::time(text).unwrap();
    assert_eq!(view.set_reachable(NAOMI.person, "12", time("09:00"), time("09:00")), None);
    let draft = view.set_reachable(NAOMI.person, "12", time("08:30"), time("12:00")).unwrap();
    assert_eq!(draft.sees, [usual]);
    works(&mut story, draft.body, &draft.sees);
    let view = story.view();
    assert_eq!(view.reachable(NAOMI.person), Some(("12", time("08:30"), time("12:00"))));
    assert_eq!(view.reach(NAOMI.person, at("2024-06-10T09:00")), Some(Reach::Away(at("2024-06-24T08:30"))));
    assert_eq!(view.instead_of(NAOMI.person), Some(JAAP.person));
    assert_eq!(view.reachable(JAAP.person), None, "nobody set his");
}
