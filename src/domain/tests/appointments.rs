//! Appointments: which comes next, "I can't", and what came of it.

use chrono::NaiveDateTime;

use super::made::{CECILIA, JAAP, NAOMI, STRANGER, Story};
use crate::{
    appointment::{Appointment, Meeting},
    body::Body,
    id::EventId,
    said::moment,
};

fn at(text: &str) -> NaiveDateTime {
    moment(text).unwrap()
}

const NOW: &str = "2024-06-10T10:00";

fn meet(story: &mut Story, when: &str, sees: &[EventId]) -> EventId {
    let body = Body::default().with("at", when).with("with", &*NAOMI.person.to_string()).with("place", "Buurtteam");
    story.tell_seeing(NAOMI, "AppointmentMade", None, body, sees)
}

fn came(story: &mut Story, outcome: &str, of: EventId) {
    story.tell_seeing(NAOMI, "AppointmentHeld", None, Body::default().with("outcome", outcome), &[of]);
}

/// Which comes next at `NOW`, and where it stands.
fn next(story: &Story) -> Option<(EventId, Meeting)> {
    story.view().next_appointment(at(NOW)).as_ref().map(stands)
}

/// What was the last, and what came of it.
fn last(story: &Story) -> Option<(EventId, Meeting)> {
    story.view().last_appointment(at(NOW)).as_ref().map(stands)
}

fn stands(appointment: &Appointment<'_>) -> (EventId, Meeting) {
    (appointment.made.id(), appointment.meeting)
}

#[test]
fn the_next_is_the_first_from_today_on() {
    let mut story = Story::begun();
    assert_eq!(next(&story), None);
    meet(&mut story, "2024-06-07T18:30", &[]);
    meet(&mut story, "2024-06-24T18:30", &[]);
    let today = meet(&mut story, "2024-06-10T09:00", &[]);
    assert_eq!(next(&story), Some((today, Meeting::Planned)), "it may be going on now");
}

#[test]
fn r114_who_cannot_come_says_so_and_can_take_it_back() {
    let mut story = Story::begun();
    let monday = meet(&mut story, "2024-06-17T18:30", &[]);
    story.tell_seeing(CECILIA, "AppointmentDeclined", None, Body::default(), &[monday]);
    assert_eq!(next(&story), Some((monday, Meeting::Declined)));
    let view = story.view();
    let declined = view.next_appointment(at(NOW)).unwrap().declined;
    story.tell_seeing(CECILIA, "AppointmentKept", None, Body::default(), &declined);
    assert_eq!(next(&story), Some((monday, Meeting::Planned)));
}

#[test]
fn another_moment_takes_the_place_of_one() {
    let mut story = Story::begun();
    let monday = meet(&mut story, "2024-06-17T18:30", &[]);
    story.tell_seeing(CECILIA, "AppointmentDeclined", None, Body::default(), &[monday]);
    let tuesday = meet(&mut story, "2024-06-18T09:00", &[monday]);
    assert_eq!(next(&story), Some((tuesday, Meeting::Planned)));
    assert_eq!(story.view().appointments().len(), 1);
}

#[test]
fn r061_what_came_of_it_is_there_to_see_and_none_is_counted() {
    for (outcome, meeting) in [("held", Meeting::Held), ("missed", Meeting::Missed), ("moved", Meeting::Moved)] {
        let mut story = Story::begun();
        let friday = meet(&mut story, "2024-06-07T18:30", &[]);
        assert_eq!(last(&story), None, "nobody said what came of it");
        came(&mut story, outcome, friday);
        assert_eq!(last(&story), Some((friday, meeting)));
        assert_eq!(next(&story), None);
    }
}

#[test]
fn a_moment_that_the_resident_could_not_make_stays_the_last_when_its_day_is_over() {
    let mut story = Story::begun();
    let friday = meet(&mut story, "2024-06-07T18:30", &[]);
    story.tell_seeing(CECILIA, "AppointmentDeclined", None, Body::default(), &[friday]);
    assert_eq!((next(&story), last(&story)), (None, Some((friday, Meeting::Declined))));
}

#[test]
fn r117_a_reminder_rings_on_the_day_before_at_an_hour_of_the_day() {
    let mut story = Story::begun();
    meet(&mut story, "2024-07-01T08:30", &[]);
    let view = story.view();
    let next = view.next_appointment(at(NOW)).unwrap();
    assert_eq!((next.talk("Gesprek").at, next.talk("Gesprek").place), (at("2024-07-01T08:30"), "Buurtteam"));
    let times: Vec<_> = next.reminders("Morgen").map(|item| item.at).collect();
    assert_eq!(times, ["2024-06-30T09:30", "2024-06-30T13:00", "2024-06-30T19:00"].map(at));
}

#[test]
fn it_is_with_who_took_over_or_with_the_contact() {
    let mut story = Story::begun();
    meet(&mut story, "2024-06-17T18:30", &[]);
    let to = Body::default().with("to", &*JAAP.person.to_string());
    story.tell(NAOMI, "HandedOver", Some(NAOMI.person.0), to);
    assert_eq!(story.view().next_appointment(at(NOW)).unwrap().with.0, JAAP.person);
    let mut story = Story::begun();
    let body = Body::default().with("at", "2024-06-17T18:30").with("place", "Buurtteam");
    story.tell(NAOMI, "AppointmentMade", None, body.with("with", &*STRANGER.to_string()));
    assert_eq!(story.view().next_appointment(at(NOW)).unwrap().with.0, NAOMI.person);
}
