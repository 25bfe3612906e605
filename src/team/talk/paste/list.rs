//! Where the list is pasted.

use domain::propose::propose;
use ui::{
    node::{Node, el},
    platform::form,
};

use super::{FIELD, Pasting, change, focus, foot, row::Row};
use crate::{
    frame,
    talk::{desk::Desk, table},
    text::Key,
};

const LIST: &str = "paste-list";

/// The field for the list, and what happens with it.
pub fn list(desk: Desk, pasting: &Pasting) -> Vec<Node> {
    let mut field = el("textarea", "field__input paste__list")
        .attr("id", LIST)
        .attr("rows", "10")
        .attr("dir", "auto")
        .attr("data-private", "yes")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "paste-why");
    field.text = Some(pasting.text.clone());
    let make = desk.say("button", "nl-button nl-button--primary", Key::PasteMake).attr("type", "submit");
    let form = el("form", "nl-card stack paste__begin")
        .with(desk.say("label", "field__label", Key::PasteLabel).attr("for", LIST))
        .with(desk.say("p", "soft", Key::PasteWhy).attr("id", "paste-why"))
        .with(field)
        .with(make.press(move || read(desk, form::typed(LIST))));
    let pane = el("section", "talk__pane")
        .attr("aria-labelledby", "paste-title")
        .with(desk.say("h1", "", Key::PasteTitle).attr("id", "paste-title"))
        .with(form);
    let told = desk.say("p", "talk__told soft", Key::PasteNothingYet);
    vec![frame::main("talk__main").with(pane), table::foot(desk, told, Some(foot::stop(desk)))]
}

/// Reads what was pasted: every line gets its proposal.
fn read(desk: Desk, text: String) {
    let rows: Vec<Row> = propose(&desk.library(), &desk.store.view(), &text)
        .into_iter()
        .enumerate()
        .map(|(place, proposal)| Row::new(place, proposal))
        .collect();
    if rows.is_empty() {
        desk.wrong(desk.t(Key::PasteEmpty));
        return focus(["#", LIST].concat());
    }
    let count = rows.len();
    change(desk, |pasting| *pasting = Pasting { text, rows, asks: None });
    desk.happened(desk.texts().count(Key::PasteReadOne, Key::PasteReadOther, count));
    focus(["#", FIELD, "title"].concat());
}
