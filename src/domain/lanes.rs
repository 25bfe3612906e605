//! The route in three lanes, as it is built in a talk: whose step it is, and about when.

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::{
    fold::Person,
    id::{PersonId, StepId},
    step::{Owner, Release, Role},
    view::{RouteView, StepView},
};

/// Whose step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// The resident's.
    Resident,
    /// The neighbourhood team's: of the worker, of a volunteer, or of nobody yet.
    Neighbourhood,
    /// The municipality's: of the specialist or an adviser, or of a third party that is waited for.
    Municipality,
}

/// About when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Done, or to be done in the room.
    Now,
    /// Up to the end of this working week.
    ThisWeek,
    /// Up to the end of the next one.
    NextWeek,
    /// After that, or not yet known.
    Later,
}

/// One step in its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The step.
    pub step: StepId,
    /// Whose it is.
    pub lane: Lane,
    /// About when.
    pub when: When,
}

impl Lane {
    /// Every lane, from top to bottom.
    pub const ALL: [Self; 3] = [Self::Resident, Self::Neighbourhood, Self::Municipality];
}

impl When {
    /// Every stretch of time, in order.
    pub const ALL: [Self; 4] = [Self::Now, Self::ThisWeek, Self::NextWeek, Self::Later];

    /// Its last day, seen from `today`; none for what has no end.
    pub fn until(self, today: NaiveDate) -> Option<NaiveDate> {
        // On a Saturday or Sunday the week that begins on Monday is this week.
        let to_friday = 4 - i64::from(today.weekday().num_days_from_monday());
        let friday = today + TimeDelta::days(if to_friday < 0 { to_friday + 7 } else { to_friday });
        match self {
            Self::Now | Self::Later => None,
            Self::ThisWeek => Some(friday),
            Self::NextWeek => Some(friday + TimeDelta::days(7)),
        }
    }
}

impl RouteView {
    /// The steps in their lanes at `today`: what was done first, then by when they come, in the order of the route.
    pub fn lanes(&self, today: NaiveDate) -> Vec<Placed> {
        let shown = self.steps().filter(|step| step.release != Release::Dropped);
        let mut placed: Vec<Placed> =
            shown.map(|step| Placed { step: step.id, lane: self.lane(step), when: when(step, today) }).collect();
        placed.sort_by_key(|placed| placed.when);
        placed
    }

    fn lane(&self, step: &StepView) -> Lane {
        let role = |id: PersonId| self.helper(id).map(|(_, person)| person.role);
        match &step.owner {
            Some(Owner::Resident) => Lane::Resident,
            Some(Owner::Third(_)) => Lane::Municipality,
            Some(Owner::Person(id)) if matches!(role(*id), Some(Role::Specialist | Role::Adviser)) => {
                Lane::Municipality
            }
            Some(Owner::Person(_)) | None => Lane::Neighbourhood,
        }
    }

    /// Who stands before a lane: the person whose it is, when one is on the route.
    pub fn face_of(&self, lane: Lane) -> Option<PersonId> {
        let role = match lane {
            Lane::Resident => Role::Resident,
            Lane::Neighbourhood => Role::Worker,
            Lane::Municipality => Role::Specialist,
        };
        let here = |(id, person): (&PersonId, &Person)| (person.role == role && !self.has_left(*id)).then_some(*id);
        self.people.iter().find_map(here)
    }
}

fn when(step: &StepView, today: NaiveDate) -> When {
    if step.is_done() {
        return When::Now;
    }
    let day = step.window.to.or(step.window.from).or(step.promise.map(|promise| promise.before));
    let within = |when: When| when.until(today).zip(day).is_some_and(|(until, day)| day <= until);
    match step.release {
        Release::Open if day.is_none() => When::ThisWeek,
        Release::Open | Release::Later if within(When::ThisWeek) => When::ThisWeek,
        Release::Open | Release::Later if within(When::NextWeek) => When::NextWeek,
        _ => When::Later,
    }
}
