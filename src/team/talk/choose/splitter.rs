//! The splitter: an assignment that is too large for one step falls apart in small ones, each with somebody who does it (R018).

use domain::{
    id::PhaseId,
    library::Item,
    plan::{NewStep, Unfit},
    step::Owner,
    view::RouteView,
};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    node::{Node, el, plain, text},
    step_words,
};

use super::{Open, add, focus_on, form::Form, open, shelf};
use crate::{
    frame,
    talk::{desk::Desk, owner},
    text::Key,
};

/// Who does each of the small steps, and which one still needs somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    owners: Vec<(String, Owner)>,
    missing: Option<String>,
}

impl Parts {
    fn owner(&self, item: &Item) -> Option<&Owner> {
        self.owners.iter().find(|(id, _)| *id == item.id).map(|(_, owner)| owner)
    }
}

/// The small steps, once the name of a step in own words is that of a large assignment.
pub fn splitter(desk: Desk, view: &RouteView) -> Option<Node> {
    let choosing = desk.ui.read().choosing.clone();
    if choosing.open != Open::Own {
        return None;
    }
    let library = desk.library();
    let (title, items) = library.large_in(view, &choosing.own.title)?;
    let new: Vec<&Item> = items.iter().copied().filter(|item| view.of_item(item).is_none()).collect();
    let wanted: Vec<Item> = new.iter().map(|item| (*item).clone()).collect();
    let take = (!wanted.is_empty()).then(|| {
        let label = desk.texts().count(Key::ChooseTakeOne, Key::ChooseTakeOther, wanted.len());
        frame::button("nl-button nl-button--secondary", label, move || take(desk, &wanted)).attr("id", "choose-take")
    });
    let missing = choosing.splitter.missing.as_ref().map(|step| {
        let said = desk.texts().fill(Key::ChooseTakeMissing, &[("step", step)]);
        text("p", "field__fault", said).attr("role", "alert")
    });
    let head = el("h2", "splitter__head").attr("id", "splitter-title").with(icon(Icon::Smaller)).with(text(
        "span",
        "",
        desk.texts().fill(Key::ChooseLarge, &[("what", &title)]),
    ));
    let parts = items.iter().map(|item| part(desk, view, item, &choosing.splitter));
    Some(
        el("section", "nl-card splitter")
            .keyed("splitter")
            .attr("aria-labelledby", "splitter-title")
            .with(head)
            .with(el("ol", "splitter__parts").attr("role", "list").all(parts.collect::<Vec<_>>()))
            .all(missing)
            .all(take),
    )
}

fn part(desk: Desk, view: &RouteView, item: &Item, parts: &Parts) -> Node {
    let name = shelf::title(view, item);
    let (below, asked) = match view.of_item(item) {
        Some(_) => (desk.t(Key::ChooseOnRoute), None),
        None => {
            let label = desk.texts().fill(Key::ChooseWhoOf, &[("step", &name)]);
            let id = item.id.clone();
            let choose = move |to| give(desk, &id, to);
            let asked = owner::choice(desk, &field(item), &label, "", parts.owner(item), choose);
            (plain(&step_words::minutes(&desk.texts(), item.minutes)), Some(asked))
        }
    };
    el("li", "splitter__part")
        .keyed(&item.id)
        .with(text("strong", "", name))
        .with(text("span", "small soft", below))
        .all(asked)
}

fn field(item: &Item) -> String {
    ["part-", &item.id].concat()
}

fn give(desk: Desk, id: &str, to: Owner) {
    desk.change(|ui| {
        let parts = &mut ui.choosing.splitter;
        parts.owners.retain(|(known, _)| known != id);
        parts.owners.push((id.into(), to));
        parts.missing = None;
    });
}

/// Puts all of them on the route, once each has somebody who does it.
fn take(desk: Desk, items: &[Item]) {
    let view = desk.store.view();
    let parts = desk.ui.read_untracked().choosing.splitter.clone();
    let ground = PhaseId(desk.id());
    let chosen = |item: &Item| -> Result<NewStep, (String, Unfit)> {
        let what = add::What { body: item.body(), kind: Some(item.phase), help: Some(item.help) };
        let form = Form { owner: parts.owner(item).cloned(), ..Form::default() };
        add::chosen(desk, &view, what, &form, ground).map_err(|unfit| (item.id.clone(), unfit))
    };
    match items.iter().map(chosen).collect::<Result<Vec<_>, _>>() {
        Ok(steps) => {
            let said = desk.texts().count(Key::ChooseTookOne, Key::ChooseTookOther, steps.len());
            add::put(desk, &view, steps, ground, said);
            open(desk, Open::Shelf, "#choose-title");
        }
        Err((id, _)) => {
            let name = items.iter().find(|item| item.id == id).map(|item| shelf::title(&view, item));
            desk.change(|ui| ui.choosing.splitter.missing = name);
            focus_on(["#part-", &id, " input"].concat());
        }
    }
}
