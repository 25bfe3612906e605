//! Putting chosen steps on the route, in one act that can be taken back.

use domain::{
    body::Body,
    event::Draft,
    id::{PersonId, PhaseId, StepId},
    lanes::When,
    lay::Laid,
    plan::{NewStep, Unfit},
    step::{Help, Owner, PhaseKind, Release},
    view::RouteView,
};
use ui::platform::clock;

use super::form::Form;
use crate::talk::desk::Desk;

/// What is put on the route: its words, and where the library says that it belongs.
pub struct What {
    /// Its words, pictogram and minutes.
    pub body: Body,
    /// In which part, when the library says so.
    pub kind: Option<PhaseKind>,
    /// With how much help it starts when the resident does it.
    pub help: Option<Help>,
}

/// The step that was chosen, or why it does not fit. `ground` is the part for a route that has none.
pub fn chosen(desk: Desk, view: &RouteView, what: What, form: &Form, ground: PhaseId) -> Result<NewStep, Unfit> {
    let owner = form.owner.clone().ok_or(Unfit::NoOwner)?;
    let when = form.when.unwrap_or(When::ThisWeek);
    let part = view.part_for(what.kind);
    let step = NewStep {
        id: StepId(desk.id()),
        phase: part.and_then(|part| part.id).unwrap_or(ground),
        help: form.help.unwrap_or_else(|| Help::begins(&owner, what.help)),
        helper: helper(desk, view, &owner),
        window: when.days(clock::today()),
        release: part.map_or(Release::Open, |part| part.releases(when)),
        body: what.body,
        owner,
    };
    match step.unfit(part.map_or(PhaseKind::Calm, |part| part.kind)) {
        Some(unfit) => Err(unfit),
        None => Ok(step),
    }
}

/// Whose help it is: of who does it, or of who is at the keyboard, or else of the one to turn to.
pub fn helper(desk: Desk, view: &RouteView, owner: &Owner) -> Option<PersonId> {
    match owner {
        Owner::Person(id) => Some(*id),
        Owner::Resident | Owner::Third(_) => {
            let found = view.helper(desk.account().person).or_else(|| view.contact());
            found.map(|(id, _)| id)
        }
    }
}

/// Puts these steps on the route.
pub fn put(desk: Desk, view: &RouteView, steps: Vec<NewStep>, ground: PhaseId, said: String) {
    let ids: Vec<StepId> = steps.iter().map(|step| step.id).collect();
    let laid: Vec<Laid> = steps.into_iter().map(Laid::Step).collect();
    desk.act(view.lay(&laid, ground), said, move |_, _| ids.iter().map(|id| Draft::new("StepHidden", id.0)).collect());
}
