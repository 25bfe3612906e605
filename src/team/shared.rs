//! The shared screen: the whole route and who does what, read only, always the latest.

use ui::{
    icon::{Icon, icon},
    map::route_map,
    node::{Node, el, text},
    store::Store,
    text::{Key, Texts},
};

use crate::doers;

/// The route of `store`.
pub fn shared(store: Store, texts: &Texts) -> Node {
    let view = store.view();
    let standing = store.standing();
    let key = match &standing {
        standing if standing.signed_out => Key::OopsSignedOut,
        standing if standing.in_step && !standing.offline => Key::SharedLive,
        _ => Key::SharedOffline,
    };
    let state =
        el("p", "sync-state").attr("role", "status").with(icon(Icon::Refresh)).with(text("span", "", texts.get(key)));
    let title = text("h1", "", texts.fill(Key::SharedTitle, &[("name", &view.name)]));
    let map = el("section", "route-pane")
        .attr("aria-labelledby", "route-title")
        .with(text("h2", "visually-hidden", texts.get(Key::RouteTitle)).attr("id", "route-title"))
        .with(route_map(&view, &view.next(), texts, |step| ["#", &step.to_string()].concat()));
    let who = el("section", "shared__who")
        .attr("aria-labelledby", "who-title")
        .with(text("h2", "", texts.get(Key::SharedWho)).attr("id", "who-title"))
        .all(doers::doers(&view, texts));
    page(texts, vec![title, state], vec![map, who])
}

/// There is no route to show, and `why`.
pub fn closed(texts: &Texts, why: Key) -> Node {
    page(texts, Vec::new(), vec![text("h1", "", texts.get(why))])
}

fn page(texts: &Texts, head: Vec<Node>, main: Vec<Node>) -> Node {
    let brand = el("span", "brand").with(icon(Icon::Route)).with(text("span", "", texts.get(Key::AppName)));
    el("div", "shared")
        .with(el("header", "shared__head").with(brand).all(head))
        .with(el("main", "shared__main").attr("id", "main").attr("tabindex", "-1").all(main))
}
