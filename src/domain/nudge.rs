//! A nudge: a step of the resident stays open after the days that were meant for it. First one friendly line for the
//! resident, once for each step; later somebody beside the resident looks along. Nothing is ever called late.

use chrono::NaiveDate;

use crate::{
    days::working_days_until,
    id::StepId,
    status::Status,
    view::{RouteView, StepView},
};

/// After how many working days there is a nudge, when nothing else was agreed.
pub const DAYS: u16 = 3;

impl RouteView {
    /// The step to remind the resident of on `today`, when there is one. `nudged` are those that had their nudge.
    pub fn nudge(&self, today: NaiveDate, nudged: &[StepId]) -> Option<StepId> {
        let days = self.days_to_nudge();
        let wanted = |(step, open): &(StepId, usize)| (days..2 * days).contains(open) && !nudged.contains(step);
        self.waiting_steps(today).into_iter().find(wanted).map(|(step, _)| step)
    }

    /// The steps for which somebody beside the resident looks along on `today`: twice as long after their days.
    pub fn signals(&self, today: NaiveDate) -> Vec<StepId> {
        let most = 2 * self.days_to_nudge();
        let waiting = self.waiting_steps(today).into_iter();
        waiting.filter(|(_, open)| *open >= most).map(|(step, _)| step).collect()
    }

    /// The resident's open steps with how many working days they stayed open after theirs; none while there is rest.
    fn waiting_steps(&self, today: NaiveDate) -> Vec<(StepId, usize)> {
        if self.is_silent() {
            return Vec::new();
        }
        let open = |step: &&StepView| matches!(step.status(), Status::ToDo | Status::Begun);
        let days = |step: &StepView| Some((step.id, working_days_until(step.window.to?, today)));
        self.steps().filter(open).filter_map(days).filter(|(_, open)| *open > 0).collect()
    }

    /// How long we wait for the resident, as the resident's own card says; never no day at all.
    fn days_to_nudge(&self) -> usize {
        let agreed = self.card_of_resident().and_then(|card| card.body.number("days", 100).ok());
        agreed.unwrap_or(DAYS).max(1).into()
    }
}
