//! Who is shown what of a route: the rules, written once over any [`crate::store`].
//!
//! What a reader sees follows from its party, from what the resident chose for that party, and for a volunteer from
//! the steps that were assigned. It is found anew in the transaction that reads, so that a choice is in force
//! from its commit on, and it is part of every cursor and ETag, so that a replica starts again when it changes.

pub mod assign;
pub mod consents;
pub mod erasure;
pub mod looks;

use domain::{
    api::Session,
    event::Event,
    id::{PersonId, RouteId, StepId},
    party::{Audience, Author, Party},
    topic::{Topic, Topics},
};

use crate::{
    clock::Moment,
    store::{Fault, Reading},
};

/// What one reader sees of one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sees {
    /// Which route.
    pub route: RouteId,
    /// In which capacity.
    pub party: Party,
    /// Whose own events are seen, whatever they are about.
    pub person: PersonId,
    /// The topics that are seen of others' events.
    pub topics: Topics,
    /// When the route was erased; nothing of it is seen since.
    pub erased: Option<Moment>,
    /// The steps of which everything is seen that is meant for the party, in the order of their ids.
    pub steps: Vec<StepId>,
}

/// What decides who sees an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Who made it.
    pub author: Author,
    /// For whom its author meant it.
    pub audience: Audience,
    /// What it shows.
    pub shows: Topics,
    /// The step that it is about.
    pub step: Option<StepId>,
}

impl Sees {
    /// What `reader` sees at this moment.
    pub fn of(txn: &mut dyn Reading, reader: &Session) -> Result<Self, Fault> {
        let &Session { route, party, person } = reader;
        let topics = Topics::shown_to(party, txn.chosen(route, party)?);
        let steps = match party {
            Party::Volunteer => txn.assigned(route, person)?,
            _ => Vec::new(),
        };
        Ok(Self { route, party, person, topics, erased: txn.erased(route)?, steps })
    }

    /// Whether this reader sees an event: the own ones, and what was meant for the party and is shown to it. Of a route
    /// that was erased nobody sees anything: stores keep no bytes of it.
    pub fn has(&self, event: &Marks) -> bool {
        let is_shown = self.topics.covers(event.shows) || event.step.is_some_and(|step| self.steps.contains(&step));
        event.author.person == self.person || self.party.may_see(event.audience) && is_shown
    }
}

impl Marks {
    /// The marks of `event`, made by `author`.
    pub fn of(event: &Event, author: Author) -> Self {
        let of_step = matches!(Topic::of(event), Some(Topic::Steps | Topic::Questions));
        let step = event.about.filter(|_| of_step).map(StepId);
        Self { author, audience: event.audience, shows: Topics::of(event), step }
    }
}
