//! Alle stappen: the map.

use domain::view::RouteView;
use ui::{
    map::{Ways, route_map},
    node::{Node, el, text},
    platform::clock,
    text::Key,
};

use super::{better, goal, sync_state};
use crate::{app::App, screen::Screen};

/// The heading, how far one is in words, and the map.
pub fn route(app: App) -> [Node; 2] {
    let agreements = app.say("a", "summary__way", Key::AgreeTitle).attr("href", Screen::Agreements.path());
    let view = app.view();
    let heading = el("div", "summary")
        .with(app.say("h1", "", Key::RouteTitle).attr("id", "route-title"))
        .all(name(&view))
        .with(el("p", "").rich(&summary(app)))
        .all(sync_state::news(app))
        .with(agreements);
    let ways = Ways { step: |step| Screen::Step(step).path(), held: None, goal: Some(goal::way(app)) };
    [heading, route_map(&view, &app.next(), clock::today(), &app.texts(), ways)]
}

/// What the resident calls the route.
pub fn name(view: &RouteView) -> Option<Node> {
    view.route_name.first().map(|name| text("p", "route-name", name).attr("dir", "auto"))
}

/// "Al **4 stappen gelukt**. U bent in deel 3 van 5."
fn summary(app: App) -> String {
    let view = app.view();
    let texts = app.texts();
    let mut said = match view.steps_done() {
        0 => String::new(),
        done => texts.count(Key::RouteDoneOne, Key::RouteDoneOther, done),
    };
    said.insert_str(0, &better::headline(&view));
    if view.rest().is_some() {
        said.insert_str(0, &["**", texts.get(Key::PauseOn), "** "].concat());
    }
    if let Some(here) = view.here() {
        let place = [("n", &*(here + 1).to_string()), ("total", &*view.phases.len().to_string())];
        said.push(' ');
        said.push_str(&texts.fill(Key::RouteInPart, &place));
    }
    said
}
