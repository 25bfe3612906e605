//! Reminders that the resident chose: around that hour, at most one a day, and none at night or while there is rest.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use proptest::{collection::vec, option, prelude::*};

use super::{
    cases, fold,
    histories::histories,
    made::{CECILIA, NAOMI, Story, step},
};
use crate::{
    body::{Body, day},
    reminder::{Hour, Planned},
    said::moment,
    zone::amsterdam,
};

fn at(text: &str) -> NaiveDateTime {
    moment(text).unwrap()
}

/// A step of the resident for Monday up to Friday, in the week of 10 June 2024.
fn week() -> Story {
    let mut story = Story::begun();
    story.step(1, "resident", "open");
    let days = Body::default().with("from", "2024-06-10").with("to", "2024-06-14");
    story.tell(NAOMI, "WindowSet", Some(step(1).0), days);
    story
}

fn meet(story: &mut Story, when: &str) -> crate::id::EventId {
    let body = Body::default().with("at", when).with("with", &*NAOMI.person.to_string()).with("place", "Buurtteam");
    story.tell(NAOMI, "AppointmentMade", None, body)
}

/// What is planned at `now`: a step or a talk, or nothing.
fn planned(story: &Story, now: &str) -> &'static str {
    match story.view().planned_on(at(now)) {
        Some(Planned::Step(_)) => "step",
        Some(Planned::Talk(_)) => "talk",
        None => "",
    }
}

fn reminded(story: &Story, hour: Hour, now: &str, last: Option<&str>) -> bool {
    story.view().reminder(hour, at(now), last.and_then(day)).is_some()
}

#[test]
fn r019_a_step_is_planned_on_its_own_days_and_on_no_other() {
    let mut story = week();
    for (now, wanted) in [("2024-06-09", ""), ("2024-06-10", "step"), ("2024-06-14", "step"), ("2024-06-15", "")] {
        assert_eq!(planned(&story, &format!("{now}T10:00")), wanted, "{now}");
    }
    story.mark(CECILIA, "StepDone", 1);
    assert_eq!(planned(&story, "2024-06-10T10:00"), "");
    let mut without_days = Story::begun();
    without_days.step(1, "resident", "open");
    assert_eq!(planned(&without_days, "2024-06-10T10:00"), "");
}

#[test]
fn r114_a_talk_is_planned_from_the_day_before_until_it_begins() {
    let mut story = Story::begun();
    let talk = meet(&mut story, "2024-06-18T09:45");
    for (now, wanted) in
        [("2024-06-16T19:30", ""), ("2024-06-17T00:01", "talk"), ("2024-06-18T09:44", "talk"), ("2024-06-18T09:45", "")]
    {
        assert_eq!(planned(&story, now), wanted, "{now}");
    }
    story.tell_seeing(CECILIA, "AppointmentDeclined", None, Body::default(), &[talk]);
    assert_eq!(planned(&story, "2024-06-17T09:30"), "", "who cannot come is not reminded of it");
}

#[test]
fn r117_a_reminder_comes_within_an_hour_of_the_hour_that_was_chosen() {
    let story = week();
    for (hour, from, until) in
        [(Hour::Morning, "09:30", "10:30"), (Hour::Afternoon, "13:00", "14:00"), (Hour::Evening, "19:00", "20:00")]
    {
        let [from, until] = [from, until].map(|time| format!("2024-06-11T{time}"));
        assert!(reminded(&story, hour, &from, Some("2024-06-10")));
        assert!(!reminded(&story, hour, &until, Some("2024-06-10")));
        let last = |text: &str| at(text) - TimeDelta::minutes(1);
        assert!(story.view().reminder(hour, last(&until), None).is_some());
        assert!(story.view().reminder(hour, last(&from), None).is_none());
    }
    assert_eq!(Hour::at(at("2024-06-11T09:40")), Some((Hour::Morning, TimeDelta::minutes(50))));
}

#[test]
fn r117_one_reminder_a_day_is_all_also_for_a_clock_that_was_set_back() {
    let story = week();
    for last in ["2024-06-11", "2024-06-12"] {
        assert!(!reminded(&story, Hour::Morning, "2024-06-11T09:30", Some(last)), "{last}");
    }
}

#[test]
fn r115_r067_nobody_is_reminded_in_quiet_rest_or_crisis() {
    let how = |how: &str| Body::default().with("how", how);
    let silent = [
        ("Paused", how("pause")),
        ("Paused", how("lighten")),
        ("QuietSet", Body::default().with("channel", "call")),
        ("CrisisStarted", Body::default()),
    ];
    for (kind, body) in silent {
        let mut story = week();
        let said = story.tell(CECILIA, kind, None, body);
        assert!(!reminded(&story, Hour::Morning, "2024-06-11T09:30", None), "{kind}");
        story.tell_seeing(CECILIA, "Resumed", None, Body::default(), &[said]);
        assert!(reminded(&story, Hour::Morning, "2024-06-11T09:30", None), "{kind} is over");
    }
    let mut story = week();
    let mut needs = Body::default();
    needs.0.insert("needs".into(), crate::body::Scalar::List(vec!["food".into()]));
    story.tell(CECILIA, "SafetyChecked", None, needs);
    assert!(!reminded(&story, Hour::Morning, "2024-06-11T09:30", None), "somebody without food is not");
}

fn hours() -> impl Strategy<Value = Hour> {
    prop_oneof![Just(Hour::Morning), Just(Hour::Afternoon), Just(Hour::Evening)]
}

/// Any minute of two years, in UTC.
fn minutes() -> impl Strategy<Value = NaiveDateTime> {
    (0..2 * 366 * 24 * 60i64).prop_map(|minutes| at("2024-01-01T00:00") + TimeDelta::minutes(minutes))
}

proptest! {
    #![proptest_config(cases())]

    /// Whatever was said, on whatever day: not at night, and not while the route is silent.
    #[test]
    fn r117_r115_no_reminder_ever_comes_at_night_or_in_silence(
        history in histories(),
        hour in hours(),
        day in 8..21i64,
        minute in 0..24 * 60i64,
        ago in option::of(1..400i64),
    ) {
        let view = fold(&history).view();
        // The days that histories tell of.
        let wall = at("2024-06-01T00:00") + TimeDelta::days(day) + TimeDelta::minutes(minute);
        let last = ago.map(|days| wall.date() - TimeDelta::days(days));
        if view.reminder(hour, wall, last).is_some() {
            prop_assert!((9..20).contains(&wall.hour()), "{wall}");
            prop_assert!(!view.is_silent());
        }
    }

    /// However often somebody looks, and whatever hour is chosen on the way: one a day, between 9:00 and 20:00, in summer
    /// and in winter time.
    #[test]
    fn r117_never_more_than_one_reminder_on_a_day(
        start in minutes(),
        looks in vec((0..300i64, hours()), 1..60),
    ) {
        let mut story = Story::begun();
        story.step(1, "resident", "open");
        let days = Body::default().with("from", "2023-01-01").with("to", "2030-01-01");
        story.tell(NAOMI, "WindowSet", Some(step(1).0), days);
        let view = story.view();
        let (mut utc, mut sent) = (start, Vec::<NaiveDate>::new());
        for (minutes, hour) in looks {
            utc += TimeDelta::minutes(minutes);
            let wall = amsterdam(utc);
            if view.reminder(hour, wall, sent.last().copied()).is_some() {
                prop_assert!(!sent.contains(&wall.date()));
                let [from, until] = [9, 20].map(|hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
                prop_assert!(wall.time() >= from && wall.time() < until);
                sent.push(wall.date());
            }
        }
    }
}
