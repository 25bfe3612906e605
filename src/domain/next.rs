//! What now? The one next step, or a promise while others are busy, or rest. Total: whatever the
//! route holds, there is an action or a promise (invariant I12).
//!
//! What is to be done now was let loose by a person; the day of today only keeps back what was put on a later one.

use chrono::NaiveDate;

use crate::{
    id::{PersonId, StepId},
    status::Status,
    step::Owner,
    view::{PhaseView, RouteView, StepView},
};

/// What a resident sees on opening the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// One small step.
    Step(StepId),
    /// Nothing to do: others are busy.
    Waiting(Vec<Wait>),
    /// Nothing to do and nobody is busy; perhaps something is planned.
    Rest {
        /// The next planned step.
        planned: Option<StepId>,
        /// What if nothing comes.
        then: Then,
    },
}

/// One thing that others do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The step.
    pub step: StepId,
    /// Who is busy with it.
    pub who: Busy,
    /// What if nothing comes.
    pub then: Then,
}

/// Who is busy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Busy {
    /// A person on the route.
    Person(PersonId),
    /// A third party, by name.
    Third(String),
    /// Whoever helps; nobody who is on the route was named.
    Team,
}

/// What happens if the resident hears nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// This person calls, as was promised on the step.
    Calls(PersonId),
    /// Call this person.
    Call(PersonId),
    /// Nobody is known yet: call the neighbourhood team.
    CallTeam,
}

/// Where a phase stands, seen from where the resident is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseState {
    /// Every step in it is done.
    Done,
    /// The resident is here.
    Here,
    /// It comes later.
    Later,
}

impl RouteView {
    /// What now?
    pub fn next(&self) -> Next {
        self.next_after(None)
    }

    /// What now, when `chosen` is the step that the resident picked: that one, as long as it is open.
    pub fn next_after(&self, chosen: Option<StepId>) -> Next {
        let open = |step: &&StepView| step.is_open();
        let picked = chosen.and_then(|id| self.step(id)).filter(open);
        let begun = || self.steps().find(|step| step.status() == Status::Begun);
        if let Some(step) = picked.or_else(begun).or_else(|| self.steps().find(open)) {
            return Next::Step(step.id);
        }
        self.without_own_step(self.planned())
    }

    /// What now on `today`: as [`Self::next_after`], but a step that was put on a later day waits for that day. One that
    /// was begun does not, and neither does the one that the resident picked.
    ///
    /// The day comes from the device's own clock, so that a wrong one never takes anything away: what is put on a later
    /// day stays named, and can be picked.
    pub fn next_on(&self, today: NaiveDate, chosen: Option<StepId>) -> Next {
        let next = self.next_after(chosen);
        let ahead = |step: &StepView| step.is_put_ahead(today) && chosen != Some(step.id);
        match &next {
            Next::Step(id) if self.step(*id).is_some_and(ahead) => {}
            _ => return next,
        }
        let now = self.steps().find(|step| step.is_open() && !ahead(step));
        now.map_or_else(|| self.without_own_step(self.put_ahead(today)), |step| Next::Step(step.id))
    }

    /// The open step that was put on a later day than `today`, the soonest of them.
    pub fn put_ahead(&self, today: NaiveDate) -> Option<&StepView> {
        let ahead = self.steps().filter(|step| step.is_open() && step.is_put_ahead(today));
        ahead.min_by_key(|step| step.window.from)
    }

    /// What others do; nothing of the resident's is to be done now.
    fn without_own_step(&self, planned: Option<&StepView>) -> Next {
        let waits = self.waits();
        match waits.is_empty() {
            true => Next::Rest { planned: planned.map(|step| step.id), then: self.call() },
            false => Next::Waiting(waits),
        }
    }

    /// The first planned step, for beside a promise: an appointment if there is one.
    pub fn planned(&self) -> Option<&StepView> {
        let planned = || self.steps().filter(|step| step.status() == Status::Later);
        planned().find(|step| step.window.time.is_some()).or_else(|| planned().next())
    }

    /// How many steps of the resident are open now, the next one included.
    pub fn open_count(&self) -> usize {
        self.steps().filter(|step| step.is_open()).count()
    }

    /// Where each phase stands: done before the resident, here, or later.
    pub fn phase_states(&self) -> Vec<PhaseState> {
        let all_done = |phase: &PhaseView| !phase.steps.is_empty() && phase.steps.iter().all(StepView::is_done);
        let here = self.here();
        let place = |(index, phase): (usize, &PhaseView)| match here {
            Some(here) if index == here => PhaseState::Here,
            _ if all_done(phase) => PhaseState::Done,
            Some(here) if index < here => PhaseState::Done,
            _ => PhaseState::Later,
        };
        self.phases.iter().enumerate().map(place).collect()
    }

    /// The phase where the resident is: of the next step, or else the first that is not all done, an empty one last of all.
    pub fn here(&self) -> Option<usize> {
        let of = |id: StepId| self.phases.iter().position(|phase| phase.steps.iter().any(|step| step.id == id));
        let next = match self.next() {
            Next::Step(id) => of(id),
            Next::Waiting(waits) => waits.first().and_then(|wait| of(wait.step)),
            Next::Rest { planned, .. } => planned.and_then(of),
        };
        next.or_else(|| self.phases.iter().position(|phase| phase.steps.iter().any(|step| !step.is_done())))
            .or_else(|| self.phases.iter().position(|phase| phase.steps.is_empty()))
            .or_else(|| self.phases.len().checked_sub(1))
    }

    /// What others do about `step`, if it is theirs now.
    pub fn wait(&self, step: &StepView) -> Option<Wait> {
        let who = match step.status() {
            Status::Others { who } => self.helper(who).map_or(Busy::Team, |(id, _)| Busy::Person(id)),
            Status::Waiting { third } => Busy::Third(third),
            Status::Stuck => {
                let taker = self.obstacle_taken(step).and_then(|taken| self.helper(taken.mark.author.person));
                taker.or_else(|| self.helper_of(step)).map_or(Busy::Team, |(id, _)| Busy::Person(id))
            }
            _ => return None,
        };
        let promised = match (&step.promise, &step.owner) {
            (Some(promise), Some(Owner::Person(_) | Owner::Third(_))) => self.helper(promise.then),
            _ => None,
        };
        let then = promised.map_or_else(|| self.call(), |(id, _)| Then::Calls(id));
        Some(Wait { step: step.id, who, then })
    }

    fn call(&self) -> Then {
        self.contact().map_or(Then::CallTeam, |(id, _)| Then::Call(id))
    }
}
