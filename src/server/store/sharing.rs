//! What a store keeps of who may see what.

use domain::{
    id::{PersonId, RouteId, StepId},
    party::Party,
    topic::{Topic, Topics},
};

use super::Fault;
use crate::{
    clock::Moment,
    sight::looks::{Link, Look},
};

/// What a transaction can find of who may see what.
pub trait FindSharing {
    /// The topics that the resident chose for a party; none when nothing was chosen yet.
    fn chosen(&mut self, route: RouteId, party: Party) -> Result<Option<Topics>, Fault>;
    /// The steps that are assigned to a person, in the order of their ids.
    fn assigned(&mut self, route: RouteId, person: PersonId) -> Result<Vec<StepId>, Fault>;
    /// The bytes of every event about a step, in order.
    fn texts_about(&mut self, route: RouteId, step: StepId) -> Result<Vec<String>, Fault>;
    /// When a route was erased; none while it goes on.
    fn erased(&mut self, route: RouteId) -> Result<Option<Moment>, Fault>;
    /// The routes whose last event came before `before`, each with its moment; none that was erased.
    fn idle_routes(&mut self, before: Moment) -> Result<Vec<(RouteId, Moment)>, Fault>;
    /// When somebody last looked at a topic.
    fn last_look(&mut self, route: RouteId, person: PersonId, topic: Topic) -> Result<Option<Moment>, Fault>;
    /// At most `most` of those who looked at a route, the newest first.
    fn looks(&mut self, route: RouteId, most: usize) -> Result<Vec<Look>, Fault>;
    /// The newest row of the chain of all who looked.
    fn last_link(&mut self) -> Result<Option<Link>, Fault>;
    /// At most `most` rows of the chain after number `after`, in order.
    fn links_after(&mut self, after: u64, most: usize) -> Result<Vec<Link>, Fault>;
}

/// What a transaction can change in who may see what.
pub trait KeepSharing {
    /// Notes the topics that the resident chose for a party.
    fn choose(&mut self, route: RouteId, party: Party, topics: Topics) -> Result<(), Fault>;
    /// Notes whom a step is assigned to, in the place of whom it was before.
    fn assign(&mut self, route: RouteId, step: StepId, people: &[PersonId]) -> Result<(), Fault>;
    /// Destroys the bytes of everything that was said on a route, refused or not, and what was derived from it, with
    /// its pairing codes and links. The ids stay.
    fn erase(&mut self, route: RouteId, now: Moment) -> Result<(), Fault>;
    /// Adds a row to the chain of all who looked.
    fn add_link(&mut self, link: &Link) -> Result<(), Fault>;
}
