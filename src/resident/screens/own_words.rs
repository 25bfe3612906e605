//! A field for own words, with the button that keeps them.

use ui::{
    node::{Node, el},
    platform::form,
    text::Key,
};

use crate::app::App;

/// The field with its label, and the button; `then` gets what was typed. Who typed nothing is told so. `longest` is in
/// characters.
pub fn own_words(
    app: App,
    id: &'static str,
    longest: usize,
    [label, keep]: [Key; 2],
    then: impl Fn(&str) + Send + Sync + 'static,
) -> [Node; 2] {
    let field = el("input", "digits digits--words")
        .attr("id", id)
        .attr("maxlength", longest.to_string())
        .attr("autocomplete", "off")
        .attr("dir", "auto");
    let button = app.say("button", "nl-button nl-button--secondary", keep).attr("type", "button").press(move || {
        match form::typed(id).trim() {
            "" => app.tell(app.t(Key::OwnEmpty)),
            words => then(words),
        }
    });
    [el("div", "field").with(app.say("label", "", label).attr("for", id)).with(field), button]
}
