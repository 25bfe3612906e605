//! One of a few things to choose from: a large target with a pictogram, a name and a sentence below it.

use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
};

/// A choice that is pressed.
pub fn choice(picture: Icon, title: &str, below: &str) -> Node {
    inside(el("button", "choice").attr("type", "button"), picture, title, below)
}

/// A choice that leads to an address.
pub fn choice_to(path: &str, picture: Icon, title: &str, below: &str) -> Node {
    inside(el("a", "choice").attr("href", path), picture, title, below)
}

fn inside(node: Node, picture: Icon, title: &str, below: &str) -> Node {
    let below = (!below.is_empty()).then(|| text("span", "", below));
    node.with(el("span", "choice__picture").with(icon(picture)))
        .with(el("span", "").with(text("strong", "", title)).all(below))
}
