//! Appointments: which comes next, which the resident cannot make, and what came of them. Never how many were missed.

use chrono::{NaiveDateTime, TimeDelta};

use crate::{
    fold::Person,
    ics::{Item, Ring},
    id::{EventId, PersonId},
    reminder::Hour,
    said::{Said, Saying, moment},
    view::RouteView,
};

/// How long a talk stands in a calendar, in minutes; nobody says how long one takes.
const TALK: u16 = 60;

/// Where an appointment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// It is planned.
    Planned,
    /// The resident cannot come: another moment is looked for.
    Declined,
    /// It took place.
    Held,
    /// It did not take place: another moment is looked for.
    Missed,
    /// It is on another day.
    Moved,
}

/// One appointment.
#[derive(Clone, Debug)]
pub struct Appointment<'a> {
    /// What was agreed.
    pub made: &'a Said,
    /// When, by the clock on the wall.
    pub at: NaiveDateTime,
    /// With whom, or who took over.
    pub with: (PersonId, &'a Person),
    /// Where it stands.
    pub meeting: Meeting,
    /// The resident's words that it cannot be, which "I can come after all" takes back.
    pub declined: Vec<EventId>,
    /// What was said last about it: that it cannot be, or what came of it.
    pub word: Option<&'a Said>,
}

impl Appointment<'_> {
    /// The talk in a calendar, under this name.
    pub fn talk<'a>(&'a self, title: &'a str) -> Item<'a> {
        let (place, text) = (self.made.text("place"), self.made.text("travel"));
        let of = self.made.id();
        Item { of, part: "", at: self.at, minutes: TALK, rings: Ring::AsSet, title, place, text }
    }

    /// A reminder on the day before, under this name, for each hour that the resident can choose.
    pub fn reminders<'a>(&'a self, title: &'a str) -> impl Iterator<Item = Item<'a>> {
        let before = self.at.date() - TimeDelta::days(1);
        Hour::ALL.into_iter().map(move |hour| {
            let rings = Ring::AtStart;
            Item { part: "reminder", at: before.and_time(hour.time()), minutes: 10, rings, ..self.talk(title) }
        })
    }
}

impl RouteView {
    /// The appointments that no other took the place of, by their day and time. One with nobody who is on the route
    /// is with the contact.
    pub fn appointments(&self) -> Vec<Appointment<'_>> {
        let made = self.standing(Saying::AppointmentMade, &[Saying::AppointmentMade]);
        let mut all: Vec<Appointment<'_>> = made.into_iter().filter_map(|made| self.appointment(made)).collect();
        all.sort_by_key(|appointment| (appointment.at, appointment.made.id()));
        all
    }

    /// The next appointment at `now`: one that is going on, or the first to come, also when the resident cannot make it.
    pub fn next_appointment(&self, now: NaiveDateTime) -> Option<Appointment<'_>> {
        let ahead = |one: &Appointment<'_>| one.at.date() >= now.date();
        let open = |one: &Appointment<'_>| matches!(one.meeting, Meeting::Planned | Meeting::Declined);
        self.appointments().into_iter().find(|one| ahead(one) && open(one))
    }

    /// The last appointment before `now` of which somebody said what came of it, as long as no next one is planned.
    pub fn last_appointment(&self, now: NaiveDateTime) -> Option<Appointment<'_>> {
        let over = |one: &Appointment<'_>| match one.meeting {
            Meeting::Planned => false,
            Meeting::Declined => one.at.date() < now.date(),
            Meeting::Held | Meeting::Missed | Meeting::Moved => true,
        };
        self.appointments().into_iter().rfind(over)
    }

    fn appointment<'a>(&'a self, made: &'a Said) -> Option<Appointment<'a>> {
        let at = moment(made.text("at"))?;
        let with = made.person("with").and_then(|id| self.helper(id)).or_else(|| self.contact())?;
        let held = self.current(Saying::AppointmentHeld, |held| held.sees(made.id()));
        let declined = self.standing(Saying::AppointmentDeclined, &[Saying::AppointmentKept]);
        let declined: Vec<&Said> = declined.into_iter().filter(|said| said.sees(made.id())).collect();
        let meeting = match held.map(|held| held.text("outcome")) {
            Some("held") => Meeting::Held,
            Some("missed") => Meeting::Missed,
            Some(_) => Meeting::Moved,
            None if declined.is_empty() => Meeting::Planned,
            None => Meeting::Declined,
        };
        let word = held.or_else(|| declined.last().copied());
        Some(Appointment { made, at, with, meeting, declined: declined.iter().map(|said| said.id()).collect(), word })
    }
}
