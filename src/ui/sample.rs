//! Small routes to test with.

use domain::{
    id::{EventId, PersonId, PhaseId, StepId, Uuid},
    party::{Author, Party},
    step::{Help, Mark, Owner, PhaseKind, Release, Window},
    view::{PhaseView, RouteView, StepView},
    words::Words,
};

/// A mark of the resident.
pub fn mark() -> Mark {
    let author = Author { party: Party::Resident, person: PersonId::default() };
    Mark { event: EventId::default(), author, at: "2024-06-06T18:00:00+02:00".into() }
}

/// A step of the resident with this number for an id.
pub fn step(id: u128, release: Release) -> StepView {
    StepView {
        id: StepId(Uuid(id)),
        template: None,
        reworded: false,
        words: Words::default(),
        title_set: Vec::new(),
        own: false,
        icon: "paper".into(),
        minutes: 5,
        heavy: false,
        owner_set: Vec::new(),
        window_set: Vec::new(),
        place: String::new(),
        place_set: Vec::new(),
        help_set: Vec::new(),
        promise_set: Vec::new(),
        release_set: Vec::new(),
        owner: Some(Owner::Resident),
        help: Help::Together,
        helper: None,
        window: Window::default(),
        promise: None,
        release,
        released: None,
        items: Vec::new(),
        ticks: Vec::new(),
        stuck: Vec::new(),
        seen: None,
        finished: None,
    }
}

/// A step that the resident ticked.
pub fn done(id: u128) -> StepView {
    StepView { ticks: vec![mark()], ..step(id, Release::Open) }
}

/// A phase with this number for an id, confirmed.
pub fn phase(id: u128, steps: Vec<StepView>) -> PhaseView {
    let id = Some(PhaseId(Uuid(id)));
    PhaseView { id, kind: PhaseKind::Calm, title: None, months: None, opened: true, steps, held: Vec::new() }
}

/// A route of these phases.
pub fn route(phases: Vec<PhaseView>) -> RouteView {
    RouteView { phases, ..RouteView::default() }
}
