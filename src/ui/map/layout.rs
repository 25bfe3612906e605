//! Where everything stands on the map: plain numbers from a route, without a browser.
//!
//! The path runs through a lane of [`LANE`] units wide. Each row draws its own piece; a piece ends
//! at the x where the next one begins, so the path is one line whatever the heights of the rows.
//!
//! A map that moves is a map that people get lost on, so:
//! - what a step is called, who does it and how far it stands moves nothing;
//! - a new step moves only stops after it in its own phase, and those keep their distance from the middle;
//! - two stops in a row of one phase never stand on the same side.

use domain::{
    id::StepId,
    next::Next,
    status::Shape,
    step::PhaseKind,
    view::{PhaseView, RouteView, StepView},
};

/// How wide the lane is that the path runs through.
pub const LANE: u8 = 104;
/// Where the path crosses from one phase to the next.
pub const MIDDLE: u8 = LANE / 2;
/// How near the middle a stop may stand, and how many distances there are from there on.
const NEAREST: u8 = 10;
const DISTANCES: u8 = 7;

/// The rows of the map before its end, and the land and the line that its end has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Phases and stops, in order.
    pub rows: Vec<Row>,
    /// The terrain that the last phase lies in.
    pub land: u8,
    /// Whether the last piece, from the last stop to the goal, was walked; none when there is no stop.
    pub goal: Option<Walk>,
}

/// One row of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The terrain it lies in, 1 to 6.
    pub land: u8,
    /// The terrain below it, when its phase ends here and another follows.
    pub below: Option<u8>,
    /// What stands on it.
    pub what: What,
}

/// What stands on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The name of a phase.
    Phase {
        /// The place of the phase on the route, from 0.
        index: usize,
        /// The side that the path swings to beside the name; none before the first stop.
        line: Option<(Side, Walk)>,
    },
    /// A step.
    Stop(Stop),
}

/// A step on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Which step.
    pub id: StepId,
    /// Its number, from 1.
    pub number: usize,
    /// How many stops there are.
    pub total: usize,
    /// Its shape.
    pub shape: Shape,
    /// Whether the route stands here: at the next step, or else at what is waited for. One stop of all.
    pub current: bool,
    /// Where in the lane it stands.
    pub x: u8,
    /// From the top of the row to the stop; none for the first stop.
    pub way_in: Option<Piece>,
    /// From the stop to the bottom of the row.
    pub way_out: Piece,
}

/// A piece of the path, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The x at its top.
    pub from: u8,
    /// The x at its bottom.
    pub to: u8,
    /// Whether it was walked.
    pub walk: Walk,
}

/// Whether a piece of the path was walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// It was: a solid line.
    Walked,
    /// It comes yet: dots.
    Ahead,
}

/// A side of the path, as it is drawn from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where a line of text begins.
    Start,
    /// Where it ends.
    End,
}

impl Side {
    const fn other(self) -> Self {
        match self {
            Self::Start => Self::End,
            Self::End => Self::Start,
        }
    }
}

