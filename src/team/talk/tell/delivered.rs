//! What worked out already: it counts from the start, and is never asked again (R041).
//!
//! What is ticked here becomes events on the way to choosing: a tick of a professional cannot be taken back, so until then it
//! is only on this screen.

use domain::{
    event::Draft,
    id::StepId,
    library::{Item, Library},
    plan::NewStep,
    step::{Owner, PhaseKind, Release, Window},
    view::{RouteView, StepView},
    words::with_helper,
};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::form,
};

use crate::{talk::desk::Desk, text::Key};

const OTHER: &str = "talk-better";

/// What is done, which nobody can undo here, and what can be ticked in one go.
pub fn delivered(desk: Desk, view: &RouteView) -> Node {
    let done = view.steps().filter(|step| step.is_done()).map(|step| fact(desk, view, step));
    let library = desk.library();
    let chosen = desk.ui.read().telling.delivered.clone();
    let open = deliverable(&library, view).map(|item| toggle(desk, view, item, chosen.contains(&item.id)));
    let list = el("ul", "tell__done").attr("role", "list").all(done).all(open.collect::<Vec<_>>());
    let field = el("input", "field__input").attr("id", OTHER).attr("maxlength", "120").attr("autocomplete", "off");
    let other = el("form", "tell__other")
        .with(desk.say("label", "field__label", Key::TellOther).attr("for", OTHER))
        .with(field)
        .with(
            desk.say("button", "nl-button nl-button--secondary tell__keep", Key::TellOtherKeep)
                .attr("type", "submit")
                .press(move || noted(desk, form::typed(OTHER).trim())),
        );
    el("section", "nl-card stack")
        .attr("aria-labelledby", "tell-done")
        .with(desk.say("h2", "", Key::TellDone).attr("id", "tell-done"))
        .with(desk.say("p", "soft", Key::TellDoneHint))
        .with(list)
        .with(other)
}

/// The steps of the library that somebody may have done before: papers, and the first letters.
fn deliverable<'a>(library: &'a Library, view: &RouteView) -> impl Iterator<Item = &'a Item> {
    let done: Vec<String> =
        view.steps().filter(|step| step.is_done()).filter_map(|step| step.template.clone()).collect();
    let is_paper = |item: &Item| item.needed || item.phase == PhaseKind::Looking && item.id.starts_with("show-");
    library.items.iter().filter(move |item| is_paper(item) && !done.contains(&item.id))
}

fn fact(desk: Desk, view: &RouteView, step: &StepView) -> Node {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = desk.texts().words(step, helper);
    el("li", "tell__fact").keyed(step.id.to_string()).with(mark()).with(text("span", "", words.done_name()))
}

fn mark() -> Node {
    el("span", "tell__mark").with(icon(Icon::Tick))
}

fn toggle(desk: Desk, view: &RouteView, item: &Item, chosen: bool) -> Node {
    let helper = view.contact().map_or("", |(_, person)| person.name.as_str());
    let id = item.id.clone();
    let button = el("button", "tell__toggle")
        .attr("type", "button")
        .attr("role", "checkbox")
        .attr("aria-checked", if chosen { "true" } else { "false" })
        .with(mark())
        .with(text("span", "", with_helper(item.words.done_name(), helper)))
        .press(move || {
            desk.change(|ui| match ui.telling.delivered.iter().position(|one| *one == id) {
                Some(at) => drop(ui.telling.delivered.remove(at)),
                None => ui.telling.delivered.push(id.clone()),
            });
        });
    el("li", "").keyed(&item.id).with(button)
}

/// Something else got better, in the resident's own words.
fn noted(desk: Desk, words: &str) {
    if words.is_empty() {
        return desk.wrong(desk.t(Key::TellOtherEmpty));
    }
    let drafts = vec![Draft::of_route("WinNoted").with("text", words).with("icon", "sun")];
    form::write(OTHER, "");
    desk.act(drafts, desk.t(Key::TellOtherKept), |_, ids| {
        vec![Draft::of_route("WinWithdrawn").seeing(ids.iter().copied())]
    });
}

/// Everything that was ticked, as steps that are done.
pub fn drafts(desk: Desk) -> Vec<Draft> {
    let (view, library) = (desk.store.view(), desk.library());
    let chosen = desk.ui.read_untracked().telling.delivered.clone();
    let items = chosen.iter().filter_map(|id| library.item(id));
    items.flat_map(|item| as_done(desk, &view, item)).collect()
}

fn as_done(desk: Desk, view: &RouteView, item: &Item) -> Vec<Draft> {
    let (id, mut drafts) = match view.steps().find(|step| step.template.as_deref() == Some(&*item.id)) {
        Some(step) => (step.id, vec![step.given_to(&Owner::Resident), step.let_loose(Release::Open)]),
        None => {
            let Some(phase) = view.phase_for(item.phase) else { return Vec::new() };
            let id = StepId(desk.id());
            let new = NewStep {
                id,
                phase,
                body: item.body(),
                owner: Owner::Resident,
                help: item.help,
                helper: view.contact().map(|(id, _)| id),
                window: Window::default(),
                release: Release::Open,
            };
            (id, view.add(&new))
        }
    };
    drafts.extend(["StepDone", "StepFinished"].map(|kind| Draft::new(kind, id.0)));
    drafts
}
