//! Who comes to the talk, and asking a colleague along: who is asked takes part in the route from then on.

use domain::{event::Draft, party::Party, view::RouteView};
use leptos::prelude::*;
use ui::node::{Node, el, text};

use crate::{colleagues::Colleague, people::role, talk::desk::Desk, text::Key};

/// Whose role nobody has yet, and the colleagues who could come along; nothing when both are there.
pub fn people(desk: Desk, view: &RouteView) -> Option<Node> {
    let here = view.professionals();
    let taken = |party: Party| here.iter().any(|id| view.people.get(id).is_some_and(|one| one.role == role(party)));
    let asked: Vec<Node> = desk
        .ui
        .read()
        .colleagues
        .iter()
        .filter(|one| matches!(one.party, Party::Worker | Party::Specialist) && !taken(one.party))
        .map(|one| ask(desk, one.clone()))
        .collect();
    let missing = [(Party::Worker, Key::PrepareNoWorker), (Party::Specialist, Key::PrepareNoSpecialist)]
        .into_iter()
        .filter(|(party, _)| !taken(*party))
        .map(|(_, key)| desk.say("p", "soft", key))
        .collect::<Vec<_>>();
    if missing.is_empty() {
        return None;
    }
    let section = el("section", "stack")
        .attr("aria-labelledby", "prepare-people")
        .with(desk.say("h2", "", Key::PreparePeople).attr("id", "prepare-people"))
        .all(missing)
        .all((!asked.is_empty()).then(|| el("div", "pills").all(asked)));
    Some(section)
}

fn ask(desk: Desk, colleague: Colleague) -> Node {
    let label = desk.texts().fill(Key::PrepareAsk, &[("name", &colleague.name), ("where", &colleague.organisation)]);
    text("button", "pill", label).attr("type", "button").keyed(colleague.person.to_string()).press(move || {
        let draft = Draft::new("PersonJoined", colleague.person.0)
            .with("name", &*colleague.name)
            .with("role", role(colleague.party).key());
        let draft =
            colleague.phone.as_deref().map_or_else(|| draft.clone(), |phone| draft.clone().with("phone", phone));
        let said = desk.texts().fill(Key::PrepareAsked, &[("name", &colleague.name)]);
        desk.tell(vec![draft], move |_| desk.happened(said));
    })
}
