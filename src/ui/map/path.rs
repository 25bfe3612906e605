//! The pieces of the path, as each row draws its own.

use super::layout::{MIDDLE, Piece, Side, Walk};
use crate::node::{Node, el};

/// Through the lane, whose height is whatever its row needs.
const LANE: &str = "0 0 104 100";
const SQUARE: &str = "0 0 100 100";

impl Piece {
    /// The curve of this piece. It leaves and arrives upright, so that the next one goes on without a bend.
    fn curve(self) -> String {
        let (from, to) = (self.from.to_string(), self.to.to_string());
        ["M", &from, " 0C", &from, " 42 ", &to, " 58 ", &to, " 100"].concat()
    }
}

/// Into a stop.
pub(super) fn way_in(piece: Piece) -> Node {
    line("route__line route__line--in", LANE, piece.curve(), piece.walk)
}

/// Out of a stop.
pub(super) fn way_out(piece: Piece) -> Node {
    line("route__line route__line--out", LANE, piece.curve(), piece.walk)
}

/// Past the name of a phase, in one swing.
pub(super) fn past(side: Side, walk: Walk) -> Node {
    let curve = match side {
        Side::Start => "M52 0C52 24 43 26 43 50S52 76 52 100",
        Side::End => "M52 0C52 24 61 26 61 50S52 76 52 100",
    };
    line("route__line route__line--whole", LANE, curve.into(), walk)
}

/// From the lane to the goal in the middle of the page.
pub(super) fn to_goal(walk: Walk) -> Node {
    line("route__line route__line--goal", SQUARE, "M0 0C0 62 100 34 100 100".into(), walk)
}

fn line(class: &'static str, view_box: &'static str, curve: String, walk: Walk) -> Node {
    let stroke = match walk {
        Walk::Walked => "r-walked",
        Walk::Ahead => "r-ahead",
    };
    let stroked = ["r-edge", "r-path", stroke].map(|class| el("path", class).attr("d", curve.clone()));
    el("svg", class)
        .attr("viewBox", view_box)
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .all(stroked)
}

// The curves of a swing are written out, so they must begin and end where the others do.
const _: () = assert!(MIDDLE == 52);
