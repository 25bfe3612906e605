//! Who does a step: the resident or one of who helps, asked each time and never filled in before (R021).

use domain::{step::Owner, view::RouteView};
use ui::{
    node::{Node, el, text},
    portrait::portrait,
};

use super::desk::Desk;
use crate::text::Key;

/// The question `label` with everybody who can do a step, each with a face and a name. `id` parts it from other such
/// questions on the page. The arrows, Space and the digits from 1 on choose, as long as one is in the group; Enter presses
/// the button of the form around it.
pub fn choice(
    desk: Desk,
    id: &str,
    label: &str,
    chosen: Option<&Owner>,
    choose: impl Fn(Owner) + Clone + Send + Sync + 'static,
) -> Node {
    let view = desk.view();
    let pill = |(place, owner): (usize, Owner)| {
        let field = [id, "-", &place.to_string()].concat();
        let is_chosen = chosen == Some(&owner);
        let (face, name) = (face(&view, &owner), name(desk, &view, &owner));
        let choose = choose.clone();
        let input = el("input", "owner__radio")
            .attr("type", "radio")
            .attr("name", id)
            .attr("id", &field)
            .maybe("checked", is_chosen.then_some(""))
            .press(move || choose(owner.clone()));
        let said = el("span", "pill owner__pill").with(face).with(name);
        el("label", "owner").keyed(&field).attr("for", &field).with(input).with(said)
    };
    let pills = view.doers().into_iter().enumerate().map(pill);
    el("fieldset", "owners")
        .keyed(id)
        .attr("id", id)
        .attr("data-digits", "yes")
        .with(text("legend", "field__label", label))
        .with(el("div", "pills").all(pills))
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
