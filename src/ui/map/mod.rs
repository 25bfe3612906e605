//! The map: one list of steps that draws itself as a walk. The list is for everybody; the drawing
//! is beside it, for who sees it.

pub mod layout;
pub mod lines;
mod path;
mod row;
mod rows;

use chrono::NaiveDate;
use domain::{id::StepId, next::Next, view::RouteView};

use crate::{
    node::{Node, el},
    text::Texts,
};

/// What leads on from the map.
pub struct Ways {
    /// The address of a step.
    pub step: fn(StepId) -> String,
    /// What is said with a step that the resident does not see yet; none for the resident, to whom it is not drawn.
    pub held: Option<String>,
    /// What stands below the goal, for who may word it.
    pub goal: Option<Node>,
}

/// The map of a route as a list, with its end. `next` is where the resident is on the day `today`.
///
/// Rows are kept by what they stand for: a tick changes its own row in place, and focus stays where it was.
pub fn route_map(view: &RouteView, next: &Next, today: NaiveDate, texts: &Texts, ways: Ways) -> Node {
    let rows = rows::rows(view, next, today, texts, ways);
    el("ol", "route").attr("role", "list").all(rows.into_iter().map(|drawn| row::row(drawn, texts)))
}
