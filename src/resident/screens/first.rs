//! The first opening of a route on a phone: whose it is, what worked out already, what it is for, and what one wants to see.
//! No form and no tour; shown until one goes on.

use domain::{status::Shape, view::RouteView, words::Part};
use ui::{
    icon::{Icon, sign},
    land::strip,
    node::{Node, el, text},
    platform::keep::Kept,
    step_words::StepWords,
    text::{Key, Texts},
};

use super::{choice::choice, goal, route, sync_state};
use crate::{app::App, mirror, screen::Screen};

/// How many of the things that worked out are named.
const NAMED: usize = 3;

/// The welcome on a phone that has the route for the first time.
pub fn first(app: App) -> Vec<Node> {
    let view = app.view();
    let texts = app.texts();
    let count = match view.steps_done() {
        0 => None,
        done => Some(el("p", "").rich(&texts.count(Key::RouteDoneOne, Key::RouteDoneOther, done))),
    };
    let sees = |picture, title, below, value: &'static str, screen: Screen| {
        choice(picture, texts.get(title), texts.get(below)).press(move || {
            Kept::Start.set(value);
            app.go(screen);
        })
    };
    let hello = el("div", "stack stack--tight")
        .with(text("h1", "", texts.fill(Key::FirstHello, &[("name", &view.name)])))
        .all(route::name(&view))
        .all(count)
        .with(achieved(&view, &texts));
    let page = el("div", "content stack stack--page")
        .with(hello)
        .all(goal::reminder(&view, &texts))
        .with(text("h2", "", texts.get(Key::ChoicesView)))
        .with(sees(Icon::Now, Key::ChoicesViewNow, Key::FirstNow, "now", Screen::Now))
        .with(sees(Icon::Route, Key::ChoicesViewRoute, Key::FirstRoute, "route", Screen::Route))
        .with(text("p", "small soft", texts.get(Key::FirstLater)));
    let mut nodes = sync_state::offline(app);
    nodes.extend([strip::strip(&view, &texts, mirror::place(app, &texts)), page]);
    nodes
}

/// What worked out already; that somebody asked for help is the first of it.
fn achieved(view: &RouteView, texts: &Texts) -> Node {
    let row = |words: &str| el("li", "fact").with(sign("icon", Shape::Done)).with(text("span", "", words));
    let done: Vec<_> = view.steps().filter(|step| step.is_done()).take(NAMED).collect();
    let asked = done.is_empty().then(|| row(texts.get(Key::StuckAsked)));
    let rows = done.into_iter().map(|step| row(StepWords::of(view, step, texts).words.get(Part::Won)));
    el("ul", "facts").attr("role", "list").all(rows).all(asked)
}
