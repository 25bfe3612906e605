//! What was chosen of a pasted list, laid on the route in one go: the steps after each other, and what was delivered as done.

use crate::{
    event::Draft,
    id::{PersonId, PhaseId, StepId},
    library::Item,
    plan::{NewStep, key_between},
    step::{Help, Owner, PhaseKind, Release, Window},
    view::RouteView,
};

/// What becomes of a line that somebody took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Laid {
    /// A step that is still to be done.
    Step(NewStep),
    /// What was delivered: a step that counts as done from the start (R041).
    Done(NewStep),
    /// What was delivered, and stands on the route already.
    Ticked(StepId),
}

impl Laid {
    /// The step that undo takes off again; none for what is done, since nobody but the resident withdraws a tick.
    pub fn undoable(&self) -> Option<StepId> {
        match self {
            Self::Step(new) => Some(new.id),
            Self::Done(_) | Self::Ticked(_) => None,
        }
    }
}

impl Item {
    /// This step for `owner`, planned and not let loose: how many come at once is decided in the talk.
    pub fn planned(&self, id: StepId, phase: PhaseId, owner: Owner, helper: Option<PersonId>) -> NewStep {
        let help = Help::begins(&owner, Some(self.help));
        let (window, release) = (Window::default(), Release::Later);
        NewStep { id, phase, body: self.body(), owner, help, helper, window, release }
    }
}

impl RouteView {
    /// Lays these on the route, each as the last of its part. `ground` is the part for who has none yet: it is made when a
    /// step is to stand in it.
    pub fn lay(&self, laid: &[Laid], ground: PhaseId) -> Vec<Draft> {
        let new = |one: &Laid| match one {
            Laid::Step(new) | Laid::Done(new) => Some(new.phase),
            Laid::Ticked(_) => None,
        };
        let mut drafts = match laid.iter().any(|one| new(one) == Some(ground)) {
            true => vec![
                Draft::new("PhaseAdded", ground.0).with("phase", PhaseKind::Calm.key()),
                Draft::new("PlaceSet", ground.0).with("key", &*key_between("", "")),
                Draft::new("PhaseOpened", ground.0),
            ],
            false => Vec::new(),
        };
        let mut last: Vec<(PhaseId, String)> = Vec::new();
        for one in laid {
            match one {
                Laid::Step(new) => drafts.extend(self.after(new, &mut last)),
                Laid::Done(new) => {
                    drafts.extend(self.after(new, &mut last));
                    drafts.extend(ticks(new.id));
                }
                Laid::Ticked(id) => {
                    let nobodys = self.step(*id).filter(|step| step.owner.is_none());
                    drafts.extend(nobodys.map(|step| step.given_to(&Owner::Resident)));
                    drafts.extend(ticks(*id));
                }
            }
        }
        drafts
    }

    /// Adds a step after those that were laid in its part before it, which this view does not hold yet.
    fn after(&self, new: &NewStep, last: &mut Vec<(PhaseId, String)>) -> Vec<Draft> {
        let mut drafts = self.add(new);
        let before = last.iter().rfind(|(phase, _)| *phase == new.phase).map(|(_, key)| key_between(key, ""));
        for draft in drafts.iter_mut().filter(|draft| draft.kind == "PlaceSet") {
            let key = before.clone().or_else(|| draft.body.maybe("key").map(Into::into)).unwrap_or_default();
            draft.body.0.insert("key".into(), crate::body::Scalar::Text(key.clone()));
            last.push((new.phase, key));
        }
        drafts
    }
}

fn ticks(step: StepId) -> [Draft; 2] {
    ["StepDone", "StepFinished"].map(|kind| Draft::new(kind, step.0))
}
