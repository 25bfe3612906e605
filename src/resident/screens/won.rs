//! The small win: the fact, what it brought, and then rest or one more step.

use domain::{id::StepId, next::Next, words::Part};
use ui::{
    icon::{Icon, icon},
    land::moment,
    node::{Node, el, plain, text},
    platform::keep::Kept,
    step_words::StepWords,
    text::Key,
};

use super::{nowhere, sync_state};
use crate::{app::App, screen::Screen};

/// A step was just done.
pub fn won(app: App, id: StepId) -> Node {
    let view = app.view();
    let texts = app.texts();
    let Some(step) = view.step(id).filter(|step| step.is_done()) else { return nowhere::nowhere(app) };
    let words = StepWords::of(&view, step, &texts).words;
    let title = [texts.get(Key::WinTitle), " ", words.get(Part::Won)].concat();
    let rest = move |rested: bool| {
        app.change(|ui| ui.rested = rested);
        app.go(Screen::Now);
    };
    let stop = el("button", "nl-button nl-button--primary")
        .attr("type", "button")
        .with(icon(Icon::Moon))
        .with(app.say("span", "", Key::WinStop))
        .press(move || rest(true));
    let more = match view.next() {
        Next::Step(next) => view.step(next),
        Next::Waiting(_) | Next::Rest { .. } => None,
    };
    let more = more.map(|step| {
        let label = texts.count(Key::WinMoreOne, Key::WinMoreOther, step.minutes.into());
        el("button", "nl-button nl-button--secondary")
            .attr("type", "button")
            .with(icon(Icon::Plus))
            .with(text("span", "", plain(&label)))
            .press(move || rest(false))
    });
    let mine = step.ticks_of(app.store.session().person).next();
    let undo = mine.map(|_| {
        let button = app.say("button", "nl-button nl-button--text", Key::WinUndo).attr("type", "button");
        button.press(move || app.untick(id))
    });
    let learn = view
        .ended_setback(step)
        .then(|| app.say("a", "nl-button nl-button--text", Key::HelpedTitle).attr("href", Screen::Helped(id).path()));
    let level = Kept::Celebrate.get().unwrap_or_default();
    let pictured = !step.heavy && level != "off";
    el("div", if level == "calm" { "moment moment--calm" } else { "moment" })
        .all(pictured.then(|| moment::moment(view.steps_done())))
        .with(el("div", "moment__text").attr("role", "status").with(text("h1", "", title)).with(text(
            "p",
            "",
            words.get(Part::Relief),
        )))
        .with(el("div", "moment__buttons").with(stop).all(more))
        .all(sync_state::of_step(app, id))
        .all(learn)
        .all(undo)
}
