//! The small steps of the library that a line could become, each with the question who does it.

use domain::{library::Item, view::RouteView, words::Part as Words};
use ui::{
    icon::{Icon, icon_in},
    node::{Node, el, text},
};

use super::{
    kind::named,
    line, of_row,
    row::{Piece, Row},
};
use crate::{
    talk::{desk::Desk, owner},
    text::Key,
};

/// One step beside the line, or several in a row of their own.
pub fn steps(desk: Desk, view: &RouteView, row: &Row) -> Option<Node> {
    let library = desk.library();
    let known =
        row.pieces.iter().enumerate().filter_map(|(place, piece)| Some((place, piece, library.item(&piece.item)?)));
    let drawn: Vec<Node> = match row.pieces.len() {
        1 => known.map(|(place, piece, item)| alone(desk, view, row, place, piece, item)).collect(),
        _ => known.map(|(place, piece, item)| one_of(desk, view, row, place, piece, item)).collect(),
    };
    let class = if row.pieces.len() == 1 { "paste__one" } else { "paste__pieces" };
    (!drawn.is_empty()).then(|| el("div", class).all(drawn))
}

fn alone(desk: Desk, view: &RouteView, row: &Row, place: usize, piece: &Piece, item: &Item) -> Node {
    el("div", "paste__step").with(words(desk, view, item)).with(who(desk, row, place, piece, ""))
}

fn one_of(desk: Desk, view: &RouteView, row: &Row, place: usize, piece: &Piece, item: &Item) -> Node {
    let number = row.number;
    let title = named(view, item.words.get(Words::Title));
    let key = if piece.left { Key::PastePieceBack } else { Key::PastePieceLeave };
    let (picture, class) = if piece.left { (Icon::Undo, "icon") } else { (Icon::Plus, "icon paste__cross") };
    let leave = el("button", "round-button")
        .attr("type", "button")
        .attr("id", format!("paste-left-{number}-{place}"))
        .attr("aria-label", desk.texts().fill(key, &[("step", &title)]))
        .with(icon_in(class, picture))
        .press(move || {
            of_row(desk, number, |row| {
                row.fault = None;
                if let Some(piece) = row.pieces.get_mut(place) {
                    piece.left = !piece.left;
                }
            })
        });
    let head = el("div", "paste__piece-head").with(words(desk, view, item)).with(leave);
    let rest = match piece.left {
        true => desk.say("p", "soft", Key::PasteLeft),
        false => who(desk, row, place, piece, &title),
    };
    el("div", "paste__piece").keyed(&piece.item).attr("role", "group").attr("aria-label", title).with(head).with(rest)
}

/// What the step is called, and how long it takes.
fn words(desk: Desk, view: &RouteView, item: &Item) -> Node {
    let minutes = desk.texts().fill(Key::PasteMinutesOf, &[("n", &item.minutes.to_string())]);
    el("p", "paste__name")
        .with(text("span", "", named(view, item.words.get(Words::Title))))
        .with(text("small", "", minutes))
}

/// Who does the step; `title` parts it from the others of its line.
fn who(desk: Desk, row: &Row, place: usize, piece: &Piece, title: &str) -> Node {
    let number = row.number;
    let id = format!("paste-owner-{number}-{place}");
    let about = [&line::number(desk, number), " ", title].concat();
    owner::choice(desk, &id, &desk.t(Key::PasteWho), &about, piece.owner.as_ref(), move |owner| {
        of_row(desk, number, |row| {
            row.fault = None;
            if let Some(piece) = row.pieces.get_mut(place) {
                piece.owner = Some(owner);
            }
        });
    })
}
