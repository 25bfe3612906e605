//! One choice out of several, each a pill: by thumb, with the arrows and Space, and with the digits from 1 on as long as one
//! is in the group. Enter presses the button of the form around it.

use ui::node::{Node, Press, el, text};

/// One of what can be chosen.
pub struct Choice {
    /// What stands in the pill.
    pub pill: Node,
    /// Whether this one is chosen.
    pub is_chosen: bool,
    /// What happens when it is chosen; none where the form around it looks once it is kept.
    pub press: Option<Press>,
}

/// The group with this `id`, which asks `label`. Where the page asks the same more than once, `about` says to who hears it
/// what this one is about; else it is empty. The choice at a place, from 0, has the id that [`field`] gives.
pub fn group(id: &str, label: &str, about: &str, choices: impl IntoIterator<Item = Choice>) -> Node {
    let pills = choices.into_iter().enumerate().map(|(place, choice)| drawn(id, place, choice));
    let mut legend = el("legend", "field__label").with(text("span", "", label));
    if !about.is_empty() {
        legend = legend.with(text("span", "visually-hidden", about));
    }
    el("fieldset", "owners")
        .keyed(id)
        .attr("id", id)
        .attr("data-digits", "yes")
        .with(legend)
        .with(el("div", "pills").all(pills.collect::<Vec<_>>()))
}

/// The pill of a text.
pub fn said(words: impl AsRef<str>) -> Node {
    text("span", "pill owner__pill", words)
}

/// The id of the choice at this place of the group `id`.
pub fn field(id: &str, place: usize) -> String {
    [id, "-", &place.to_string()].concat()
}

fn drawn(id: &str, place: usize, choice: Choice) -> Node {
    let field = field(id, place);
    let mut input = el("input", "owner__radio")
        .attr("type", "radio")
        .attr("name", id)
        .attr("id", &field)
        .maybe("checked", choice.is_chosen.then_some(""));
    input.press = choice.press;
    el("label", "owner").keyed(&field).attr("for", &field).with(input).with(choice.pill)
}
