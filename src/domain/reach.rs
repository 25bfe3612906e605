//! When somebody can be reached, and who takes over meanwhile: from the hours that were set for that person.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::{
    body::time_text,
    days::is_holiday,
    event::Draft,
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
        let (days, from, to) = self.reachable(person)?;
        let hours = self.hours(person)?;
        let back = hours.day("away").filter(|back| *back > now.date());
        let works = |day: &NaiveDate| {
            let number = char::from(b'1' + day.weekday().num_days_from_monday() as u8);
            days.contains(number) && !is_holiday(*day)
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

    /// On which days of the week `person` can be reached, as digits, and from when to when; none when nobody set that.
    pub fn reachable(&self, person: PersonId) -> Option<(&str, NaiveTime, NaiveTime)> {
        let hours = self.hours(person)?;
        let time = |field| hours.body.time(field).ok().flatten();
        Some((hours.text("days"), time("from")?, time("to")?))
    }

    /// That `person` can be reached on these days of the week, as digits, from `from` to `to`; none when that is no stretch
    /// of a day. Who takes over meanwhile, and until when somebody is away, stay as they were said.
    pub fn set_reachable(&self, person: PersonId, days: &str, from: NaiveTime, to: NaiveTime) -> Option<Draft> {
        let before = self.hours(person);
        let draft = Draft::new(Saying::HoursSet.key(), person.0)
            .with("days", days)
            .with("from", &*time_text(from))
            .with("to", &*time_text(to))
            .keeping(before.map(|hours| &hours.body), &["instead", "away"]);
        (from < to).then(|| draft.seeing(before.map(Said::id)))
    }

    /// The hours of `person` that stand.
    pub(crate) fn hours(&self, person: PersonId) -> Option<&Said> {
        self.current(Saying::HoursSet, |hours| hours.about == Some(person.0))
    }
}
