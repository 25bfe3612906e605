//! The parts of a step, each a small win of its own.

use domain::{body::Body, event::Draft, view::StepView};
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    step_words::StepWords,
    text::{Key, Texts},
};

use crate::app::App;

/// The parts of `step`, to be ticked while it is open; nothing when it has none.
pub fn items(app: App, texts: &Texts, step: &StepView, said: &StepWords, open: bool) -> Option<Node> {
    let me = app.store.session().person;
    let rows: Vec<Node> = said
        .words
        .items
        .iter()
        .zip(&step.items)
        .enumerate()
        .map(|(item, (words, marks))| {
            let done = !marks.is_empty();
            let mine: Vec<_> = marks.iter().filter(|mark| mark.author.person == me).map(|mark| mark.event).collect();
            let below = texts.get(if done { Key::StatusFinished } else { Key::StepItemLeft });
            let mut button = el("button", "item")
                .attr("type", "button")
                .attr("role", "checkbox")
                .attr("aria-checked", if done { "true" } else { "false" })
                .with(el("span", "item__mark").with(icon(Icon::Tick)))
                .with(el("span", "").with(text("strong", "", words.clone())).with(text("small", "", below)));
            if open {
                let (kind, key) = if done { ("ItemReopened", Key::DoneWasPutBack) } else { ("ItemDone", Key::WinItem) };
                let body = Body::default().with("item", item as i64);
                let draft = Draft { body, ..Draft::new(kind, step.id.0).seeing(mine) };
                button = button.press(move || app.act(draft.clone(), move || app.tell(app.t(key))));
            } else {
                button = button.attr("aria-disabled", "true");
            }
            el("li", "").maybe("data-done", done.then_some("")).with(button)
        })
        .collect();
    (!rows.is_empty()).then(|| el("ul", "items").attr("role", "list").all(rows))
}
