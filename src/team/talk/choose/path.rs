//! The sand path from step to step: walked up to where the resident is, dots for what is to come. A picture only.

use domain::{id::StepId, view::RouteView};
use ui::node::{Node, el};

use super::spots::{Spot, along};

/// The width and height of one cell, in the units of the drawing.
const CELL: usize = 100;

/// The path over `rows` rows; it lies under the steps.
pub fn path(view: &RouteView, spots: &[Spot], rows: usize, next: Option<StepId>) -> Node {
    let stops = along(spots);
    let is_done = |step: StepId| view.step(step).is_some_and(|step| step.is_done());
    let mut pieces: Vec<(String, bool)> = Vec::new();
    if let Some((first, step)) = stops.first() {
        let (x, y) = middle(first);
        pieces.push((format!("M-10 {} C{} {y} {} {y} {x} {y}", y + 12, x / 3, x / 2), is_done(*step)));
    }
    for pair in stops.windows(2) {
        let walked = is_done(pair[0].1) && (is_done(pair[1].1) || next == Some(pair[1].1));
        pieces.push((curve(middle(pair[0].0), middle(pair[1].0)), walked));
    }
    let stroked = |class: &'static str| {
        pieces.iter().map(move |(curve, _)| el("path", class).attr("d", curve)).collect::<Vec<_>>()
    };
    let walks =
        pieces.iter().map(|(curve, walked)| el("path", if *walked { "r-walked" } else { "r-ahead" }).attr("d", curve));
    el("svg", "lanes__path")
        .attr("viewBox", format!("0 0 {} {}", 4 * CELL, rows * CELL))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .all(stroked("r-edge"))
        .all(stroked("r-path"))
        .all(walks)
}

fn middle(spot: &Spot) -> (usize, usize) {
    (spot.column * CELL + CELL / 2, spot.row * CELL + CELL / 2)
}

/// From one step to the next: straight along a lane, and in one swing to another.
fn curve((from_x, from_y): (usize, usize), (x, y): (usize, usize)) -> String {
    let between = usize::midpoint(from_x, x);
    match from_x == x {
        true => format!("M{from_x} {from_y} L{x} {y}"),
        false => format!("M{from_x} {from_y} C{between} {from_y} {between} {y} {x} {y}"),
    }
}
