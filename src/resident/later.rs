//! The screens that are not needed for Nu or for help. They are a program of their own beside the first, which arrives
//! after the first paint, and lies on the phone with the rest of the app.
//!
//! The two are compiled as one and cut afterwards at [`screens`]: what only these screens use goes with them, their
//! texts too.

use leptos::prelude::*;
use ui::{
    node::{Node, el},
    text::Key,
};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    app::App,
    screen::Screen,
    screens::{
        agreement, agreements, ask, better, choices, contact, day, done, goal, helped, meeting, mine, own, pause,
        safety, smaller, someone, step, stuck, waiting,
    },
};

/// What draws the later screens.
#[derive(Clone, Copy, Default)]
pub enum Later {
    /// On its way.
    #[default]
    Coming,
    /// This.
    Here(Draw),
    /// It is not on the phone, and could not be fetched.
    Missing,
}

/// Draws one of the later screens.
pub type Draw = fn(App, Screen) -> Vec<Node>;

/// Fetches what draws the later screens, unless it is here.
pub async fn fetch(app: App) {
    if matches!(app.ui.read_untracked().later, Later::Here(_)) {
        return;
    }
    app.change(|ui| ui.later = Later::Coming);
    let later = screens().await.map_or(Later::Missing, Later::Here);
    app.change(|ui| ui.later = later);
}

/// One of the later screens, or why it is not there yet and what one can do.
pub fn pane(app: App, screen: Screen) -> Vec<Node> {
    let later = app.ui.read().later;
    let busy = matches!(later, Later::Coming).then_some("true");
    let said = match later {
        Later::Here(draw) => return draw(app, screen),
        Later::Coming => vec![app.say("p", "soft", Key::MineComing)],
        Later::Missing => {
            let again = app.say("button", "nl-button nl-button--primary", Key::LaterAgain).attr("type", "button");
            vec![
                app.say("p", "notice", Key::LaterMissing),
                again.press(move || app.fetch_later()),
                app.say("a", "nl-button nl-button--secondary", Key::OopsToNow).attr("href", "/"),
            ]
        }
    };
    let title = app.say("h1", "", screen.title());
    vec![el("div", "content stack stack--page").maybe("aria-busy", busy).with(title).all(said)]
}

/// The cut: what draws the later screens, once it is here.
///
/// # Errors
///
/// When it is not on the phone and cannot be fetched; asked again, it is fetched again.
#[wasm_split(later, fallible)]
fn screens() -> Result<Draw, SplitLoaderError> {
    Ok(draw)
}

fn draw(app: App, screen: Screen) -> Vec<Node> {
    match screen {
        Screen::Done => vec![done::done(app)],
        Screen::Safety => vec![safety::safety(app)],
        Screen::Happened => vec![pause::happened(app)],
        Screen::Quiet => vec![pause::quiet(app)],
        Screen::Better => vec![better::better(app)],
        Screen::Agreements => agreements::agreements(app),
        Screen::Agreement(id) => vec![agreement::agreement(app, id)],
        Screen::Meeting => vec![meeting::meeting(app)],
        Screen::Contact => vec![contact::contact(app)],
        Screen::Choices => vec![choices::choices(app)],
        Screen::Goal => vec![goal::goal(app)],
        Screen::Sees | Screen::Looked | Screen::Phones | Screen::Data | Screen::Privacy => {
            vec![mine::mine(app, screen)]
        }
        Screen::Others => vec![waiting::others(app)],
        Screen::Ask(about) => vec![ask::ask(app, about)],
        Screen::Step(id) => step::step(app, id),
        Screen::Stuck(id) => stuck::stuck(app, id),
        Screen::Smaller(id) => vec![smaller::smaller(app, id)],
        Screen::Day(id) => vec![day::day(app, id)],
        Screen::Someone(id) => vec![someone::someone(app, id)],
        Screen::Helped(id) => vec![helped::helped(app, id)],
        Screen::Other => vec![own::other(app)],
        Screen::Own => vec![own::own(app)],
        // These are in the first program.
        Screen::Now
        | Screen::First
        | Screen::Route
        | Screen::Won(_)
        | Screen::Help
        | Screen::Crisis
        | Screen::Nowhere => Vec::new(),
    }
}
