use std::collections::BTreeSet;

use domain::step::{Owner, Release};
use proptest::prelude::*;

use super::*;
use crate::sample::{done, mark, phase, route, step};

fn lay(view: &RouteView) -> Layout {
    layout(view, &view.next())
}

fn stops(layout: &Layout) -> Vec<Stop> {
    layout
        .rows
        .iter()
        .filter_map(|row| if let What::Stop(stop) = &row.what { Some(stop.clone()) } else { None })
        .collect()
}

/// Every piece of the path from top to bottom, as the x where it begins and ends and whether it was walked.
fn path(layout: &Layout) -> Vec<(u8, u8, Walk)> {
    let piece = |piece: Piece| (piece.from, piece.to, piece.walk);
    let of = |row: &Row| match &row.what {
        What::Phase { line, .. } => line.iter().map(|(_, walk)| (MIDDLE, MIDDLE, *walk)).collect(),
        What::Stop(stop) => stop.way_in.into_iter().chain([stop.way_out]).map(piece).collect::<Vec<_>>(),
    };
    layout.rows.iter().flat_map(of).chain(layout.goal.map(|walk| (MIDDLE, MIDDLE, walk))).collect()
}

#[test]
fn a_route_without_phases_has_no_path() {
    let layout = lay(&route(Vec::new()));
    assert_eq!(layout, Layout { rows: Vec::new(), land: 1, goal: None });
}

#[test]
fn phases_without_steps_have_names_and_no_path() {
    let layout = lay(&route(vec![phase(1, Vec::new()), phase(2, Vec::new())]));
    assert_eq!(layout.rows.len(), 2);
    assert_eq!(path(&layout), []);
    assert_eq!(layout.rows[0].below, Some(layout.rows[1].land));
    assert_eq!(layout.rows[1].below, None);
}

#[test]
fn the_path_is_walked_up_to_where_the_resident_is() {
    let view = route(vec![phase(1, vec![done(1), step(2, Release::Open), step(3, Release::Later)])]);
    let layout = lay(&view);
    let walks: Vec<Walk> = path(&layout).iter().map(|(_, _, walk)| *walk).collect();
    assert_eq!(walks, [Walk::Walked, Walk::Walked, Walk::Ahead, Walk::Ahead, Walk::Ahead, Walk::Ahead]);
    let shapes: Vec<Shape> = stops(&layout).iter().map(|stop| stop.shape).collect();
    assert_eq!(shapes, [Shape::Done, Shape::Now, Shape::Later]);
}

#[test]
fn while_others_are_busy_the_path_is_walked_up_to_the_last_step_that_was_done() {
    let busy = StepView { owner: Some(Owner::Third("Belastingdienst".into())), ..step(2, Release::Open) };
    let layout = lay(&route(vec![phase(1, vec![done(1), busy])]));
    let walks: Vec<Walk> = path(&layout).iter().map(|(_, _, walk)| *walk).collect();
    assert_eq!(walks, [Walk::Ahead, Walk::Ahead, Walk::Ahead, Walk::Ahead]);
    assert!(stops(&layout).iter().all(|stop| stop.shape != Shape::Now));
}

#[test]
fn when_everything_was_done_the_path_is_walked_to_the_goal() {
    let layout = lay(&route(vec![phase(1, vec![done(1), done(2)]), phase(2, vec![done(3)])]));
    assert!(path(&layout).iter().all(|(_, _, walk)| *walk == Walk::Walked));
    assert_eq!(layout.goal, Some(Walk::Walked));
}

#[test]
fn a_later_phase_that_nobody_confirmed_shows_only_what_may_come() {
    let mut later = phase(2, vec![step(2, Release::Later), step(3, Release::Maybe)]);
    later.opened = false;
    let layout = lay(&route(vec![phase(1, vec![step(1, Release::Open)]), later]).dosed(&[]));
    let ids: Vec<u128> = stops(&layout).iter().map(|stop| stop.id.0.0).collect();
    assert_eq!(ids, [1, 3]);
    assert!(stops(&layout).iter().all(|stop| stop.total == 2));
}

#[test]
fn two_phases_in_a_row_never_share_their_terrain() {
    use PhaseKind::*;
    assert_eq!(lands([Asking, Looking, Calm, Agreements, Onward].into_iter()), [1, 2, 3, 4, 5]);
    assert_eq!(lands([Persevere, Persevere, Asking].into_iter()), [6, 1, 2]);
}

