//! A reminder, only for a resident who asked for one: at most one a day, around the hour that was chosen, never between
//! 20:00 and 9:00, and none while the route rests or in a crisis.
//!
//! Outside the app every reminder says the same, whatever it is about. When reminders were sent is known to who sends them;
//! it is no part of the route.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::{
    appointment::{Appointment, Meeting},
    id::StepId,
    next::Next,
    step::{Window, named},
    view::RouteView,
};

/// For how long after its hour a reminder still comes. Later it would come at an hour that nobody chose.
const LASTS: TimeDelta = TimeDelta::hours(1);

named! {
    /// When on a day a resident wants to be reminded.
    Hour, "morning, afternoon or evening" {
        /// At 9:30.
        Morning = "morning"
        /// At 13:00.
        Afternoon = "afternoon"
        /// At 19:00.
        Evening = "evening"
    }
}

impl Hour {
    /// Every hour, in the order of the day.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// When it begins, on the clock on the wall.
    pub const fn time(self) -> NaiveTime {
        let (hour, minute) = match self {
            Self::Morning => (9, 30),
            Self::Afternoon => (13, 0),
            Self::Evening => (19, 0),
        };
        match NaiveTime::from_hms_opt(hour, minute, 0) {
            Some(time) => time,
            None => NaiveTime::MIN,
        }
    }

    /// When at `now` who chose which hour is reminded, with how long that still lasts; none outside every hour.
    pub fn at(now: NaiveDateTime) -> Option<(Self, TimeDelta)> {
        let left = |hour: Self| LASTS - now.time().signed_duration_since(hour.time());
        let lasts = |left: &TimeDelta| *left > TimeDelta::zero() && *left <= LASTS;
        Self::ALL.into_iter().find_map(|hour| Some((hour, Some(left(hour)).filter(lasts)?)))
    }
}

/// What a resident can be reminded of.
#[derive(Clone, Debug)]
pub enum Planned<'a> {
    /// A talk, today or tomorrow.
    Talk(Appointment<'a>),
    /// The next step, of which today is one of its days.
    Step(StepId),
}

impl RouteView {
    /// What is planned around `now`; nothing while the route rests, in a crisis, or while somebody is without what nobody
    /// can do without. A step past its days is not asked for again.
    pub fn planned_on(&self, now: NaiveDateTime) -> Option<Planned<'_>> {
        if self.is_silent() || self.unmet().is_some() {
            return None;
        }
        let today = now.date();
        let is_soon = |one: &Appointment<'_>| {
            one.meeting == Meeting::Planned && one.at > now && (one.at.date() - today).num_days() <= 1
        };
        if let Some(talk) = self.appointments().into_iter().find(is_soon) {
            return Some(Planned::Talk(talk));
        }
        match self.next_on(today, None) {
            Next::Step(id) => self.step(id).filter(|step| step.window.has(today)).map(|step| Planned::Step(step.id)),
            Next::Waiting(_) | Next::Rest { .. } => None,
        }
    }

    /// What to remind of at `now` who chose `hour`, and was last reminded on `last`.
    pub fn reminder(&self, hour: Hour, now: NaiveDateTime, last: Option<NaiveDate>) -> Option<Planned<'_>> {
        // A clock that was set back does not make two reminders of one day.
        let had = last.is_some_and(|last| last >= now.date());
        let is_time = Hour::at(now).is_some_and(|(at, _)| at == hour);
        if is_time && !had { self.planned_on(now) } else { None }
    }
}

impl Window {
    /// Whether `day` is one of its days; a window without days has none.
    pub fn has(&self, day: NaiveDate) -> bool {
        let (from, to) = (self.from.or(self.to), self.to.or(self.from));
        from.is_some_and(|from| from <= day) && to.is_some_and(|to| day <= to)
    }
}
