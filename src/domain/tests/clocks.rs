//! I9: clocks that are ten years wrong change nothing but shown times.

use std::sync::Arc;

use proptest::{collection::vec, prelude::*};

use super::{
    cases, fold,
    histories::{arrivals, histories},
};
use crate::{event::Entry, step::Mark, view::RouteView};

/// The same view with every shown time blank.
fn timeless(mut view: RouteView) -> RouteView {
    let blank = |mark: &mut Mark| mark.at.clear();
    view.better.iter_mut().for_each(|better| blank(&mut better.mark));
    view.compliments.iter_mut().for_each(|kind| blank(&mut kind.mark));
    view.said.iter_mut().for_each(|said| blank(&mut Arc::make_mut(said).mark));
    for step in view.phases.iter_mut().flat_map(|phase| &mut phase.steps) {
        let marks =
            step.items.iter_mut().flatten().chain(&mut step.ticks).chain(&mut step.stuck).chain(&mut step.released);
        marks.chain(&mut step.seen).chain(&mut step.finished).for_each(blank);
    }
    view
}

fn with_clocks(history: &[Entry], years: &[i32]) -> Vec<Entry> {
    let mut wrong = history.to_vec();
    for (entry, year) in wrong.iter_mut().zip(years.iter().cycle()) {
        entry.event.at = format!("{}-01-01T00:00:00Z", 2024 + year);
    }
    wrong
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn wrong_clocks_change_nothing_but_shown_times(
        (history, years) in (histories().prop_flat_map(arrivals), vec(-10..=10i32, 1..8)),
    ) {
        let (right, wrong) = (fold(&history).view(), fold(&with_clocks(&history, &years)).view());
        prop_assert_eq!(right.next(), wrong.next());
        prop_assert_eq!(right.steps_done(), wrong.steps_done());
        prop_assert_eq!(right.open_count(), wrong.open_count());
        prop_assert_eq!(right.phase_states(), wrong.phase_states());
        let statuses = |view: &RouteView| view.steps().map(|step| (step.id, step.status())).collect::<Vec<_>>();
        prop_assert_eq!(statuses(&right), statuses(&wrong));
        prop_assert_eq!(timeless(right), timeless(wrong));
    }
}