/// Phases with the numbers of their steps; every number of a step occurs once.
fn any_route() -> impl Strategy<Value = RouteView> {
    let sort =
        prop_oneof![Just(None), Just(Some(Release::Open)), Just(Some(Release::Later)), Just(Some(Release::Maybe))];
    let steps = prop::collection::vec((any::<u64>(), sort), 0..7);
    prop::collection::vec((any::<u64>(), any::<bool>(), steps), 0..6).prop_map(|phases| {
        let mut seen = BTreeSet::new();
        let mut fresh = |number: u64| seen.insert(number).then_some(u128::from(number));
        let mut built = Vec::new();
        for (id, opened, steps) in phases {
            let steps = steps.into_iter().filter_map(|(id, release)| {
                let id = fresh(id)?;
                Some(release.map_or_else(|| done(id), |release| step(id, release)))
            });
            built.push(PhaseView { opened, ..phase(id.into(), steps.collect()) });
        }
        route(built)
    })
}

fn sides(layout: &Layout) -> Vec<Vec<bool>> {
    let mut phases = Vec::new();
    for row in &layout.rows {
        match &row.what {
            What::Phase { .. } => phases.push(Vec::new()),
            What::Stop(stop) => phases.last_mut().unwrap().push(stop.x > MIDDLE),
        }
    }
    phases
}

proptest! {
    #[test]
    fn the_path_is_one_line(view in any_route()) {
        let layout = lay(&view);
        let path = path(&layout);
        for pair in path.windows(2) {
            prop_assert_eq!(pair[0].1, pair[1].0);
        }
        let ahead = path.iter().position(|(_, _, walk)| *walk == Walk::Ahead).unwrap_or(path.len());
        prop_assert!(path[ahead..].iter().all(|(_, _, walk)| *walk == Walk::Ahead));
        prop_assert_eq!(layout.goal.is_some(), !stops(&layout).is_empty());
    }

    #[test]
    fn stops_are_numbered_and_swing_within_the_lane(view in any_route()) {
        let layout = lay(&view);
        let stops = stops(&layout);
        for (index, stop) in stops.iter().enumerate() {
            prop_assert_eq!((stop.number, stop.total), (index + 1, stops.len()));
            prop_assert!((36..=42).contains(&stop.x) || (62..=68).contains(&stop.x), "{}", stop.x);
        }
        prop_assert!(stops.iter().filter(|stop| stop.shape == Shape::Now).count() <= 1);
        prop_assert_eq!(stops.iter().filter(|stop| stop.current).count(), stops.len().min(1));
        for phase in sides(&layout) {
            prop_assert!(phase.windows(2).all(|pair| pair[0] != pair[1]));
        }
        prop_assert!(layout.rows.iter().all(|row| (1..=6).contains(&row.land) && row.below != Some(row.land)));
    }

    #[test]
    fn a_tick_moves_nothing(view in any_route(), which in any::<prop::sample::Index>()) {
        let count = view.steps().count();
        prop_assume!(count > 0);
        let mut ticked = view.clone();
        for phase in ticked.phases.iter_mut() {
            phase.opened = true;
        }
        let opened = ticked.clone();
        let chosen = opened.steps().nth(which.index(count)).map(|step| step.id);
        for step in ticked.phases.iter_mut().flat_map(|phase| &mut phase.steps).filter(|step| Some(step.id) == chosen) {
            step.ticks.push(mark());
        }
        let places = |view: &RouteView| stops(&lay(view)).iter().map(|stop| (stop.id, stop.x)).collect::<Vec<_>>();
        prop_assert_eq!(places(&opened), places(&ticked));
    }

    #[test]
    fn a_new_step_moves_only_what_comes_after_it_in_its_phase(
        view in any_route(), phase in any::<prop::sample::Index>(), place in any::<prop::sample::Index>()
    ) {
        prop_assume!(!view.phases.is_empty());
        let mut view = view;
        view.phases.iter_mut().for_each(|phase| phase.opened = true);
        let phase = phase.index(view.phases.len());
        let place = place.index(view.phases[phase].steps.len() + 1);
        let mut longer = view.clone();
        let new = u128::MAX;
        longer.phases[phase].steps.insert(place, step(new, Release::Later));
        let after: BTreeSet<StepId> = view.phases[phase].steps[place..].iter().map(|step| step.id).collect();
        let old = stops(&lay(&view));
        let kept: Vec<Stop> = stops(&lay(&longer)).into_iter().filter(|stop| stop.id.0.0 != new).collect();
        for (old, kept) in old.iter().zip(&kept) {
            prop_assert_eq!(old.id, kept.id);
            prop_assert_eq!(old.x.abs_diff(MIDDLE), kept.x.abs_diff(MIDDLE));
            prop_assert!(after.contains(&old.id) || old.x == kept.x);
        }
    }
}
