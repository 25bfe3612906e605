//! Four questions, each with the reason why it is asked (R083, R131). A "no" and what nobody knows come first: help for today
//! is offered before anything else is chosen.

use domain::{crisis::Need, event::Draft, view::RouteView};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    node::{Node, el},
    portrait::portrait,
};

use super::{Safe, checked, keys, needs};
use crate::{
    talk::{desk::Desk, table},
    text::Key,
};

const ANSWERS: [(Safe, Key); 3] = [(Safe::Yes, Key::TellYes), (Safe::No, Key::TellNo), (Safe::Unsure, Key::TellUnsure)];

/// The questions; below them help for today, when it is needed.
pub fn safety(desk: Desk, view: &RouteView) -> Node {
    let safe = desk.ui.read().telling.safe;
    let asked = Need::ALL.iter().enumerate().map(|(at, need)| question(desk, at, *need, safe[at]));
    let pane = el("section", "talk__pane talk__pane--sunken tell__safe")
        .attr("aria-labelledby", "tell-safe")
        .with(desk.say("h2", "", Key::TellSafe).attr("id", "tell-safe"))
        .all(asked);
    match view.unmet() {
        Some((check, needs)) => pane.with(offer(desk, view, check, needs)),
        None if view.crisis().is_some() => pane.with(desk.say("p", "nl-card", Key::TellCrisis).attr("role", "status")),
        None => pane.with(first(desk, view)),
    }
}

const fn named(need: Need) -> (Icon, Key, Key) {
    match need {
        Need::Food => (Icon::Food, Key::TellFood, Key::TellFoodWhy),
        Need::Home => (Icon::House, Key::TellHome, Key::TellHomeWhy),
        Need::Energy => (Icon::Plug, Key::TellEnergy, Key::TellEnergyWhy),
        Need::Care => (Icon::Heart, Key::TellCare, Key::TellCareWhy),
    }
}

fn question(desk: Desk, at: usize, need: Need, answer: Option<Safe>) -> Node {
    let (picture, title, why) = named(need);
    let id = ["safe-", need.key()].concat();
    let options = ANSWERS.map(|(one, label)| {
        desk.say("button", "pill", label)
            .attr("type", "button")
            .attr("aria-pressed", if answer == Some(one) { "true" } else { "false" })
            .press(move || answered(desk, at, one))
    });
    el("div", "tell__question")
        .keyed(&id)
        .with(icon(picture))
        .with(desk.say("h3", "", title).attr("id", &id))
        .with(desk.say("p", "small soft", why))
        .with(el("div", "pills").attr("role", "group").attr("aria-labelledby", &id).all(options))
}

/// Keeps an answer on this screen; all four together are what was said.
fn answered(desk: Desk, at: usize, answer: Safe) {
    desk.change(|ui| ui.telling.safe[at] = Some(answer));
    let safe = desk.ui.read_untracked().telling.safe;
    if safe.iter().all(Option::is_some) {
        let draft = checked(desk, &needs(&safe));
        desk.tell(vec![draft], |_| ());
    }
}

/// What happens with a "no", before it is said.
fn first(desk: Desk, view: &RouteView) -> Node {
    let contact = view.contact().map(|(_, person)| person);
    el("div", "nl-card tell__first").with(portrait(contact)).with(el("p", "").rich(&desk.t(Key::TellFirst)))
}

/// Help for today, or going on after all: somebody decides before anything is chosen.
fn offer(desk: Desk, view: &RouteView, check: domain::id::EventId, needs: Vec<Need>) -> Node {
    let names: Vec<String> = needs.iter().map(|need| desk.t(named(*need).1)).collect();
    let yes = table::primary(desk, Key::TellCrisisYes, move || {
        let draft = Draft::of_route("CrisisStarted").with("needs", keys(&needs)).seeing([check]);
        desk.act(vec![draft], desk.t(Key::TellCrisis), |_, ids| {
            vec![Draft::of_route("Resumed").seeing(ids.iter().copied())]
        });
    });
    let no = desk
        .say("button", "nl-button nl-button--secondary", Key::TellCrisisNo)
        .attr("type", "button")
        .press(move || desk.tell(vec![checked(desk, &[])], |_| ()));
    let contact = view.contact().map(|(_, person)| person);
    el("div", "nl-card stack tell__offer")
        .attr("role", "status")
        .with(portrait(contact))
        .with(
            el("p", "").rich(&desk.texts().fill(Key::TellCrisisOffer, &[("needs", &names.join(", ").to_lowercase())])),
        )
        .with(yes)
        .with(no)
}
