//! What is hidden on a shared screen while who sits there does not look alone: every name, wherever it stands in a text. What
//! is private as a whole says so itself (`data-private`), and what was typed is hidden by the style sheet.

use domain::{text::names, view::RouteView};
use ui::node::{Node, el, text};

/// Hides every name of who is on the route in `node` and all below it.
pub fn veil(node: &mut Node, view: &RouteView) {
    let people = view.people.values().map(|person| &*person.name);
    hide(node, &people.chain([&*view.name]).collect::<Vec<_>>());
}

fn hide(node: &mut Node, known: &[&str]) {
    node.children.iter_mut().for_each(|child| hide(child, known));
    // A field has a text and no elements.
    if node.tag == "textarea" {
        return;
    }
    let Some(said) = node.text.take() else { return };
    let pieces = names::pieces(&said, known);
    if pieces.iter().all(|(_, is_name)| !is_name) {
        node.text = Some(said);
        return;
    }
    // All in one element: what lays out its children would part them.
    let words = pieces
        .into_iter()
        .map(|(piece, is_name)| text("span", "", piece).maybe("data-private", is_name.then_some("yes")));
    node.children = vec![el("span", "").all(words)];
}
