//! "Het lukt niet": this happens, your wins stay, and somebody looks along.

use domain::{event::Draft, id::StepId};
use ui::{
    icon::{Icon, icon},
    land::strip,
    node::{Node, el, text},
    text::Key,
};

use super::nowhere;
use crate::{app::App, screen::Screen};

/// A step does not work out now.
pub fn stuck(app: App, id: StepId) -> Vec<Node> {
    let view = app.view();
    let texts = app.texts();
    let Some(step) = view.step(id) else { return vec![nowhere::nowhere(app)] };
    let kept = match view.steps_done() {
        0 => String::new(),
        done => texts.count(Key::StuckKeptOne, Key::StuckKeptOther, done),
    };
    let me = app.store.session().person;
    let mine: Vec<_> = step.stuck.iter().filter(|mark| mark.author.person == me).map(|mark| mark.event).collect();
    let first = if mine.is_empty() {
        let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
        let told = texts.fill(Key::StuckTold, &[("name", helper)]);
        choice(Icon::Hand, texts.get(Key::StuckHelp), &told.clone()).press(move || {
            let told = told.clone();
            app.act(Draft::new("StepStuck", id.0), move || {
                app.change(|ui| ui.chosen = None);
                app.tell(told);
                app.go(Screen::Now);
            });
        })
    } else {
        choice(Icon::Undo, texts.get(Key::StuckAgain), "").press(move || {
            app.act(Draft::new("StepUnstuck", id.0).seeing(mine.clone()), move || {
                app.change(|ui| ui.chosen = Some(id));
                app.go(Screen::Now);
            });
        })
    };
    let later = choice(Icon::Moon, texts.get(Key::StuckLater), texts.get(Key::RestText)).press(move || {
        app.change(|ui| ui.rested = true);
        app.go(Screen::Now);
    });
    let heading = el("div", "stack stack--tight")
        .with(text("h1", "", texts.get(Key::StuckTitle)))
        .with(el("p", "").rich(&[texts.get(Key::StuckMany), " ", &kept].concat()));
    vec![
        strip::detour(view.steps_done()),
        el("div", "content stack stack--page")
            .with(heading)
            .with(text("h2", "visually-hidden", texts.get(Key::StuckWhich)))
            .with(first)
            .with(later)
            .with(text("a", "nl-button nl-button--text", texts.get(Key::StuckBack)).attr("href", "/")),
    ]
}

fn choice(picture: Icon, title: &str, below: &str) -> Node {
    el("button", "choice")
        .attr("type", "button")
        .with(el("span", "choice__picture").with(icon(picture)))
        .with(el("span", "").with(text("strong", "", title)).with(text("span", "", below)))
}
