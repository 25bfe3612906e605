//! What is drawn in each row of the map: its place, its words, its pictures.

use chrono::NaiveDate;
use domain::{
    id::{PhaseId, StepId},
    next::Next,
    status::Shape,
    step::PhaseKind,
    view::{RouteView, StepView},
};

use super::{
    Ways,
    layout::{Side, Stop, Walk, What, layout},
    lines::{self, Lines},
};
use crate::{content, icon::Icon, node::Node, text::Texts};

/// What keeps a row the same row while others come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Phase(Option<PhaseId>),
    Step(StepId),
    Goal,
}

impl Key {
    /// Its name on the page.
    pub(super) fn name(self) -> String {
        match self {
            Self::Phase(None) => "phase".into(),
            Self::Phase(Some(phase)) => phase.to_string(),
            Self::Step(step) => step.to_string(),
            Self::Goal => "goal".into(),
        }
    }
}

/// One row.
pub(super) struct Drawn {
    pub key: Key,
    /// Its terrain.
    pub land: u8,
    /// The terrain below, where another phase begins.
    pub below: Option<u8>,
    pub lines: Lines,
    pub scene: Scene,
}

/// What a row shows beside its words.
pub(super) enum Scene {
    Phase {
        drawing: &'static str,
        line: Option<(Side, Walk)>,
        /// Whether it stands alone: no stop of its own, and another phase below.
        alone: bool,
    },
    Stop {
        stop: Stop,
        icon: Icon,
        link: Option<String>,
    },
    Goal {
        line: Option<Walk>,
        /// Other wordings of the goal, written at the same time.
        also: Vec<String>,
        /// The way to other words.
        way: Option<Node>,
    },
}

/// The rows of the map of `view`, its end included, seen from `today`.
pub(super) fn rows(view: &RouteView, next: &Next, today: NaiveDate, texts: &Texts, ways: Ways) -> Vec<Drawn> {
    let map = layout(view, next);
    let held = view.held_back(&content::HELD);
    let states = view.phase_states();
    let mut rows = Vec::new();
    for row in map.rows {
        let (land, below) = (row.land, row.below);
        match row.what {
            What::Phase { index, line } => {
                let (Some(phase), Some(state)) = (view.phases.get(index), states.get(index)) else { continue };
                let scene = Scene::Phase { drawing: drawing(phase.kind), line, alone: below.is_some() };
                let lines = lines::of_phase(view, index, *state, texts);
                rows.push(Drawn { key: Key::Phase(phase.id), land, below, lines, scene });
            }
            What::Stop(stop) => {
                let Some(step) = view.step(stop.id) else { continue };
                let mut lines = lines::of_stop(view, step, &stop, today, texts);
                if let Some(said) = ways.held.as_deref().filter(|_| held.contains(&step.id)) {
                    lines.line.insert_str(0, &["**", said, "** "].concat());
                }
                let link = (stop.shape != Shape::Maybe).then(|| (ways.step)(step.id));
                let scene = Scene::Stop { icon: picture(step, &stop), link, stop };
                rows.push(Drawn { key: Key::Step(step.id), land, below, lines, scene });
            }
        }
    }
    let mut goal = view.goal.iter().cloned();
    let lines = Lines { name: goal.next().unwrap_or_default(), ..Lines::default() };
    let scene = Scene::Goal { line: map.goal, also: goal.collect(), way: ways.goal };
    rows.push(Drawn { key: Key::Goal, land: map.land, below: None, lines, scene });
    rows
}

/// The pictogram of a stop: what the step is about, or the way round when it does not work out.
fn picture(step: &StepView, stop: &Stop) -> Icon {
    match stop.shape {
        Shape::Stuck => Icon::Detour,
        _ => Icon::named(&step.icon),
    }
}

const fn drawing(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Asking | PhaseKind::Crisis => "land#drawing-house",
        PhaseKind::Looking | PhaseKind::Persevere => "land#drawing-trees",
        PhaseKind::Calm => "land#drawing-bench",
        PhaseKind::Agreements => "land#drawing-bridge",
        PhaseKind::Onward => "land#drawing-hills",
    }
}
