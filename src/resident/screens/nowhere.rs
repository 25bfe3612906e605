//! An address that leads nowhere, with the way back.

use ui::{
    node::{Node, el},
    text::Key,
};

use super::person;
use crate::app::App;

/// There is no such screen.
pub fn nowhere(app: App) -> Node {
    let view = app.view();
    let contact = view.contact().and_then(|(_, person)| Some((&person.name, person.phone.as_deref()?)));
    let call = contact.map(|(name, phone)| {
        person::call("nl-button nl-button--secondary", phone, &app.texts().fill(Key::HelpCallName, &[("name", name)]))
    });
    el("div", "content stack stack--page")
        .with(app.say("h1", "", Key::OopsNotFound))
        .with(app.say("a", "nl-button nl-button--primary", Key::OopsToNow).attr("href", "/"))
        .all(call)
}
