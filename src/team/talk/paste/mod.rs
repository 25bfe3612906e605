//! Plakken: a list of actions that was pasted becomes small steps. Each line keeps its own words and its number; beside it
//! stands what it could become, and nothing is taken over by itself. Until it is put on the route all of it is only on this
//! screen, so that everything can be turned back.

mod content;
mod foot;
mod kind;
mod line;
mod list;
mod own;
mod put;
mod row;
mod steps;

use leptos::prelude::*;
use ui::{
    node::Node,
    platform::{clock, form, page},
};

use super::desk::Desk;
use row::Row;

/// The start of the id of every field of this part.
const FIELD: &str = "paste-";

/// What was pasted on this screen and is not yet on the route.
#[derive(Clone, Default)]
pub struct Pasting {
    /// The list as it was pasted.
    text: String,
    /// Its lines, each with what it could become and what was decided about it.
    rows: Vec<Row>,
    /// What is asked before something is done.
    asks: Option<Asks>,
}

/// What is asked before something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// Whether to stop, though something was chosen.
    Stop,
    /// Whether to paste another list, though something was chosen.
    Another,
    /// Whether what was delivered is done: nobody but the resident takes that back.
    Done,
}

/// The part, with what is next below.
pub fn paste(desk: Desk) -> Vec<Node> {
    let pasting = desk.ui.read().pasting.clone();
    match pasting.rows.is_empty() {
        true => list::list(desk, &pasting),
        false => content::content(desk, &pasting),
    }
}

/// Follows what is typed in the fields of this part.
pub fn listen(desk: Desk) {
    form::on_typed_of(FIELD, move |field, typed| {
        change(desk, |pasting| match field.rsplit_once('-') {
            None => pasting.text = typed,
            Some((field, number)) => {
                if let Some(row) = pasting.rows.iter_mut().find(|row| row.number.to_string() == number) {
                    row.typed(field, typed);
                }
            }
        });
    });
}

fn change(desk: Desk, change: impl FnOnce(&mut Pasting)) {
    desk.change(|ui| change(&mut ui.pasting));
}

/// Changes the line with this number.
fn of_row(desk: Desk, number: usize, changed: impl FnOnce(&mut Row)) {
    change(desk, |pasting| {
        if let Some(row) = pasting.rows.iter_mut().find(|row| row.number == number) {
            changed(row);
        }
    });
}

/// Brings the focus to what `selector` finds once it is drawn.
fn focus(selector: String) {
    leptos::task::spawn_local(async move {
        clock::painted().await;
        page::focus(&selector);
    });
}
