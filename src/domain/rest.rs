//! Rest: something happened, and the route waits, or gives less at a time, until the resident goes on. Nothing is lost.

use chrono::NaiveDate;

use crate::{
    id::{EventId, StepId},
    said::{Said, Saying},
    status::Status,
    view::{RouteView, StepView},
};

/// After how many days without the app somebody is welcomed back.
pub const DAYS_AWAY: i64 = 30;

/// How the route rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing is to be done.
    Pause,
    /// The smallest step at a time.
    Lighten,
}

/// Whether somebody who last opened the app on `last` comes back after a long time.
pub fn is_return(last: NaiveDate, today: NaiveDate) -> bool {
    (today - last).num_days() >= DAYS_AWAY
}

impl RouteView {
    /// How the route rests now. When people chose otherwise at the same time it is the most quiet of the two.
    pub fn rest(&self) -> Option<Rest> {
        let paused = self.standing(Saying::Paused, &[Saying::Paused, Saying::Resumed]);
        let least = |said: &&Said| if said.text("how") == "pause" { Rest::Pause } else { Rest::Lighten };
        paused.iter().map(least).min_by_key(|rest| *rest as u8)
    }

    /// The way that the resident chose for what is important, while nothing else is sent.
    pub fn quiet(&self) -> Option<&Said> {
        self.standing(Saying::QuietSet, &[Saying::QuietSet, Saying::Resumed]).pop()
    }

    /// The events that make the route rest: going on names them all.
    pub fn resting(&self) -> Vec<EventId> {
        let rests = [Saying::Paused, Saying::QuietSet];
        let standing = rests.iter().flat_map(|kind| self.standing(*kind, &[Saying::Resumed]));
        standing.map(|said| said.id()).collect()
    }

    /// Whether nobody is to be reminded of anything: there is rest, or a crisis.
    pub fn is_silent(&self) -> bool {
        !self.resting().is_empty() || self.crisis().is_some()
    }

    /// The open step that takes the fewest minutes; those of which the minutes are not known come last.
    pub fn lightest(&self) -> Option<StepId> {
        let open = self.steps().filter(|step| matches!(step.status(), Status::ToDo | Status::Begun));
        let minutes = |step: &&StepView| if step.minutes == 0 { u16::MAX } else { step.minutes };
        open.min_by_key(minutes).map(|step| step.id)
    }
}
