//! A new route: the parts and the first steps of a template, as events. The template stays what it is.

use crate::{
    event::Draft,
    id::{PersonId, PhaseId, StepId, Uuid},
    library::{Library, Template},
    plan::{NewStep, key_between},
    step::{Help, Owner, PhaseKind, Release, Window},
    view::RouteView,
};

/// The step that everybody who has a route has done.
const ASKED: &str = "ask-for-help";

impl RouteView {
    /// What lays `template` out on this route: its parts, with the first ones confirmed, and its steps. That the resident
    /// asked for help counts as done from the start. Everything else waits until the talk gives it to somebody.
    ///
    /// `by` is who lays it out; `id` makes a new id each time.
    pub fn begin(
        &self,
        library: &Library,
        template: &Template,
        by: PersonId,
        mut id: impl FnMut() -> Uuid,
    ) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let mut laid: Vec<(PhaseKind, PhaseId)> = Vec::new();
        let mut key = String::new();
        for (place, (kind, months)) in template.phases.iter().enumerate() {
            let phase = PhaseId(id());
            key = key_between(&key, "");
            let added = Draft::new("PhaseAdded", phase.0).with("phase", kind.key());
            drafts.push(if *months == 0 { added } else { added.with("months", i64::from(*months)) });
            drafts.push(Draft::new("PlaceSet", phase.0).with("key", &*key));
            drafts.extend((place == 0).then(|| Draft::new("PhaseOpened", phase.0)));
            laid.push((*kind, phase));
        }
        let mut last: Vec<(PhaseId, String)> = Vec::new();
        for item in template.steps.iter().filter_map(|id| library.item(id)) {
            let Some((_, phase)) = laid.iter().find(|(kind, _)| *kind == item.phase).or(laid.first()) else { continue };
            let step = StepId(id());
            let asked = item.id == ASKED;
            let before = last.iter().rfind(|(one, _)| one == phase).map_or("", |(_, key)| key);
            let place = key_between(before, "");
            let new = NewStep {
                id: step,
                phase: *phase,
                body: item.body(),
                owner: Owner::Resident,
                help: item.help.at_least_together(),
                helper: Some(by),
                window: Window::default(),
                release: if asked { Release::Open } else { Release::Later },
            };
            // Who does a step is said aloud in the talk: until then nobody does.
            let owned = |draft: &Draft| asked || draft.kind != "OwnerSet";
            let placed = |draft: Draft| if draft.kind == "PlaceSet" { draft.with("key", &*place) } else { draft };
            drafts.extend(self.add(&new).into_iter().filter(owned).map(placed));
            drafts.extend(asked.then(|| Draft::new("StepDone", step.0)));
            drafts.extend(asked.then(|| Draft::new("StepFinished", step.0)));
            last.push((*phase, place));
        }
        drafts
    }
}

impl Help {
    /// At least side by side: no first step of a route is the resident's alone (R004).
    const fn at_least_together(self) -> Self {
        match self {
            Self::We => Self::We,
            Self::Together | Self::Alongside | Self::Own => Self::Together,
        }
    }
}
