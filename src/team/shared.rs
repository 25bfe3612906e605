//! The shared screen: the whole route and who does what, read only, always the latest.

use domain::{id::RouteId, view::RouteView};
use ui::{
    fresh::last_news,
    icon::{Icon, icon},
    map::{Ways, route_map},
    node::{Node, el, text},
    platform::clock,
    store::Store,
    text::{Key as Common, Texts},
};

use crate::{doers, frame, screen::Screen, talk::Part, text::Key};

/// The route of `store`.
pub fn shared(store: Store, texts: &Texts) -> Node {
    let view = store.view();
    let route = store.session().route;
    let standing = store.standing();
    if standing.signed_out {
        return frame::closed(texts, Key::OopsNotYours);
    }
    let key = match standing.in_step && !standing.offline {
        true => Key::SharedLive,
        false => Key::SharedOffline,
    };
    let news = last_news(texts, &standing, clock::wall()).unwrap_or_default();
    let said = [texts.get(key), " ", &news].concat();
    let state =
        el("p", "sync-state").attr("role", "status").with(icon(Icon::Refresh)).with(text("span", "", said.trim_end()));
    let title = text("h1", "", texts.fill(Key::SharedTitle, &[("name", &view.name)]));
    let name = view.route_name.first().map(|name| text("p", "route-name", name).attr("dir", "auto"));
    let ways = Ways {
        step: |step| ["#", &step.to_string()].concat(),
        held: Some(texts.get(Key::SharedHeld).into()),
        goal: None,
    };
    let map = match view.phases.is_empty() {
        true => empty(texts, route, &view.name),
        false => el("section", "route-pane")
            .attr("aria-labelledby", "route-title")
            .with(text("h2", "visually-hidden", texts.get(Common::RouteTitle)).attr("id", "route-title"))
            .with(route_map(&view, &view.next(), clock::today(), texts, ways)),
    };
    let who = el("section", "shared__who")
        .attr("aria-labelledby", "who-title")
        .with(text("h2", "", texts.get(Key::SharedWho)).attr("id", "who-title"))
        .all(doers::doers(&view, texts));
    el("div", "shared")
        .with(frame::head_beside(
            texts,
            route,
            Screen::Route(route),
            part_of(&view),
            [Some(title), name, Some(state)].into_iter().flatten().collect(),
        ))
        .with(frame::main("shared__main").with(map).with(who))
}

/// Where one joins the talk: what it is for, when it goes on; before it, what each prepares.
fn part_of(view: &RouteView) -> Part {
    match view.talk().is_some_and(|talk| talk.closed.is_none()) {
        true => Part::Tell,
        false => Part::Prepare,
    }
}

/// A route on which nothing stands yet.
fn empty(texts: &Texts, route: RouteId, name: &str) -> Node {
    let pair = text("a", "nl-button nl-button--secondary", texts.get(Key::PairTab));
    el("section", "team-empty stack")
        .with(text("p", "", texts.fill(Key::SharedEmpty, &[("name", name)])))
        .with(pair.attr("href", Screen::Pair(route).path()))
}
