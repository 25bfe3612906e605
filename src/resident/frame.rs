//! The frame around every screen: the top bar, the navigation, and which screens stand beside each other.

use leptos::prelude::*;
use ui::{
    icon::{Icon, icon, icon_in},
    node::{Node, el},
    portrait::portrait,
    text::Key,
};

use crate::{
    app::App,
    later,
    screen::Screen,
    screens::{crisis, first, help, now, nowhere, route, sync_state, won},
};

/// The app as a whole.
pub fn frame(app: App) -> Node {
    if app.ui.read().hidden {
        let show = app.say("button", "nl-button nl-button--text", Key::AppShow).attr("type", "button");
        let title = el("h1", "").with(show.press(move || app.unhide()));
        return el("div", "blank").with(el("main", "").attr("id", "main").attr("tabindex", "-1").with(title));
    }
    let hide = el("button", "round-button round-button--bare")
        .attr("type", "button")
        .with(icon_in("icon icon--s", Icon::Hide))
        .with(app.say("span", "", Key::AppHide))
        .press(move || app.hide());
    let brand = el("a", "brand")
        .attr("href", "/")
        .attr("aria-label", app.t(Key::FrameWhatNow))
        .with(icon(Icon::Route))
        .with(app.say("span", "", Key::AppName));
    let start = el("div", "top-bar__start").with(brand).all(face(app));
    let top = [
        (Screen::Now, Icon::Now, Key::NavNowAndRoute),
        (Screen::Done, Icon::Done, Key::NavDone),
        (Screen::Help, Icon::People, Key::NavHelp),
        (Screen::Choices, Icon::Sliders, Key::NavChoices),
    ];
    let bottom = [
        (Screen::Now, Icon::Now, Key::NavNow),
        (Screen::Route, Icon::Route, Key::NavRoute),
        (Screen::Done, Icon::Done, Key::NavDone),
        (Screen::Help, Icon::People, Key::NavHelp),
    ];
    let screen = app.ui.read().screen;
    let calm = screen == Screen::Crisis || screen == Screen::Now && app.view().crisis().is_some();
    el("div", if calm { "phone phone--calm" } else { "phone" })
        .attr("data-screen", screen.name())
        .with(
            el("header", "top-bar")
                .with(start)
                .with(nav(app, "top-nav").all(top.map(|(to, picture, key)| {
                    link("top-nav__link", to, screen.top_tab() == to).with(icon(picture)).with(app.say("span", "", key))
                })))
                .with(hide),
        )
        .all(sync_state::hindrance(app))
        .all(undo(app))
        .with(el("main", "").attr("id", "main").attr("tabindex", "-1").all(panes(app, screen)))
        .with(nav(app, "bottom-nav").all(bottom.map(|(to, picture, key)| {
            let pill = el("span", "bottom-nav__pill").with(icon(picture));
            link("bottom-nav__link", to, screen.tab() == to).with(pill).with(app.say("span", "", key))
        })))
        .with(ui::node::text("p", "visually-hidden", &app.ui.read().said).attr("role", "status"))
}

/// What stands in the middle. Nu and the map are drawn together: on a wide window both show, on a
/// phone the style shows the one that `data-screen` names.
fn panes(app: App, screen: Screen) -> Vec<Node> {
    match screen {
        Screen::Now | Screen::Route => {
            let whole = app.ui.read().whole;
            let [now, route] = [Screen::Now, Screen::Route].map(|pane| whole || pane == screen);
            vec![
                el("section", "now-pane").all(now.then(|| now::now(app)).into_iter().flatten()),
                el("section", "route-pane")
                    .attr("aria-labelledby", "route-title")
                    .all(route.then(|| route::route(app)).into_iter().flatten()),
            ]
        }
        Screen::First => first::first(app),
        Screen::Help => vec![help::help(app)],
        Screen::Crisis => vec![crisis::crisis(app)],
        Screen::Won(id) => vec![won::won(app, id)],
        Screen::Nowhere => vec![nowhere::nowhere(app)],
        other => later::pane(app, other),
    }
    .into_iter()
    // Another screen is other elements, so that nothing of the one before shows through.
    .map(|pane| pane.keyed(screen.pane()))
    .collect()
}

/// The face of the one to turn to, on every screen: a tap from there is a call.
fn face(app: App) -> Option<Node> {
    let view = app.view();
    let (_, person) = view.contact()?;
    let label = app.texts().fill(Key::FrameContact, &[("name", &person.name)]);
    Some(
        el("a", "top-contact").attr("href", Screen::Help.path()).attr("aria-label", label).with(portrait(Some(person))),
    )
}

/// What just happened, with the way to take it back. It stays until one goes on: nobody has to be quick.
fn undo(app: App) -> Option<Node> {
    let (said, back) = app.ui.read().undo.clone()?;
    let button =
        app.say("button", "nl-button nl-button--plain nl-button--secondary", Key::UndoButton).attr("type", "button");
    let buttons = el("div", "notice__buttons").with(button.press(move || back()));
    let said = el("span", "").attr("id", "undo-title").rich(&said);
    let notice = el("section", "notice notice--undo").attr("aria-labelledby", "undo-title");
    Some(notice.with(icon(Icon::Done)).with(said).with(buttons))
}

fn nav(app: App, class: &'static str) -> Node {
    el("nav", class).attr("aria-label", app.t(Key::NavLabel))
}

fn link(class: &'static str, to: Screen, here: bool) -> Node {
    el("a", class).attr("href", to.path()).maybe("aria-current", here.then_some("page"))
}
