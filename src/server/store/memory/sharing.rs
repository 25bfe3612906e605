//! Who may see what, in memory.

use domain::{
    id::{PersonId, RouteId, StepId},
    party::Party,
    topic::Topics,
};

use super::Books;
use crate::store::{Fault, FindSharing, KeepSharing};

impl FindSharing for Books {
    fn chosen(&mut self, route: RouteId, party: Party) -> Result<Option<Topics>, Fault> {
        Ok(self.chosen.get(&(route, party)).copied())
    }

    fn assigned(&mut self, route: RouteId, person: PersonId) -> Result<Vec<StepId>, Fault> {
        let to = self.assigned.iter().filter(|((on, _), people)| *on == route && people.contains(&person));
        Ok(to.map(|((_, step), _)| *step).collect())
    }

    fn texts_about(&mut self, route: RouteId, step: StepId) -> Result<Vec<String>, Fault> {
        let about = self.lines(route).iter().filter(|line| line.marks.step == Some(step));
        Ok(about.map(|line| line.row.raw.clone()).collect())
    }
}

impl KeepSharing for Books {
    fn choose(&mut self, route: RouteId, party: Party, topics: Topics) -> Result<(), Fault> {
        self.chosen.insert((route, party), topics);
        Ok(())
    }

    fn assign(&mut self, route: RouteId, step: StepId, people: &[PersonId]) -> Result<(), Fault> {
        self.assigned.insert((route, step), people.into());
        Ok(())
    }
}
