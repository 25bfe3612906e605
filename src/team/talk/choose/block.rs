//! A step in the lanes: its name, and how it stands, as a shape and words.

use chrono::NaiveDate;
use domain::{
    status::{Shape, Status},
    view::{RouteView, StepView},
    words::Part as Words,
};
use ui::{
    dates,
    icon::sign,
    node::{Node, el, plain, text},
    step_words,
};

use super::{
    Open,
    lanes::{lane_name, short},
    open,
    spots::Spot,
};
use crate::{
    talk::{desk::Desk, owner},
    text::Key,
};

/// One step. Who cannot see the grid reads whose it is and about when before its name.
pub fn block(desk: Desk, view: &RouteView, step: &StepView, spot: &Spot, is_next: bool, today: NaiveDate) -> Node {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = desk.texts().words(step, helper);
    let name = if step.is_done() { words.done_name() } else { words.get(Words::Title) };
    let told = told(desk, view, step, is_next, today);
    let said = text("span", "", told.words).maybe("data-private", told.private.then_some("yes"));
    let status = el("span", told.class).with(sign("status__shape", told.shape)).with(said);
    let id = step.id;
    let place = el("span", "block__place").with(lane_name(desk, view, spot.placed.lane)).with(text(
        "span",
        "",
        [", ", &short(desk, spot.placed.when, today), ": "].concat(),
    ));
    let button = el("button", "block__open")
        .attr("type", "button")
        .attr("id", format!("block-{id}"))
        .with(place)
        .with(text("span", "block__name", name))
        .with(status)
        .press(move || open(desk, Open::Step(id), "#choose-step-title"));
    el("li", "block")
        .keyed(id.to_string())
        .attr("data-status", if is_next { Shape::Now.key() } else { told.shape.key() })
        .attr("--row", (spot.row + 1).to_string())
        .attr("--column", (spot.column + 2).to_string())
        .maybe("aria-current", is_next.then_some("step"))
        .with(button)
}

/// How a step stands, as a shape and words.
struct Told {
    shape: Shape,
    class: &'static str,
    words: String,
    private: bool,
}

fn told(desk: Desk, view: &RouteView, step: &StepView, is_next: bool, today: NaiveDate) -> Told {
    let texts = desk.texts();
    let by = |shape: Shape, class, words: String| Told { shape, class, words, private: false };
    let owned = step.owner.as_ref().and_then(|owner| owner::called(view, owner));
    let ahead = step.window.from.filter(|from| *from > today);
    let day = || ahead.or(step.window.to).map(|day| dates::short(&texts, day));
    match (step.status(), owned) {
        (Status::Done | Status::Seen { .. } | Status::Finished, _) => {
            by(Shape::Done, "status status--done", desk.t(Key::ChooseDone))
        }
        _ if is_next => {
            let minutes = plain(&step_words::minutes(&texts, step.minutes));
            by(Shape::Now, "status status--now", texts.fill(Key::ChooseNext, &[("minutes", &minutes)]))
        }
        (Status::Maybe | Status::NotNeeded, _) => by(Shape::Maybe, "status", desk.t(Key::ChooseMaybe)),
        (Status::Stuck, _) => by(Shape::Stuck, "status status--now", desk.t(Key::ChooseStuck)),
        (Status::Others { .. }, Some(name)) => Told {
            private: true,
            ..by(Shape::Others, "status status--others", texts.fill(Key::ChooseDoes, &[("name", &name)]))
        },
        (Status::Waiting { third }, _) => {
            by(Shape::Others, "status status--others", texts.fill(Key::ChooseWaits, &[("name", &third)]))
        }
        _ if step.owner.is_none() => by(Shape::Later, "status", desk.t(Key::ChooseNobody)),
        (Status::Later, _) => by(Shape::Later, "status", day().unwrap_or_else(|| desk.t(Key::ChooseWaitsItsTurn))),
        (Status::ToDo | Status::Begun | Status::Others { .. }, _) => {
            by(Shape::Later, "status", day().unwrap_or_else(|| desk.t(Key::ChooseCanNow)))
        }
    }
}
