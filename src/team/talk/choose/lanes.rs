//! The three lanes: one list of steps, laid out by whose they are and about when, with the path between them.

use chrono::NaiveDate;
use domain::{
    id::StepId,
    lanes::{Lane, Placed, When},
    next::Next,
    status::{Shape, Status},
    view::{RouteView, StepView},
    words::Part as Words,
};
use ui::{
    dates,
    icon::sign,
    node::{Node, el, plain, text},
    portrait::portrait,
    step_words,
};

use super::{Open, open, path};
use crate::{
    talk::{desk::Desk, owner},
    text::Key,
};

/// How many of what worked out stand in a lane; those before are counted below.
const DONE_SHOWN: usize = 2;

/// Where a step stands in the grid, counted from 0.
pub struct Spot {
    /// Which step and whose.
    pub placed: Placed,
    /// About when.
    pub column: usize,
    /// In which row of all rows.
    pub row: usize,
}

/// The lanes.
pub fn lanes(desk: Desk, view: &RouteView, today: NaiveDate) -> Node {
    let (placed, earlier) = shown(view.lanes(today));
    let (spots, rows) = laid_out(&placed);
    let next = match view.next_on(today, None) {
        Next::Step(id) => Some(id),
        Next::Waiting(_) | Next::Rest { .. } => None,
    };
    let heads = When::ALL.iter().enumerate().map(|(column, when)| {
        let class = if column == 0 { "lanes__when lanes__when--now" } else { "lanes__when" };
        text("span", class, short(desk, *when, today)).attr("aria-hidden", "true")
    });
    let mut start = 0;
    let bands: Vec<Node> = Lane::ALL
        .into_iter()
        .zip(rows)
        .flat_map(|(lane, height)| {
            let at = (start + 1).to_string();
            start += height;
            let place =
                |node: Node| node.attr("--row", &at).attr("--rows", height.to_string()).attr("aria-hidden", "true");
            [place(el("div", "lanes__band").attr("data-lane", lane_key(lane))), place(who(desk, view, lane))]
        })
        .collect();
    let total: usize = rows.iter().sum();
    let blocks = spots.iter().filter_map(|spot| {
        let step = view.step(spot.placed.step)?;
        Some(block(desk, view, step, spot, next == Some(step.id), today))
    });
    let list = el("ol", "lanes__steps").attr("role", "list").attr("aria-label", desk.t(Key::ChooseSteps)).all(blocks);
    let grid = el("div", "lanes__grid")
        .attr("--total", total.to_string())
        .all(bands)
        .with(path::path(view, &spots, total, next))
        .with(list);
    let head = el("div", "lanes__head").with(el("span", "")).all(heads);
    let more = (earlier > 0).then(|| {
        text("p", "lanes__more small soft", desk.texts().count(Key::ChooseEarlierOne, Key::ChooseEarlierOther, earlier))
    });
    el("div", "lanes").with(head).with(grid).all(more)
}

/// What stands in the lanes, and how many that worked out before do not.
fn shown(mut placed: Vec<Placed>) -> (Vec<Placed>, usize) {
    let mut left = [0; Lane::ALL.len()];
    for one in placed.iter().filter(|one| one.when == When::Now) {
        left[one.lane as usize] += 1;
    }
    let all = placed.len();
    placed.retain(|one| {
        let counts = one.when == When::Now;
        let is_early = counts && left[one.lane as usize] > DONE_SHOWN;
        left[one.lane as usize] -= usize::from(counts);
        !is_early
    });
    let earlier = all - placed.len();
    (placed, earlier)
}

/// A place for each step, and how many rows each lane takes: as many as its fullest stretch of time, at least one.
fn laid_out(placed: &[Placed]) -> (Vec<Spot>, [usize; Lane::ALL.len()]) {
    let mut counts = [[0; When::ALL.len()]; Lane::ALL.len()];
    let mut spots: Vec<Spot> = Vec::new();
    for one in placed {
        let (lane, column) = (one.lane as usize, one.when as usize);
        spots.push(Spot { placed: *one, column, row: counts[lane][column] });
        counts[lane][column] += 1;
    }
    let rows = counts.map(|columns| columns.into_iter().max().unwrap_or_default().max(1));
    for spot in &mut spots {
        spot.row += rows[..spot.placed.lane as usize].iter().sum::<usize>();
    }
    (spots, rows)
}

