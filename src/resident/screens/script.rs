//! What one can say or send: read, copied, shared by the phone's own way, or printed.

use domain::words::Part;
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::send,
    step_words::StepWords,
    text::Key,
};

use crate::app::App;

/// The words to say or send with a step; nothing when it has none.
pub fn script(app: App, said: &StepWords) -> Option<Node> {
    let words = said.words.get(Part::Script);
    if words.is_empty() {
        return None;
    }
    let button = |picture, key, action: fn(App, &str)| {
        let words = words.to_owned();
        el("button", "nl-button nl-button--subtle")
            .attr("type", "button")
            .with(icon(picture))
            .with(app.say("span", "", key))
            .press(move || action(app, &words))
    };
    let copy = button(Icon::Copy, Key::ScriptCopy, |app, words| {
        send::copy(words, move || app.tell(app.t(Key::ScriptCopied)));
    });
    let share = send::can_share().then(|| button(Icon::Share, Key::ScriptShare, |_, words| send::share(words)));
    let print = button(Icon::Paper, Key::ScriptPrint, |_, _| send::print());
    let buttons = el("div", "script__buttons").with(copy).all(share).with(print);
    Some(
        el("section", "step-part")
            .with(app.say("h2", "step-part__title", Key::StepScript))
            .with(el("div", "script").with(text("blockquote", "", words)).with(buttons)),
    )
}
