//! When somebody can be reached, and who takes over meanwhile: from the hours that were set for that person.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::{
    days::is_holiday,
    id::PersonId,
    said::{Said, Saying},
    view::RouteView,
};

/// Within how many days somebody is back at work who is not away: no row of holidays and weekends is longer.
const FAR: usize = 31;

/// Whether somebody can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Now, until this time of today.
    Now(NaiveTime),
    /// Not now, but from this moment on.
    From(NaiveDateTime),
    /// Away for longer: back on this day, at this time.
    Away(NaiveDateTime),
}

impl RouteView {
    /// Whether `person` can be reached at `now`, by the clock on the wall; none when nobody set the hours.
    pub fn reach(&self, person: PersonId, now: NaiveDateTime) -> Option<Reach> {
        let hours = self.hours(person)?;
        let time = |field| hours.body.time(field).ok().flatten();
        let (from, to) = (time("from")?, time("to")?);
        let back = hours.day("away").filter(|back| *back > now.date());
        let works = |day: &NaiveDate| {
            let number = char::from(b'1' + day.weekday().num_days_from_monday() as u8);
            hours.text("days").contains(number) && !is_holiday(*day)
        };
        if back.is_none() && works(&now.date()) && (from..to).contains(&now.time()) {
            return Some(Reach::Now(to));
        }
        let over = TimeDelta::days(i64::from(now.time() >= from));
        let first = back.unwrap_or(now.date() + over);
        let day = first.iter_days().take(FAR).find(works)?.and_time(from);
        Some(if back.is_some() { Reach::Away(day) } else { Reach::From(day) })
    }

    /// Who can be called while `person` cannot; never the same person.
    pub fn instead_of(&self, person: PersonId) -> Option<PersonId> {
        let named = self.hours(person)?.person("instead")?;
        self.helper(named).map(|(id, _)| id).filter(|id| *id != person)
    }

    /// The hours of `person` that stand.
    pub(crate) fn hours(&self, person: PersonId) -> Option<&Said> {
        self.current(Saying::HoursSet, |hours| hours.about == Some(person.0))
    }
}
