//! Small makers for examples and histories: who there is, and events by hand.

use crate::{
    body::Body,
    event::{Entry, Event},
    fold::Fold,
    id::{DeviceId, EventId, PersonId, PhaseId, StepId, Uuid},
    party::{Audience, Author, Party},
    view::{RouteView, StepView},
};

pub const fn person(n: u8) -> PersonId {
    PersonId(Uuid(0x100 + n as u128))
}

pub const fn phase(n: u8) -> PhaseId {
    PhaseId(Uuid(0x200 + n as u128))
}

pub const fn step(n: u8) -> StepId {
    StepId(Uuid(0x300 + n as u128))
}

pub const CECILIA: Author = Author { party: Party::Resident, person: person(0) };
pub const NAOMI: Author = Author { party: Party::Worker, person: person(1) };
pub const JAAP: Author = Author { party: Party::Specialist, person: person(2) };
pub const HENK: Author = Author { party: Party::Volunteer, person: person(3) };
pub const ALL: [Author; 4] = [CECILIA, NAOMI, JAAP, HENK];
/// On no route: the id of somebody who never joins.
pub const STRANGER: PersonId = person(9);

/// An event as its author made it; the caller changes what it wants to be otherwise.
pub fn entry(author: Author, id: EventId, kind: &str, about: Option<Uuid>, body: Body) -> Entry {
    let device = DeviceId(author.person.0);
    let event = Event {
        id,
        device,
        nr: 1,
        kind: kind.into(),
        version: 1,
        about,
        sees: Vec::new(),
        audience: Audience::Everyone,
        at: "2024-06-10T10:00:00+02:00".into(),
        body,
        required: false,
    };
    Entry { author, event }
}

/// The body of a `StepAdded`.
pub fn added(n: u8, items: &[&str]) -> Body {
    let mut body = Body::default().with("phase", &*phase(n).to_string()).with("icon", "letter").with("minutes", 5);
    let items = items.iter().map(|item| (*item).into()).collect();
    body.0.insert("items".into(), crate::body::Scalar::List(items));
    body.with("title", "Leg de brieven bij elkaar")
}

/// A route that is told event by event.
#[derive(Default)]
pub struct Story {
    pub fold: Fold,
    told: u8,
}

impl Story {
    /// A story with Naomi and Jaap on the route and one phase.
    pub fn begun() -> Self {
        let mut story = Self::default();
        story.joins(NAOMI, "Naomi", "worker");
        story.joins(JAAP, "Jaap", "specialist");
        story.tell(NAOMI, "PhaseAdded", Some(phase(0).0), Body::default().with("phase", "calm"));
        story
    }

    /// `author` joins.
    pub fn joins(&mut self, author: Author, name: &str, role: &str) {
        let body = Body::default().with("name", name).with("role", role);
        self.tell(NAOMI, "PersonJoined", Some(author.person.0), body);
    }

    /// Tells one event, and gives its id: each greater than the one before.
    pub fn tell(&mut self, author: Author, kind: &str, about: Option<Uuid>, body: Body) -> EventId {
        self.tell_seeing(author, kind, about, body, &[])
    }

    /// Tells one event that acts on `sees`.
    pub fn tell_seeing(
        &mut self,
        author: Author,
        kind: &str,
        about: Option<Uuid>,
        body: Body,
        sees: &[EventId],
    ) -> EventId {
        self.told += 1;
        let id = EventId(Uuid(self.told.into()));
        let mut entry = entry(author, id, kind, about, body);
        entry.event.sees = sees.into();
        self.fold.apply(&entry);
        id
    }

    /// Something about step `n` that needs no words.
    pub fn mark(&mut self, author: Author, kind: &str, n: u8) -> EventId {
        self.tell(author, kind, Some(step(n).0), Body::default())
    }

    /// Adds step `n` to phase 0, owned by `owner`, let loose as `release`.
    pub fn step(&mut self, n: u8, owner: &str, release: &str) {
        let place = Body::default().with("key", &*n.to_string());
        let owned = Body::default().with("owner", owner).with("name", "Belastingdienst");
        let about = Some(step(n).0);
        self.tell(NAOMI, "StepAdded", about, added(0, &["Pak ze", "Leg ze neer"]));
        self.tell(NAOMI, "PlaceSet", about, place);
        self.tell(NAOMI, "OwnerSet", about, owned);
        self.tell(NAOMI, "Released", about, Body::default().with("state", release));
    }

    /// The view of it all.
    pub fn view(&self) -> RouteView {
        self.fold.view()
    }

    /// The view of step `n`, which is on the route.
    pub fn view_of(&self, n: u8) -> StepView {
        self.view().step(step(n)).cloned().unwrap()
    }
}
