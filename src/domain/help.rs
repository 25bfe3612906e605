//! Help with a step: asked for by the resident, offered by somebody, and taken or not by the resident alone.

use crate::{
    id::{PersonId, StepId},
    said::{Said, Saying},
    view::RouteView,
};

impl RouteView {
    /// What the resident asked for with `step` and did not take back.
    pub fn help_asked(&self, step: StepId) -> Option<&Said> {
        self.last_of(step, Saying::HelpAsked, Saying::HelpWithdrawn)
    }

    /// Who could do `step`, offered and not declined: somebody who is on the route to help.
    pub fn help_offered(&self, step: StepId) -> Option<(PersonId, &Said)> {
        let offered = self.last_of(step, Saying::HelpOffered, Saying::HelpWithdrawn)?;
        self.helper(offered.person("person")?).map(|(id, _)| (id, offered))
    }

    /// Whether the resident thinks that `step` will work out: `yes`, `maybe` or `no`; none while that was not said.
    pub fn confidence(&self, step: StepId) -> Option<&Said> {
        self.last_of(step, Saying::ConfidenceSet, Saying::ConfidenceSet)
    }

    fn last_of(&self, step: StepId, kind: Saying, ender: Saying) -> Option<&Said> {
        self.standing(kind, &[ender]).into_iter().rfind(|said| said.about == Some(step.0))
    }
}
