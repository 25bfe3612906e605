//! Another day: three to choose from, one tap, and no word about the day that went by.

use domain::{
    days::other_days,
    event::Draft,
    id::StepId,
    step::{Owner, Window},
    view::StepView,
    words::Part,
};
use ui::{
    dates,
    icon::Icon,
    node::{Node, el, text},
    platform::clock,
    step_words::StepWords,
    text::Key,
};

use super::{choice::choice, nowhere};
use crate::{app::App, screen::Screen};

/// Another day for a step.
pub fn day(app: App, id: StepId) -> Node {
    let view = app.view();
    let texts = app.texts();
    let Some(step) = view.step(id).filter(|step| can_move(step)) else { return nowhere::nowhere(app) };
    let said = StepWords::of(&view, step, &texts);
    let days = other_days(clock::today(), step.window.from.filter(|from| step.window.to == Some(*from)));
    el("div", "content stack stack--page")
        .with(el("div", "stack stack--tight").with(text("h1", "", texts.get(Key::DayTitle))).with(text(
            "p",
            "soft",
            said.words.get(Part::Title),
        )))
        .all(days.into_iter().map(|day| {
            let date = dates::long(&texts, day);
            let said = texts.fill(Key::DaySet, &[("date", &date)]);
            let on = Window { from: Some(day), to: Some(day), time: None };
            choice(Icon::Calendar, &date, "").press(move || move_to(app, id, on, said.clone()))
        }))
        .with(text("a", "nl-button nl-button--text", texts.get(Key::StuckBack)).attr("href", Screen::Step(id).path()))
}

/// Puts a step on another day, and says so. One that did not work out waits for that day like any other: the team knows of it already.
fn move_to(app: App, id: StepId, on: Window, said: String) {
    let view = app.view();
    let Some(step) = view.step(id) else { return };
    let before = step.window;
    let drafts = [window(step, on)].into_iter().chain(stuck_by(app, step)).collect();
    app.act_all(drafts, move || {
        app.change(|ui| ui.chosen = None);
        app.go(Screen::Now);
        app.told(said, move || {
            if let Some(step) = app.view().step(id) {
                app.take_back(window(step, before));
            }
        });
    });
}

fn window(step: &StepView, window: Window) -> Draft {
    let mut draft = Draft::new("WindowSet", step.id.0).seeing(step.window_set.iter().copied());
    for (field, day) in [("from", window.from), ("to", window.to)] {
        if let Some(day) = day {
            draft = draft.with(field, day);
        }
    }
    draft
}

/// Whether the resident can put `step` on another day: not what was done, and not an appointment with somebody.
pub fn can_move(step: &StepView) -> bool {
    !step.is_done() && step.owner == Some(Owner::Resident) && step.window.time.is_none()
}

/// What ends the resident's own setback with a step, if there is one.
pub fn stuck_by(app: App, step: &StepView) -> Option<Draft> {
    let me = app.store.session().person;
    let mine: Vec<_> = step.stuck.iter().filter(|mark| mark.author.person == me).map(|mark| mark.event).collect();
    (!mine.is_empty()).then(|| Draft::new("StepUnstuck", step.id.0).seeing(mine))
}
