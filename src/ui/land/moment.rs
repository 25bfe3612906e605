//! The moment that a step was done: the line grows, then a stamp is set.

use super::{FROM_BELOW, mark, ticks};
use crate::{
    icon::{Frame, Part, drawing},
    node::{Node, el},
};

const FIT: Option<&str> = Some("xMidYMid slice");
const LAND: Frame = Frame { class: "land", view_box: Some("0 -52 360 376"), fit: FIT };
const MARKS: Frame = Frame { class: "moment__marks", view_box: Some("0 -520 3600 3760"), fit: FIT };
/// Along the line to the stamp, and how large; nearer is larger.
const PLACES: [([i32; 2], i32); 4] = [([204, 2707], 290), ([612, 2619], 280), ([1054, 2689], 270), ([1467, 2518], 260)];
const STAMP: Part = Part { class: "set-stamp", ..mark("land#stamp", [1800, 1780], [920, 920]) };

/// One more place, where the stamp would be, and the pin beyond it.
const TO_PIN: [([i32; 2], i32); 5] = [PLACES[0], PLACES[1], PLACES[2], PLACES[3], ([1745, 2210], 240)];
const PIN: Part = Part { symbol: "icons#mark-now", class: "", at: Some([1590, 1250, 420, 630]) };

/// The lower part of the same land: what was walked must not be cut off.
const BACK_LAND: Frame = Frame { class: "land", view_box: Some("0 64 360 260"), fit: FROM_BELOW };
const BACK_MARKS: Frame = Frame { class: "moment__marks", view_box: Some("0 640 3600 2600"), fit: FROM_BELOW };

/// The picture of coming back: what was done stays, and this is where the resident is.
pub fn back(done: usize) -> Node {
    let land = vec![Part::whole("land#moment"), Part::whole("land#moment-walked")];
    let marks = ticks(done, &TO_PIN).chain([PIN]).collect();
    el("div", "moment__picture").with(drawing(BACK_LAND, land)).with(drawing(BACK_MARKS, marks))
}

/// The picture of the moment, when `done` steps were done, the one of this moment included.
pub fn moment(done: usize) -> Node {
    let line = Part { class: "draw-line", ..Part::whole("land#moment-walked") };
    let marks = ticks(done.saturating_sub(1), &PLACES).chain([STAMP]).collect();
    el("div", "moment__picture").with(drawing(LAND, vec![Part::whole("land#moment"), line])).with(drawing(MARKS, marks))
}
