//! An address that leads nowhere, with the way back.

use ui::{
    node::{Node, el},
    text::Key,
};

use crate::app::App;

/// There is no such screen.
pub fn nowhere(app: App) -> Node {
    el("div", "content stack stack--page")
        .with(app.say("h1", "", Key::OopsNotFound))
        .with(app.say("a", "nl-button nl-button--primary", Key::OopsToNow).attr("href", "/"))
}
