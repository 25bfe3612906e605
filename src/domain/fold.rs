//! The fold: from the set of events to the state of a route.
//!
//! Taking in an event is idempotent and its order does not matter (invariant I5): every field below
//! is a type of [`crate::merge`], or grows only, with the smallest event id deciding where two
//! events claim the same thing.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::{
    event::Entry,
    fact::{Added, Fact, StepFact},
    id::{EventId, PersonId, PhaseId, StepId, Uuid},
    merge::{Hidden, Marks, Register, Ticks},
    party::Party,
    said::Said,
    small_map::SmallMap,
    step::{Mark, PhaseKind, Role},
    words::{MOST_ITEMS, Part},
};

/// The state of one route, made of all events that this replica has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    pub(crate) started: First<(String, Option<NaiveDate>)>,
    pub(crate) goal: Register<String>,
    pub(crate) route_name: Register<String>,
    pub(crate) phases: SmallMap<PhaseId, Phase>,
    pub(crate) people: SmallMap<PersonId, First<Person>>,
    pub(crate) handed: Register<(PersonId, PersonId)>,
    pub(crate) steps: SmallMap<StepId, Step>,
    pub(crate) places: SmallMap<Uuid, Register<String>>,
    pub(crate) better: SmallMap<EventId, Better>,
    pub(crate) compliments: SmallMap<EventId, Kind>,
    pub(crate) said: SmallMap<EventId, Arc<Said>>,
    /// Whether some event asks for a newer app than this one.
    pub needs_update: bool,
}

/// The thing that the smallest event id said; there is only one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct First<T>(pub(crate) Option<(EventId, T)>);

/// A person on the route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// First name.
    pub name: String,
    /// What this person is on the route.
    pub role: Role,
    /// Telephone number as it is dialled and shown, when there is one.
    pub phone: Option<String>,
    /// On which days and hours, in words.
    pub hours: Option<String>,
    /// The name of the drawn portrait, when there is one.
    pub face: Option<String>,
}

/// Something that got better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Better {
    /// What, in one sentence.
    pub text: String,
    /// The name of its pictogram.
    pub icon: String,
    /// Who noted it and when.
    pub mark: Mark,
}

/// Something kind that a person said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The words.
    pub text: String,
    /// The step that it is about, if it is about one.
    pub step: Option<StepId>,
    /// Who said it and when.
    pub mark: Mark,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Phase {
    pub(crate) added: First<(PhaseKind, Option<String>, Option<u16>)>,
    pub(crate) opened: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) added: First<Added>,
    pub(crate) texts: SmallMap<Part, Register<String>>,
    pub(crate) hidden: Hidden,
    /// Taken away by the resident: it counts for a step of the resident's own only.
    pub(crate) dropped: Hidden,
    /// What is agreed about it, each as the fact that set it: a register for every type of value would cost
    /// the phone's program kilobytes.
    pub(crate) owner: Register<StepFact>,
    pub(crate) help: Register<StepFact>,
    pub(crate) window: Register<StepFact>,
    pub(crate) release: Register<StepFact>,
    pub(crate) promise: Register<StepFact>,
    /// Who let it loose and when, each time.
    pub(crate) released: Marks,
    pub(crate) items: [Marks; MOST_ITEMS],
    pub(crate) ticks: Ticks,
    pub(crate) stuck: Marks,
    pub(crate) seen: Marks,
    pub(crate) finished: Marks,
}

impl<T> Default for First<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> First<T> {
    fn offer(&mut self, id: EventId, value: T) {
        if self.0.as_ref().is_none_or(|(first, _)| id < *first) {
            self.0 = Some((id, value));
        }
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }
}

impl Fold {
    /// Takes in one event. One that cannot be read changes nothing.
    pub fn apply(&mut self, entry: &Entry) {
        let event = &entry.event;
        let mark = || Mark { event: event.id, author: entry.author, at: event.at.clone() };
        match Fact::read(event) {
            Ok(Fact::RouteStarted { name, started }) => self.started.offer(event.id, (name, started)),
            Ok(Fact::RouteNamed { value }) => self.route_name.set(event.id, value, &event.sees),
            Ok(Fact::GoalSet { value }) => self.goal.set(event.id, value, &event.sees),
            Ok(Fact::PhaseAdded { phase, kind, title, months }) => {
                self.phases.or_default(phase).added.offer(event.id, (kind, title, months));
            }
            Ok(Fact::PhaseOpened { phase }) => self.phases.or_default(phase).opened = true,
            Ok(Fact::PersonJoined { person, joined }) => self.people.or_default(person).offer(event.id, joined),
            Ok(Fact::HandedOver { from, to }) => self.handed.set(event.id, (from, to), &event.sees),
            Ok(Fact::PlaceSet { about, key }) => {
                self.places.or_default(about).set(event.id, key, &event.sees);
            }
            Ok(Fact::WinNoted { text, icon }) => {
                self.better.insert(event.id, Better { text, icon, mark: mark() });
            }
            Ok(Fact::Compliment { text, step }) => {
                self.compliments.insert(event.id, Kind { text, step, mark: mark() });
            }
            Ok(Fact::Step { step, fact }) => {
                self.steps.or_default(step).apply(fact, mark(), &event.sees);
            }
            Ok(Fact::Unknown) => self.needs_update |= event.required,
            Ok(Fact::Said) | Err(_) => {}
        }
        if let Some(said) = Said::read(entry) {
            self.said.insert(event.id, Arc::new(said));
        }
    }
}

impl Step {
    fn apply(&mut self, fact: StepFact, mark: Mark, sees: &[EventId]) {
        let id = mark.event;
        match fact {
            StepFact::Added(added) => self.added.offer(id, *added),
            StepFact::TextSet { part, value } => self.texts.or_default(part).set(id, value, sees),
            StepFact::Hidden if mark.author.party == Party::Resident => self.dropped.hide(id),
            StepFact::Hidden => self.hidden.hide(id),
            StepFact::Shown => {
                self.hidden.show(sees);
                self.dropped.show(sees);
            }
            StepFact::Owner(_) => self.owner.set(id, fact, sees),
            StepFact::Help { .. } => self.help.set(id, fact, sees),
            StepFact::Window(_) => self.window.set(id, fact, sees),
            StepFact::Release { .. } => {
                self.release.set(id, fact, sees);
                self.released.add(mark);
            }
            StepFact::Promise(_) => self.promise.set(id, fact, sees),
            StepFact::ItemDone { item } => {
                if let Some(marks) = self.items.get_mut(item) {
                    marks.add(mark);
                }
            }
            StepFact::ItemReopened => self.items.iter_mut().for_each(|marks| marks.withdraw(mark.author, sees)),
            StepFact::Done => self.ticks.add(mark),
            StepFact::Reopened => self.ticks.withdraw(mark.author, sees),
            StepFact::Stuck => self.stuck.add(mark),
            StepFact::Unstuck => self.stuck.withdraw(mark.author, sees),
            StepFact::Seen => self.seen.add(mark),
            StepFact::Finished => self.finished.add(mark),
        }
    }
}
