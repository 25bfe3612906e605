//! Help that starts high and tapers when things go well: a hint to professionals, never a judgement that a resident reads.

use crate::{
    id::StepId,
    step::{Help, Owner, Release},
    view::{RouteView, StepView},
};

/// After how many steps that were done together one more could be done with less help (R029).
const ENOUGH: usize = 3;

impl RouteView {
    /// The next open or planned step that could be done with a little less help, and how much: after three of the resident's
    /// that worked out with as much help. None after a setback that still stands.
    pub fn taper(&self) -> Option<(StepId, Help)> {
        let of_resident = |step: &&StepView| step.owner == Some(Owner::Resident);
        if self.steps().any(|step| !step.stuck.is_empty()) {
            return None;
        }
        let next = self.steps().filter(of_resident).find(|step| {
            !step.is_done() && matches!(step.release, Release::Open | Release::Later) && less(step.help).is_some()
        })?;
        let worked = self.steps().filter(of_resident).filter(|step| step.is_done() && step.help == next.help).count();
        less(next.help).filter(|_| worked >= ENOUGH).map(|help| (next.id, help))
    }
}

/// A little less help; none below looking along: on one's own is what a resident chooses.
const fn less(help: Help) -> Option<Help> {
    match help {
        Help::We => Some(Help::Together),
        Help::Together => Some(Help::Alongside),
        Help::Alongside | Help::Own => None,
    }
}
