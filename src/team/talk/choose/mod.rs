//! Kiezen: which small steps, who does them and about when, in three lanes. What is chosen comes from the shelf beside the
//! lanes, or is written in own words.

mod add;
mod block;
mod form;
mod lanes;
mod off;
mod own;
mod path;
mod shelf;
mod splitter;
mod spots;
mod step;
mod told;

pub use own::hints;

use domain::{id::StepId, view::RouteView};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{clock, form as fields, page},
};

use super::{Part, desk::Desk, table};
use crate::{frame, text::Key};

/// What was said on this screen and is not yet an event.
#[derive(Clone)]
pub struct Choosing {
    open: Open,
    /// The words that are looked for.
    wanted: String,
    /// What the steps on the shelf are about; empty is everything.
    topic: &'static str,
    /// Whether every kind of step is named above the shelf.
    all_topics: bool,
    /// What was said of the step that is being worked on.
    form: form::Form,
    own: own::Own,
    splitter: splitter::Parts,
    /// Whether it is asked why a step is no longer needed.
    dropping: bool,
}

/// What is being worked on beside the lanes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Open {
    /// Nothing: the shelf lies open.
    #[default]
    Shelf,
    /// A step of the library is put on the route.
    Item(String),
    /// A step in own words.
    Own,
    /// A step of the route is changed.
    Step(StepId),
}

impl Choosing {
    /// How it begins: with the letters, where most routes begin.
    pub fn begin() -> Self {
        Self {
            open: Open::Shelf,
            wanted: String::new(),
            topic: shelf::FIRST,
            all_topics: false,
            form: form::Form::default(),
            own: own::Own::default(),
            splitter: splitter::Parts::default(),
            dropping: false,
        }
    }
}

/// Follows what is typed, and lets Esc close what is open.
pub fn listen(desk: Desk) {
    fields::on_typed(shelf::SEARCH, move |typed| {
        // Who types looks everywhere.
        desk.change(|ui| (ui.choosing.wanted, ui.choosing.topic) = (typed, ""));
    });
    fields::on_typed(own::TITLE, move |typed| desk.change(|ui| ui.choosing.own.title = typed));
    fields::on_typed(own::PLAN, move |typed| desk.change(|ui| ui.choosing.own.plan = typed));
    page::on_escape(move || {
        if desk.ui.read_untracked().part == Part::Choose {
            close(desk);
        }
    });
}

/// The part, with what is next below.
pub fn choose(desk: Desk) -> Vec<Node> {
    let view = desk.view();
    let today = clock::today();
    let left = el("section", "talk__pane choose")
        .attr("aria-labelledby", "choose-title")
        .with(head(desk, &view))
        .with(lanes::lanes(desk, &view, today))
        .all(splitter::splitter(desk, &view))
        .all(told::taper(desk, &view))
        .with(told::missing(desk, &view));
    let open = desk.ui.read().choosing.open.clone();
    let changed = match open {
        Open::Step(id) => view.step(id),
        Open::Shelf | Open::Item(_) | Open::Own => None,
    };
    let beside = match (changed, open) {
        (Some(changed), _) => step::step(desk, &view, changed),
        (None, Open::Own) => own::own(desk, &view),
        (None, Open::Shelf | Open::Item(_) | Open::Step(_)) => shelf::shelf(desk, &view),
    };
    let main = frame::main("talk__main").with(left).with(beside);
    vec![main, table::foot(desk, told::dose(desk, &view, today), Some(table::on(desk, Part::Agree, Key::ChooseOn)))]
}

/// The question, and what it is all for.
fn head(desk: Desk, view: &RouteView) -> Node {
    let title = text("h1", "", desk.texts().fill(Key::ChooseTitle, &[("name", &view.name)]));
    let goal = view.goal.first().map(|goal| {
        let words = text("span", "", goal).attr("data-private", "yes").attr("dir", "auto");
        el("p", "choose__goal").with(icon(Icon::Goal)).with(words)
    });
    el("div", "choose__head").with(title.attr("id", "choose-title").attr("tabindex", "-1")).all(goal)
}

/// Opens something beside the lanes, with nothing said of it yet, and brings the focus there.
fn open(desk: Desk, what: Open, focus: impl Into<String>) {
    desk.change(|ui| {
        let begun = Choosing { wanted: ui.choosing.wanted.clone(), ..Choosing::begin() };
        let (topic, all_topics) = (ui.choosing.topic, ui.choosing.all_topics);
        ui.choosing = Choosing { open: what, topic, all_topics, ..begun };
        ui.wrong.clear();
    });
    focus_on(focus);
}

/// Closes what is open; the focus goes back to what opened it.
fn close(desk: Desk) {
    let was = desk.ui.read_untracked().choosing.open.clone();
    let back = match was {
        Open::Shelf => return,
        Open::Item(id) => ["#shelf-", &id].concat(),
        Open::Own => "#choose-own".into(),
        Open::Step(id) => format!("#block-{id}"),
    };
    open(desk, Open::Shelf, back);
}

/// Moves the focus, once what was changed is drawn, and shows where it went.
fn focus_on(selector: impl Into<String>) {
    let selector = selector.into();
    spawn_local(async move {
        clock::painted().await;
        page::focus(&selector);
        page::reveal(&selector);
    });
}
