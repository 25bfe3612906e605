//! Who does a step: the resident or one of who helps, asked each time and never filled in before (R021).

use std::sync::Arc;

use domain::{step::Owner, view::RouteView};
use ui::{
    node::{Node, el, text},
    portrait::portrait,
};

use super::{
    desk::Desk,
    radio::{self, Choice},
};
use crate::text::Key;

/// The question `label` with everybody who can do a step, each with a face and a name; `id` and `about` part it from other
/// such questions on the page ([`radio::group`]).
pub fn choice(
    desk: Desk,
    id: &str,
    label: &str,
    about: &str,
    chosen: Option<&Owner>,
    choose: impl Fn(Owner) + Clone + Send + Sync + 'static,
) -> Node {
    let view = desk.view();
    let choices = view.doers().into_iter().map(|owner| {
        let is_chosen = chosen == Some(&owner);
        let pill = el("span", "pill owner__pill").with(face(&view, &owner)).with(name(desk, &view, &owner));
        let choose = choose.clone();
        Choice { pill, is_chosen, press: Some(Arc::new(move || choose(owner.clone()))) }
    });
    radio::group(id, label, about, choices)
}

/// The face of who does a step.
pub fn face(view: &RouteView, owner: &Owner) -> Node {
    match owner {
        Owner::Resident => {
            let resident = view.people.iter().find(|(_, person)| person.role == domain::step::Role::Resident);
            portrait(resident.map(|(_, person)| person))
        }
        Owner::Person(id) => portrait(view.helper(*id).map(|(_, person)| person)),
        Owner::Third(_) => portrait(None),
    }
}

/// The name of who does a step: "U" for the resident, who reads along. Any other name can be hidden from who looks along.
pub fn name(desk: Desk, view: &RouteView, owner: &Owner) -> Node {
    match called(view, owner) {
        Some(name) => text("span", "", name).attr("data-private", "yes"),
        None => desk.say("span", "", Key::ChooseYou),
    }
}

/// What who does a step is called; none is the resident.
pub fn called(view: &RouteView, owner: &Owner) -> Option<String> {
    match owner {
        Owner::Resident => None,
        Owner::Person(id) => Some(view.helper(*id).map_or_else(String::new, |(_, person)| person.name.clone())),
        Owner::Third(name) => Some(name.clone()),
    }
}
