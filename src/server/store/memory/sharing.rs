//! Who may see what, in memory.

use domain::{
    id::{PersonId, RouteId, StepId},
    party::Party,
    topic::{Topic, Topics},
};

use super::Books;
use crate::{
    clock::Moment,
    secret::Hash,
    sight::looks::{Link, Look},
    store::{Fault, FindSharing, KeepSharing},
};

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

    fn erased(&mut self, route: RouteId) -> Result<Option<Moment>, Fault> {
        Ok(self.erased.get(&route).copied())
    }

    fn idle_routes(&mut self, before: Moment) -> Result<Vec<(RouteId, Moment)>, Fault> {
        let goes_on = self.routes.iter().filter(|(route, _)| !self.erased.contains_key(route));
        let last =
            goes_on.filter_map(|(route, lines)| Some((*route, lines.iter().map(|line| line.row.received).max()?)));
        Ok(last.filter(|(_, last)| *last < before).collect())
    }

    fn last_look(&mut self, route: RouteId, person: PersonId, topic: Topic) -> Result<Option<Moment>, Fault> {
        let is_meant = |look: &&Look| (look.route, look.person, look.topic) == (route, person, topic);
        Ok(self.links.iter().map(|link| &link.look).rfind(is_meant).map(|look| look.at))
    }

    fn looks(&mut self, route: RouteId, most: usize) -> Result<Vec<Look>, Fault> {
        let looks = self.links.iter().rev().map(|link| &link.look).filter(|look| look.route == route);
        Ok(looks.take(most).cloned().collect())
    }

    fn last_link(&mut self) -> Result<Option<Link>, Fault> {
        Ok(self.links.last().cloned())
    }

    fn links_after(&mut self, after: u64, most: usize) -> Result<Vec<Link>, Fault> {
        Ok(self.links.iter().filter(|link| link.nr > after).take(most).cloned().collect())
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

    fn erase(&mut self, route: RouteId, now: Moment) -> Result<(), Fault> {
        for line in self.routes.entry(route).or_default() {
            line.row.raw.clear();
            line.sha256 = Hash::default();
        }
        self.refused.retain(|(on, _, _), _| *on != route);
        self.assigned.retain(|(on, _), _| *on != route);
        self.chosen.retain(|(on, _), _| *on != route);
        self.demo_links.retain(|_, session| session.route != route);
        self.forget_codes(route);
        self.erased.insert(route, now);
        Ok(())
    }

    fn add_link(&mut self, link: &Link) -> Result<(), Fault> {
        self.links.push(link.clone());
        Ok(())
    }
}
