//! Smaller: one part of a step, or another way round it. The rest can wait.

use domain::{body::Body, event::Draft, id::StepId};
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    step_words::StepWords,
    text::Key,
};

use super::{day::stuck_by, nowhere};
use crate::{app::App, screen::Screen};

/// The smallest part of a step.
pub fn smaller(app: App, id: StepId) -> Node {
    let view = app.view();
    let texts = app.texts();
    let Some(step) = view.step(id).filter(|step| !step.is_done()) else { return nowhere::nowhere(app) };
    let said = StepWords::of(&view, step, &texts);
    let done = step.first_left().map(|item| {
        let body = Body::default().with("item", item as i64);
        Draft { body, ..Draft::new("ItemDone", id.0) }
    });
    let (key, told) = match done {
        Some(_) => (Key::SmallerDone, Key::WinItem),
        None => (Key::SmallerTry, Key::SmallerTried),
    };
    let drafts: Vec<Draft> = stuck_by(app, step).into_iter().chain(done).collect();
    let begin = move || {
        app.act_all(drafts.clone(), move || {
            app.pick(id);
            app.tell(app.t(told));
        });
    };
    let button = el("button", "nl-button nl-button--primary").attr("type", "button").with(icon(Icon::Done));
    el("div", "content stack stack--page")
        .with(text("h1", "", texts.get(Key::SmallerTitle)))
        .with(
            el("article", "nl-card stack")
                .with(el("p", "").with(text("strong", "", said.smallest(step))))
                .with(text("p", "", texts.get(Key::SmallerText)))
                .with(button.with(text("span", "", texts.get(key))).press(begin)),
        )
        .with(text("a", "nl-button nl-button--text", texts.get(Key::StuckBack)).attr("href", Screen::Step(id).path()))
}
