//! Where each step stands among the lanes: plain numbers, without a browser.

use domain::{
    id::StepId,
    lanes::{Lane, Placed, When},
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

/// What stands in the lanes, and how many that worked out before do not.
pub fn shown(mut placed: Vec<Placed>) -> (Vec<Placed>, usize) {
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
pub fn laid_out(placed: &[Placed]) -> (Vec<Spot>, [usize; Lane::ALL.len()]) {
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
