//! What kind of proposal a line got: a picture, a word, and by which of its words that is known.

use domain::{
    propose::Becomes,
    status::Shape,
    view::RouteView,
    words::{LONGEST_TITLE, Part as Words, with_helper},
};
use ui::{
    icon::{Icon, icon, sign},
    node::{Node, el, text},
};

use super::row::Row;
use crate::{talk::desk::Desk, text::Key};

/// The line that names the kind.
pub fn kind(desk: Desk, row: &Row) -> Node {
    let texts = desk.texts();
    let (picture, name, told) = match &row.becomes {
        _ if row.own => (icon(Icon::Pen), Key::PasteOwn, own(desk, row)),
        Becomes::Delivered { .. } => (sign("status__shape", Shape::Done), Key::PasteDelivered, known_by(desk, row)),
        Becomes::Fits(_) => (icon(Icon::Smaller), Key::PasteFits, quoted(row)),
        Becomes::Large { .. } => {
            let count = texts.count(Key::PasteInOne, Key::PasteInOther, row.pieces.len());
            (icon(Icon::Folder), Key::PasteLarge, [&count, " ", &known_by(desk, row)].concat())
        }
        Becomes::SameAs(earlier) => {
            let number = (earlier + 1).to_string();
            (icon(Icon::Copy), Key::PasteDouble, texts.fill(Key::PasteWithLine, &[("n", &number)]))
        }
        Becomes::OnRoute(_) => (icon(Icon::Route), Key::PasteOnRoute, known_by(desk, row)),
        Becomes::Aside => (icon(Icon::Talk), Key::PasteAside, String::new()),
        Becomes::Own { .. } => (icon(Icon::Pen), Key::PasteOwn, own(desk, row)),
    };
    el("p", "paste__kind")
        .with(picture)
        .with(text("strong", "", texts.get(name)))
        .with(text("span", "", told.trim()).attr("data-private", "yes"))
}

/// What the proposal comes to where there is nothing to choose; none where there is.
pub fn outcome(desk: Desk, view: &RouteView, row: &Row) -> Option<Node> {
    let said = |words: &str| Some(text("p", "paste__name", words));
    let step = |id| {
        let step = view.step(id)?;
        let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
        let words = desk.texts().words(step, helper);
        Some(if step.is_done() { words.done_name() } else { words.get(Words::Title) }.to_owned())
    };
    match &row.becomes {
        _ if row.own => None,
        Becomes::Delivered { step: Some(id), .. } if !row.brings(view) => {
            let name = step(*id).unwrap_or_default();
            said(&desk.texts().fill(Key::PasteDoneBefore, &[("step", &name)]))
        }
        Becomes::Delivered { .. } => said(&desk.t(Key::PasteToDone)),
        Becomes::SameAs(_) | Becomes::Aside => said(&desk.t(Key::PasteNotNeeded)),
        Becomes::OnRoute(id) => said(&step(*id).unwrap_or_default()),
        Becomes::Fits(_) | Becomes::Large { .. } | Becomes::Own { .. } => None,
    }
}

/// A title with the name of who helps in it.
pub fn named(view: &RouteView, title: &str) -> String {
    with_helper(title, view.contact().map_or("", |(_, person)| person.name.as_str()))
}

fn own(desk: Desk, row: &Row) -> String {
    match row.line.chars().count() > LONGEST_TITLE {
        true => desk.t(Key::PasteOwnLong),
        false => desk.t(Key::PasteOwnTold),
    }
}

fn known_by(desk: Desk, row: &Row) -> String {
    match row.by.is_empty() {
        true => String::new(),
        false => desk.texts().fill(Key::PasteKnownBy, &[("words", &quoted(row))]),
    }
}

fn quoted(row: &Row) -> String {
    let words: Vec<String> = row.by.iter().map(|word| ["“", word, "”"].concat()).collect();
    words.join(", ")
}
