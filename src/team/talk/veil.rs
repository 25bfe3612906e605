//! What is hidden on a shared screen while who sits there does not look alone: every name, wherever it stands in a text. What
//! is private as a whole says so itself ([`PRIVATE`]), and what was typed is hidden by the style sheet.

use domain::{text::names, view::RouteView};
use ui::node::{Node, el, text};

/// What an element has that is hidden as a whole.
const PRIVATE: &str = "data-private";

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
    let plain = |piece: &str| text("span", "", piece);
    let pieces = names::pieces(&said, known);
    node.children = match pieces.iter().any(|(_, is_name)| *is_name) {
        // What is private stands in an element of its own, which can be unseen while its place is seen.
        _ if node.get(PRIVATE).is_some() => vec![plain(&said)],
        // All in one element: what lays out its children would part them.
        true => vec![el("span", "").all(pieces.into_iter().map(|(piece, is_name)| match is_name {
            true => el("span", "").attr(PRIVATE, "yes").with(plain(piece)),
            false => plain(piece),
        }))],
        false => {
            node.text = Some(said);
            return;
        }
    };
}