/// Who stands before a lane.
fn who(desk: Desk, view: &RouteView, lane: Lane) -> Node {
    let person = view.face_of(lane).and_then(|id| view.people.get(&id));
    el("div", "lanes__who").with(portrait(person)).with(lane_name(desk, view, lane))
}

/// What a lane is called: by who stands before it.
fn lane_name(desk: Desk, view: &RouteView, lane: Lane) -> Node {
    let person = view.face_of(lane).and_then(|id| view.people.get(&id));
    match (lane, person) {
        (Lane::Resident, _) => desk.say("span", "", Key::ChooseYou),
        (_, Some(person)) => text("span", "", &person.name).attr("data-private", "yes"),
        (Lane::Neighbourhood, None) => desk.say("span", "", Key::ChooseNeighbourhood),
        (Lane::Municipality, None) => desk.say("span", "", Key::ChooseMunicipality),
    }
}

const fn lane_key(lane: Lane) -> &'static str {
    match lane {
        Lane::Resident => "resident",
        Lane::Neighbourhood => "neighbourhood",
        Lane::Municipality => "municipality",
    }
}

/// "t/m vr 14 juni".
fn short(desk: Desk, when: When, today: NaiveDate) -> String {
    let texts = desk.texts();
    match (when, when.until(today)) {
        (When::Now, _) => desk.t(Key::ChooseNow),
        (_, Some(day)) => {
            let long = dates::long(&texts, day);
            let (weekday, rest) = long.split_once(' ').unwrap_or_default();
            let weekday: String = weekday.chars().take(2).collect();
            texts.fill(Key::ChooseUntil, &[("date", &[&weekday, " ", rest].concat())])
        }
        (_, None) => desk.t(Key::ChooseLater),
    }
}

/// One step. Who cannot see the grid reads whose it is and about when before its name.
fn block(desk: Desk, view: &RouteView, step: &StepView, spot: &Spot, is_next: bool, today: NaiveDate) -> Node {
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

/// The steps in the order of the path: by when, then from top to bottom.
pub fn along(spots: &[Spot]) -> Vec<(&Spot, StepId)> {
    let mut along: Vec<(&Spot, StepId)> = spots.iter().map(|spot| (spot, spot.placed.step)).collect();
    along.sort_by_key(|(spot, _)| (spot.column, spot.row));
    along
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Uuid;

    fn placed(n: u128, lane: Lane, when: When) -> Placed {
        Placed { step: StepId(Uuid(n)), lane, when }
    }

    #[test]
    fn steps_of_one_lane_and_time_stand_below_each_other_and_lanes_never_overlap() {
        let steps = [
            placed(1, Lane::Resident, When::ThisWeek),
            placed(2, Lane::Resident, When::ThisWeek),
            placed(3, Lane::Neighbourhood, When::ThisWeek),
            placed(4, Lane::Municipality, When::Later),
        ];
        let (spots, rows) = laid_out(&steps);
        assert_eq!(rows, [2, 1, 1]);
        let found: Vec<_> = spots.iter().map(|spot| (spot.column, spot.row)).collect();
        assert_eq!(found, [(1, 0), (1, 1), (1, 2), (3, 3)]);
    }

    #[test]
    fn of_what_worked_out_the_last_two_of_a_lane_stand_there_and_the_others_are_counted() {
        let steps: Vec<Placed> = (1..=5).map(|n| placed(n, Lane::Resident, When::Now)).collect();
        let (left, earlier) = shown(steps);
        assert_eq!((left.len(), earlier), (2, 3));
        assert_eq!(left[0].step, StepId(Uuid(4)));
    }
}
