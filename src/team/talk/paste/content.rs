//! The lines of the list with what each could become.

use ui::{
    icon::{Icon, icon},
    node::{Node, el},
};

use super::{Asks, Pasting, change, focus, foot, line, put};
use crate::{frame, talk::desk::Desk, text::Key};

/// The lines, one below the other, in the order of the list.
pub fn content(desk: Desk, pasting: &Pasting) -> Vec<Node> {
    let view = desk.view();
    let another = el("button", "nl-button nl-button--text paste__another")
        .attr("type", "button")
        .with(icon(Icon::Copy))
        .with(desk.say("span", "", Key::PasteAnother))
        .press(move || put::ask_first(desk, Asks::Another));
    let head = el("div", "paste__head")
        .with(desk.say("h1", "", Key::PasteTitle).attr("id", "paste-title").attr("tabindex", "-1"))
        .with(another);
    let rows = pasting.rows.iter().map(|row| line::line(desk, &view, row));
    let list = el("ol", "paste__rows")
        .attr("role", "list")
        .attr("aria-labelledby", "paste-title")
        .all(rows.collect::<Vec<_>>());
    let main = frame::main("talk__main").with(el("section", "talk__pane").with(head).with(list));
    vec![main, foot::foot(desk, pasting)]
}

/// Leaves the list, and starts with an empty field.
pub fn begin_again(desk: Desk) {
    change(desk, |pasting| *pasting = Pasting::default());
    focus("#paste-list".into());
}