/// Lays the route out, with the resident at `next`.
pub fn layout(view: &RouteView, next: &Next) -> Layout {
    let phases: Vec<(&PhaseView, Vec<&StepView>)> =
        view.phases.iter().map(|phase| (phase, phase.steps.iter().collect())).collect();
    let order: Vec<&StepView> = phases.iter().flat_map(|(_, steps)| steps.iter().copied()).collect();
    let walked = walked(&order, next);
    let walk = |half: usize| if half <= walked { Walk::Walked } else { Walk::Ahead };
    let current = current(&order, next);
    let lands = lands(view.phases.iter().map(|phase| phase.kind));
    let mut rows = Vec::new();
    let mut number = 0;
    for (index, (phase, steps)) in phases.iter().enumerate() {
        let land = lands[index];
        let places = places(phase, steps);
        let swing = places.first().map_or(first_side(phase), |(side, _)| *side).other();
        rows.push(Row {
            land,
            below: None,
            what: What::Phase { index, line: (number > 0).then(|| (swing, walk(2 * number))) },
        });
        for (place, step) in steps.iter().enumerate() {
            let x = places[place].1;
            let seam = |neighbour: Option<&(Side, u8)>| neighbour.map_or(MIDDLE, |(_, other)| u8::midpoint(*other, x));
            let piece = |from, to, half| Piece { from, to, walk: walk(half) };
            let before = seam(place.checked_sub(1).and_then(|before| places.get(before)));
            let way_in = (number > 0).then(|| piece(before, x, 2 * number));
            let way_out = piece(x, seam(places.get(place + 1)), 2 * number + 1);
            number += 1;
            let (id, total, shape) = (step.id, order.len(), shape(step, next));
            let stop = Stop { id, number, total, shape, current: current == Some(id), x, way_in, way_out };
            rows.push(Row { land, below: None, what: What::Stop(stop) });
        }
        if let (Some(last), below) = (rows.last_mut(), lands.get(index + 1).copied()) {
            last.below = below;
        }
    }
    Layout { rows, land: lands.last().copied().unwrap_or(1), goal: (number > 0).then(|| walk(2 * number)) }
}

/// The shape of a step: amber for the one where the resident is.
fn shape(step: &StepView, next: &Next) -> Shape {
    match next {
        Next::Step(id) if *id == step.id => Shape::Now,
        _ => step.status().shape(),
    }
}

/// Where the route stands: at the next step, at what is waited for, at what is planned, or else at
/// the last step that was done. None only when there is no stop.
fn current(order: &[&StepView], next: &Next) -> Option<StepId> {
    let wanted = match next {
        Next::Step(id) => Some(*id),
        Next::Waiting(waits) => waits.first().map(|wait| wait.step),
        Next::Rest { planned, .. } => *planned,
    };
    let on_map = wanted.filter(|id| order.iter().any(|step| step.id == *id));
    let done = || order.iter().rfind(|step| step.is_done()).or(order.first());
    on_map.or_else(|| done().map(|step| step.id))
}

/// How far the path was walked, in halves of rows: the piece into stop `n` (from 0) is half `2n`,
/// the piece out of it `2n + 1`. To the next step, or else to the last step that was done; to the
/// goal when all of them were.
fn walked(order: &[&StepView], next: &Next) -> usize {
    let here = match next {
        Next::Step(id) => order.iter().position(|step| step.id == *id),
        Next::Waiting(_) | Next::Rest { .. } => order.iter().rposition(|step| step.is_done()),
    };
    if !order.is_empty() && order.iter().all(|step| step.is_done()) {
        return 2 * order.len();
    }
    2 * here.unwrap_or_default()
}

/// For each step of a phase, its side and its x.
fn places(phase: &PhaseView, steps: &[&StepView]) -> Vec<(Side, u8)> {
    let mut side = first_side(phase);
    let mut places = Vec::new();
    for step in steps {
        let distance = NEAREST + (step.id.0.0 % u128::from(DISTANCES)) as u8;
        places.push(match side {
            Side::Start => (side, MIDDLE - distance),
            Side::End => (side, MIDDLE + distance),
        });
        side = side.other();
    }
    places
}

/// The side of the first stop of a phase, fixed by its id, so that phases do not move each other.
fn first_side(phase: &PhaseView) -> Side {
    match phase.id {
        Some(id) if id.0.0 & 1 == 1 => Side::End,
        _ => Side::Start,
    }
}

/// The terrain of each phase: that of its kind, and another one when the phase before it has the same.
fn lands(kinds: impl Iterator<Item = PhaseKind>) -> Vec<u8> {
    let mut lands: Vec<u8> = Vec::new();
    for kind in kinds {
        let own = match kind {
            PhaseKind::Asking => 1,
            PhaseKind::Looking => 2,
            PhaseKind::Calm | PhaseKind::Crisis => 3,
            PhaseKind::Agreements => 4,
            PhaseKind::Onward => 5,
            PhaseKind::Persevere => 6,
        };
        lands.push(if lands.last() == Some(&own) { own % 6 + 1 } else { own });
    }
    lands
}

#[cfg(test)]
mod tests;
