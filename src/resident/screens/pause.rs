//! "Er is iets gebeurd": rest, less at a time, or no messages. Nothing is lost, and one tap goes on.

use domain::{event::Draft, id::EventId, next::Then, rest::Rest, said::Saying, view::RouteView};
use ui::{
    icon::{Icon, icon},
    land::strip,
    node::{Node, el, text},
    text::{Key, Texts},
};

use super::{sync_state, waiting};
use crate::{app::App, mirror, screen::Screen};

/// What fits now.
pub fn happened(app: App) -> Node {
    let texts = app.texts();
    let rest = |picture: Icon, title: Key, below: Key, how: &'static str| {
        choice(&texts, picture, title, Some(below)).press(move || {
            let earlier = ids(&app.view(), Saying::Paused);
            tell(app, Draft::of_route("Paused").with("how", how).seeing(earlier));
        })
    };
    let quiet = el("a", "choice").attr("href", Screen::Quiet.path());
    page(&texts, Key::PauseHappened, Key::PauseText)
        .with(rest(Icon::Moon, Key::PausePause, Key::PausePauseText, "pause"))
        .with(rest(Icon::Smaller, Key::PauseLighten, Key::PauseLightenText, "lighten"))
        .with(filled(quiet, &texts, Icon::Offline, Key::PauseQuiet, Some(Key::PauseQuietText)))
        .with(text("a", "nl-button nl-button--text", texts.get(Key::HelpTitle)).attr("href", Screen::Help.path()))
}

/// How to reach the resident while it is quiet.
pub fn quiet(app: App) -> Node {
    let texts = app.texts();
    let by = |picture: Icon, title: Key, channel: &'static str| {
        choice(&texts, picture, title, None).press(move || {
            let earlier = ids(&app.view(), Saying::QuietSet);
            tell(app, Draft::of_route("QuietSet").with("channel", channel).seeing(earlier));
        })
    };
    page(&texts, Key::PauseQuiet, Key::QuietHow)
        .with(by(Icon::Phone, Key::QuietCall, "call"))
        .with(by(Icon::Letter, Key::QuietLetter, "letter"))
        .with(by(Icon::House, Key::QuietVisit, "visit"))
        .with(
            text("a", "nl-button nl-button--text", texts.get(Key::PauseHappened)).attr("href", Screen::Happened.path()),
        )
}

fn page(texts: &Texts, title: Key, below: Key) -> Node {
    let heading =
        el("div", "stack stack--tight").with(text("h1", "", texts.get(title))).with(text("p", "", texts.get(below)));
    el("div", "content stack stack--page").with(heading)
}

fn choice(texts: &Texts, picture: Icon, title: Key, below: Option<Key>) -> Node {
    filled(el("button", "choice").attr("type", "button"), texts, picture, title, below)
}

fn filled(choice: Node, texts: &Texts, picture: Icon, title: Key, below: Option<Key>) -> Node {
    let words = el("span", "").with(text("strong", "", texts.get(title)));
    let words = words.all(below.map(|below| text("span", "", texts.get(below))));
    choice.with(el("span", "choice__picture").with(icon(picture))).with(words)
}

/// What was said of `kind` before: what is said now takes its place.
fn ids(view: &RouteView, kind: Saying) -> Vec<EventId> {
    view.standing(kind, &[kind, Saying::Resumed]).iter().map(|said| said.id()).collect()
}

/// Says it to who helps, and goes to Nu, where it shows.
fn tell(app: App, draft: Draft) {
    app.act(draft, move || {
        let view = app.view();
        let name = view.contact().map_or("", |(_, person)| person.name.as_str());
        app.tell(app.texts().fill(Key::StuckTold, &[("name", name)]));
        app.change(|ui| ui.chosen = None);
        app.go(Screen::Now);
    });
}

/// In the place of Nu while the route rests.
pub fn paused(app: App, view: &RouteView, texts: &Texts) -> Vec<Node> {
    let then = view.contact().map_or(Then::CallTeam, |(id, _)| Then::Call(id));
    let mut nodes = sync_state::offline(app);
    nodes.extend([
        el("div", "greeting").with(text("h1", "", texts.get(Key::PauseOn))),
        strip::strip(view, texts, mirror::place(app, texts)),
        el("div", "waiting")
            .with(el("article", "nl-card").with(text("p", "", texts.get(Key::PauseOnText))))
            .with(go_on(app, texts, "nl-button nl-button--secondary"))
            .with(waiting::silence(view, texts, then, None))
            .with(sync_state::sync_state(app))
            .all(sync_state::new_version(app)),
    ]);
    nodes
}

/// Above Nu while it goes lightly or quietly: that it does, and the way on.
pub fn line(app: App, view: &RouteView, texts: &Texts) -> Option<Node> {
    let key = match view.quiet().map(|quiet| quiet.text("channel")) {
        Some("letter") => Key::QuietOnLetter,
        Some("visit") => Key::QuietOnVisit,
        Some(_) => Key::QuietOnCall,
        None if view.rest() == Some(Rest::Lighten) => Key::PauseLightenOn,
        None => return None,
    };
    let buttons = el("div", "notice__buttons").with(go_on(app, texts, "nl-button nl-button--plain"));
    let said = el("span", "").rich(texts.get(key));
    Some(el("section", "notice").keyed("rest").with(icon(Icon::Moon)).with(said).with(buttons))
}

/// Goes on: everything that rests ends, in one tap.
fn go_on(app: App, texts: &Texts, class: &'static str) -> Node {
    text("button", class, texts.get(Key::PauseGoOn)).attr("type", "button").press(move || {
        let resting = app.view().resting();
        app.act(Draft::of_route("Resumed").seeing(resting), move || app.tell(app.t(Key::PauseWentOn)));
    })
}
