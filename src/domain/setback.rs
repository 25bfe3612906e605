//! A setback: a step that does not work out now. It is not the end of the step: its wins stay, somebody can take away
//! what is in the way, and what helped is remembered for a later time.

use crate::{
    fold::Fold,
    id::EventId,
    said::{Said, Saying},
    view::{RouteView, StepView},
};

/// The reasons that a resident picks from, as they stand in `StepStuck`.
pub const REASONS: [&str; 4] = ["much", "scared", "missing", "other"];

impl RouteView {
    /// Who takes away what is in the way of `step`, and before when; none while nobody does.
    pub fn obstacle_taken(&self, step: &StepView) -> Option<&Said> {
        let of_step = |said: &&Said| step.stuck.iter().any(|mark| said.sees(mark.event));
        self.standing(Saying::ObstacleTaken, &[Saying::ObstacleGone]).into_iter().rfind(of_step)
    }

    /// Who took away what was in the way of `step`, the last one; none while something still is.
    pub fn obstacle_gone(&self, step: &StepView) -> Option<&Said> {
        let of_step = |said: &Said| said.kind == Saying::ObstacleGone && said.about == Some(step.id.0);
        self.saying(of_step).pop().filter(|_| step.stuck.is_empty() && !step.is_done())
    }

    /// What the resident said that helped, the last first.
    pub fn what_helped(&self) -> Vec<&Said> {
        let mut helped = self.said_of(Saying::HelpNoted);
        helped.reverse();
        helped
    }

    /// Whether there is something to learn from `step`: it did not work out for a while, now it does, and nobody asked
    /// yet what helped.
    pub fn ended_setback(&self, step: &StepView) -> bool {
        let said = |kind| self.said.iter().any(|said| said.kind == kind && said.about == Some(step.id.0));
        step.stuck.is_empty() && said(Saying::StepStuck) && !said(Saying::HelpNoted)
    }
}

impl Fold {
    /// The setbacks of which somebody took the obstacle away: they are over, as if the resident had said so.
    pub(crate) fn cleared(&self) -> Vec<EventId> {
        let gone =
            |taken: &Said| self.said.values().any(|said| said.kind == Saying::ObstacleGone && said.sees(taken.id()));
        let taken = self.said.values().filter(|said| said.kind == Saying::ObstacleTaken && gone(said));
        taken.flat_map(|said| said.sees.iter().copied()).collect()
    }
}
