//! Vertellen: what it is for in the resident's own words, what worked out already, and whether this week is safe.

mod delivered;
mod goal;
mod safety;

use domain::{crisis::Need, event::Draft};
use leptos::prelude::*;
use ui::node::{Node, el, text};

use super::{Part, desk::Desk, table};
use crate::{frame, text::Key};

/// What was said on this screen and is not yet an event.
#[derive(Clone, Default)]
pub struct Telling {
    /// The steps of the library that were ticked as delivered.
    delivered: Vec<String>,
    /// What was answered to each of the four questions.
    safe: [Option<Safe>; 4],
}

/// An answer to one of the four questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Safe {
    Yes,
    No,
    Unsure,
}

/// The part, with what is next below.
pub fn tell(desk: Desk) -> Vec<Node> {
    let view = desk.view();
    let texts = desk.texts();
    let left = el("section", "talk__pane")
        .attr("aria-labelledby", "tell-title")
        .with(text("h1", "", texts.fill(Key::TellTitle, &[("name", &view.name)])).attr("id", "tell-title"))
        .with(goal::goal(desk))
        .with(delivered::delivered(desk, &view));
    let main = frame::main("talk__main").with(left).with(safety::safety(desk, &view));
    let count = view.steps_done() + desk.ui.read().telling.delivered.len();
    let told =
        el("p", "talk__told").attr("role", "status").rich(&texts.count(Key::TellDoneOne, Key::TellDoneOther, count));
    // Help for today comes before anything else.
    let on = view
        .unmet()
        .is_none()
        .then(|| table::primary(desk, Key::TellOn, move || desk.tell(delivered::drafts(desk), move |_| go_on(desk))));
    vec![main, table::foot(desk, told, on)]
}

fn go_on(desk: Desk) {
    desk.change(|ui| ui.telling.delivered.clear());
    desk.go(Part::Choose);
    goal::keep_goal(desk);
}

/// What is not there today, of what was answered: a "no", and what nobody knows.
fn needs(safe: &[Option<Safe>; 4]) -> Vec<Need> {
    let unsafe_ones = safe.iter().zip(Need::ALL).filter(|(answer, _)| matches!(answer, Some(Safe::No | Safe::Unsure)));
    unsafe_ones.map(|(_, need)| need).collect()
}

fn keys(needs: &[Need]) -> Vec<String> {
    needs.iter().map(|need| need.key().into()).collect()
}

/// The answers, in the place of earlier ones.
fn checked(desk: Desk, needs: &[Need]) -> Draft {
    let view = desk.store.view();
    let check = domain::said::Saying::SafetyChecked;
    let earlier = view.standing(check, &[check]).into_iter().map(|said| said.id());
    Draft::of_route(check.key()).with("needs", keys(needs)).seeing(earlier)
}
