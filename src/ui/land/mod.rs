//! Landscapes: what stands still is in the sprite, what follows from the route stands in marks above it.

pub mod moment;
pub mod strip;

use crate::{
    icon::{Frame, Part, drawing},
    node::Node,
};

/// Where the bottom of a landscape may not be cut off, and its sky may.
const FROM_BELOW: Option<&str> = Some("xMidYMax slice");

/// A landscape without marks: with the symbol `land#…`.
pub fn scene(view_box: &'static str, symbol: &'static str) -> Node {
    drawing(Frame { class: "land", view_box: Some(view_box), fit: FROM_BELOW }, vec![Part::whole(symbol)])
}

/// A mark of `width` by `height` whose middle is at `x`, `y`. All in tenths of a unit of the landscape,
/// since whole numbers keep the writing of fractions out of the program.
const fn mark(symbol: &'static str, [x, y]: [i32; 2], [width, height]: [i32; 2]) -> Part {
    Part { symbol, class: "", at: Some([x - width / 2, y - height / 2, width, height]) }
}

/// Ticks on the places nearest to where the resident is, as many as there are steps done.
fn ticks(done: usize, places: &[([i32; 2], i32)]) -> impl Iterator<Item = Part> {
    let skipped = places.len().saturating_sub(done);
    places[skipped..].iter().map(|(at, size)| mark("icons#mark-done", *at, [*size, *size]))
}
