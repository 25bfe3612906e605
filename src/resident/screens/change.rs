//! Somebody else helps now: told by name, until the resident says to know.

use leptos::prelude::*;
use ui::{
    node::{Node, el},
    platform::keep::Kept,
    portrait::portrait,
    text::Key,
};

use crate::app::App;

/// Each change that the resident did not say to know yet.
pub fn told(app: App) -> Vec<Node> {
    // What was said is read anew after each press.
    app.ui.track();
    let known = Kept::Changes.get().unwrap_or_default();
    let view = app.view();
    let texts = app.texts();
    let changes =
        view.changes().into_iter().map(|change| (change, [change.ids.0, change.ids.1].map(|id| id.to_string())));
    changes
        .map(|(change, ids)| (change, ids.concat()))
        .filter(|(_, ids)| !known.contains(&**ids))
        .map(|(change, ids)| {
            let said = texts.fill(Key::ChangeSaid, &[("now", &change.now.name), ("before", &change.before.name)]);
            let seen = app.say("button", "nl-button nl-button--secondary", Key::ChangeSeen).attr("type", "button");
            let known = [&*known, &ids].concat();
            el("section", "change").keyed(&ids).with(portrait(Some(change.now))).with(el("p", "").rich(&said)).with(
                seen.press(move || {
                    Kept::Changes.set(&known);
                    app.change(|_| {});
                }),
            )
        })
        .collect()
}
