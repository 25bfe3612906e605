//! A route as its resident sees it: what nobody let loose yet in a part that comes later is not there, and what only a
//! specialist opens is not named before. The team sees the whole of it.

use crate::{
    id::StepId,
    next::PhaseState,
    party::Party,
    status::Status,
    step::Release,
    view::{PhaseView, RouteView, StepView},
};

impl StepView {
    /// Whether a specialist let it loose, or it was done all the same.
    fn is_opened_by_specialist(&self) -> bool {
        let by = |party| self.released.as_ref().is_some_and(|by| by.author.party == party);
        self.is_done() || self.release == Release::Open && by(Party::Specialist)
    }

    /// Whether it came from one of these steps of the library, also once somebody changed its words.
    fn is_one_of(&self, templates: &[&str]) -> bool {
        self.template.as_deref().is_some_and(|template| templates.contains(&template))
    }
}

impl PhaseView {
    /// Whether the resident does not see `step` yet, when this phase is at `state`. `held` are the steps of the library
    /// that a specialist opens.
    fn holds_back(&self, step: &StepView, state: PhaseState, held: &[&str]) -> bool {
        let is_sealed = state == PhaseState::Later && !self.opened;
        let unreleased = matches!(step.status(), Status::Later | Status::NotNeeded);
        is_sealed && unreleased || step.is_one_of(held) && !step.is_opened_by_specialist()
    }
}

impl RouteView {
    /// The steps that the resident does not see yet.
    pub fn held_back(&self, held: &[&str]) -> Vec<StepId> {
        let states = self.phase_states();
        let of = |(phase, state): (&PhaseView, PhaseState)| {
            let kept = phase.steps.iter().filter(|step| phase.holds_back(step, state, held));
            kept.map(|step| step.id).collect::<Vec<_>>()
        };
        self.phases.iter().zip(states).flat_map(of).collect()
    }

    /// The route as the resident sees it. What was done always stays, so that the number of steps done never falls.
    pub fn dosed(mut self, held: &[&str]) -> Self {
        let back = self.held_back(held);
        for phase in &mut self.phases {
            let steps = std::mem::take(&mut phase.steps);
            (phase.held, phase.steps) = steps.into_iter().partition(|step| back.contains(&step.id));
        }
        self
    }

    /// How many of the things that are needed before arrangements can begin are left, of how many; those that wait in a
    /// later part too. `needed` are the steps of the library that count.
    pub fn needed(&self, needed: &[&str]) -> (usize, usize) {
        let all = self.phases.iter().flat_map(|phase| phase.steps.iter().chain(&phase.held));
        let counted: Vec<_> = all.filter(|step| step.is_one_of(needed) && step.release != Release::Dropped).collect();
        (counted.iter().filter(|step| !step.is_done()).count(), counted.len())
    }
}
