//! Waiting: what others do for the resident, since when and before when, and what is honest once that day is past.
//!
//! What is next needs no clock (`next.rs`); what a promise is worth today does, so that the day comes in.

use chrono::NaiveDate;

use crate::{
    next::Wait,
    status::Status,
    step::Owner,
    view::{RouteView, StepView},
};

/// What can be said of when the resident hears something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// No day was promised.
    Open,
    /// Before this day.
    Before(NaiveDate),
    /// It takes longer; on this day somebody calls, when that day is still to come.
    Longer(Option<NaiveDate>),
}

/// The most minutes of a step that is offered while one waits.
const SMALL: u16 = 10;

impl StepView {
    /// When the resident hears something of this step of others, seen from `today`.
    pub fn due(&self, today: NaiveDate) -> Due {
        match (&self.promise, self.window.to) {
            (Some(promise), _) if today <= promise.before => Due::Before(promise.before),
            (Some(promise), _) => Due::Longer(Some(promise.on).filter(|on| today <= *on)),
            (None, Some(to)) if today > to => Due::Longer(None),
            (None, _) => Due::Open,
        }
    }

    /// Since which day somebody is busy with it: the agreed day, or else when it was let loose.
    pub fn since(&self) -> Option<NaiveDate> {
        self.window.from.or_else(|| self.released.as_ref()?.day())
    }
}

impl RouteView {
    /// Everything that others do now.
    pub fn waits(&self) -> Vec<Wait> {
        self.steps().filter_map(|step| self.wait(step)).collect()
    }

    /// A small step that the resident may do while others are busy, though nobody asks it yet.
    pub fn meanwhile(&self, today: NaiveDate) -> Option<&StepView> {
        let is_small = |step: &&StepView| !step.heavy && (1..=SMALL).contains(&step.minutes);
        let is_free =
            |step: &&StepView| step.window.time.is_none() && step.window.from.is_none_or(|from| from <= today);
        self.steps()
            .filter(|step| step.status() == Status::Later && step.owner == Some(Owner::Resident))
            .filter(is_small)
            .find(is_free)
    }
}
