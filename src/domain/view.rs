//! The view: what anybody sees of a route, as plain data. Two replicas with the same events have
//! equal views, to the byte (invariant I4).

mod made;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::{
    fold::{Better, Kind, Person},
    id::{EventId, PersonId, PhaseId, StepId},
    said::{Said, Saying},
    small_map::SmallMap,
    step::{Help, Mark, Owner, PhaseKind, Promise, Release, Role, Window},
    words::Words,
};

/// A whole route.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RouteView {
    /// The resident's first name.
    pub name: String,
    /// The day it began.
    pub started: Option<NaiveDate>,
    /// What it is all for: the shown wording first, then what others wrote at the same time.
    pub goal: Vec<String>,
    /// The events that worded it: another wording names them.
    pub goal_set: Vec<EventId>,
    /// What the resident calls the route, in the same way; none when it has no name.
    pub route_name: Vec<String>,
    /// The events that named it.
    pub route_name_set: Vec<EventId>,
    /// Its phases, in order.
    pub phases: Vec<PhaseView>,
    /// What people told each other, by id. One file for each subject says what follows from it.
    pub said: Vec<Arc<Said>>,
    /// Everybody on it.
    pub people: SmallMap<PersonId, Person>,
    /// Who left, with who took over: the name of the one who left stays readable.
    pub handed: Vec<(PersonId, PersonId)>,
    /// What got better.
    pub better: Vec<Better>,
    /// What people said.
    pub compliments: Vec<Kind>,
    /// Whether the app is too old to write on this route.
    pub needs_update: bool,
}

/// One phase with its steps, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseView {
    /// Which phase; none for steps whose phase has not arrived yet.
    pub id: Option<PhaseId>,
    /// What stretch of the route this is.
    pub kind: PhaseKind,
    /// Its name, when it has one of its own.
    pub title: Option<String>,
    /// How many months it usually takes.
    pub months: Option<u16>,
    /// Whether it was confirmed.
    pub opened: bool,
    /// Its steps.
    pub steps: Vec<StepView>,
    /// Its steps that the reader does not see yet, for counting only: see [`crate::dosed`].
    pub held: Vec<StepView>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// Which step.
    pub id: StepId,
    /// The step of the library that it came from, whatever its words are by now.
    pub template: Option<String>,
    /// Whether somebody changed its words: they are read as written, in every language.
    pub reworded: bool,
    /// Its words as written.
    pub words: Words,
    /// The events that worded its title: another title names them.
    pub title_set: Vec<EventId>,
    /// Whether the resident added it.
    pub own: bool,
    /// The name of its pictogram.
    pub icon: String,
    /// How many minutes it takes; 0 is not known.
    pub minutes: u16,
    /// A heavy step gets no celebration.
    pub heavy: bool,
    /// Who does it; nobody until somebody was named.
    pub owner: Option<Owner>,
    /// The events that said so: another owner names them.
    pub owner_set: Vec<EventId>,
    /// Its fractional index within its phase; empty until it got one.
    pub place: String,
    /// The events that said so: another place names them.
    pub place_set: Vec<EventId>,
    /// With how much help.
    pub help: Help,
    /// The events that said so, and whose help it is: other help names them.
    pub help_set: Vec<EventId>,
    /// Whose help.
    pub helper: Option<PersonId>,
    /// When.
    pub window: Window,
    /// The events that said so: another day names them.
    pub window_set: Vec<EventId>,
    /// What is promised.
    pub promise: Option<Promise>,
    /// The events that said so: another promise names them.
    pub promise_set: Vec<EventId>,
    /// How far it is let loose.
    pub release: Release,
    /// The events that said so: another release names them.
    pub release_set: Vec<EventId>,
    /// Who let it loose that far, and when; none when nobody did.
    pub released: Option<Mark>,
    /// For each part, the marks of the ones who did it.
    pub items: Vec<Vec<Mark>>,
    /// The ticks that stand.
    pub ticks: Vec<Mark>,
    /// Who said that it does not work out now.
    pub stuck: Vec<Mark>,
    /// Who saw that it was done.
    pub seen: Option<Mark>,
    /// Who finished what comes after it.
    pub finished: Option<Mark>,
}

impl StepView {
    /// Whether it was done.
    pub fn is_done(&self) -> bool {
        !self.ticks.is_empty()
    }

    /// Whether some of its parts were done.
    pub fn is_begun(&self) -> bool {
        self.items.iter().any(|marks| !marks.is_empty())
    }

    /// The first of its parts that is left to do; none when it has no parts, or all were done.
    pub fn first_left(&self) -> Option<usize> {
        self.items.iter().position(Vec::is_empty)
    }

    /// The ticks of `person`, which that person may withdraw.
    pub fn ticks_of(&self, person: PersonId) -> impl Iterator<Item = EventId> {
        self.ticks.iter().filter(move |tick| tick.author.person == person).map(|tick| tick.event)
    }
}

impl RouteView {
    /// Every step, in order.
    pub fn steps(&self) -> impl Iterator<Item = &StepView> {
        self.phases.iter().flat_map(|phase| &phase.steps)
    }

    /// What was said of one kind, the oldest shown first.
    pub fn said_of(&self, kind: Saying) -> Vec<&Said> {
        self.saying(|said| said.kind == kind)
    }

    /// What was said and is wanted, the oldest shown first. Shown times only order what is shown.
    pub fn saying(&self, wanted: impl Fn(&Said) -> bool) -> Vec<&Said> {
        self.picked(&wanted)
    }

    /// One body for every question that is asked of it: a sort for each costs the phone's program kilobytes.
    fn picked(&self, wanted: &dyn Fn(&Said) -> bool) -> Vec<&Said> {
        let mut found: Vec<&Said> = self.said.iter().map(|said| &**said).filter(|said| wanted(said)).collect();
        found.sort_by_key(|said| (&said.mark.at, said.id()));
        found
    }

    /// What stands of one kind: said, and not replaced or ended by a later word of the kinds `enders`.
    pub fn standing(&self, kind: Saying, enders: &[Saying]) -> Vec<&Said> {
        let ended = |said: &Said| self.said.iter().any(|by| enders.contains(&by.kind) && by.sees(said.id()));
        self.saying(|said| said.kind == kind && !ended(said))
    }

    /// What is current of one kind: a word that no other of its kind replaced. Of words that do not know of each other
    /// it is the one with the smallest id, as in every register.
    pub fn current(&self, kind: Saying, wanted: impl Fn(&Said) -> bool) -> Option<&Said> {
        self.standing(kind, &[kind]).into_iter().filter(|said| wanted(said)).min_by_key(|said| said.id())
    }

    /// The step with this id.
    pub fn step(&self, id: StepId) -> Option<&StepView> {
        self.steps().find(|step| step.id == id)
    }

    /// How many steps were done. Never falls but by the resident's own undo (invariant I11).
    pub fn steps_done(&self) -> usize {
        self.steps().filter(|step| step.is_done()).count()
    }

    /// The name of `person`, when known.
    pub fn name_of(&self, person: PersonId) -> Option<&str> {
        self.people.get(&person).map(|person| person.name.as_str())
    }

    /// The one to turn to: the neighbourhood worker, or else the specialist, or else anybody who helps.
    pub fn contact(&self) -> Option<(PersonId, &Person)> {
        [Role::Worker, Role::Specialist, Role::Adviser, Role::Volunteer]
            .iter()
            .find_map(|role| self.people.iter().find(|(_, person)| person.role == *role))
            .and_then(|(id, _)| self.helper(*id))
    }

    /// Who does now what the person with this id had taken on: that person, or who took over.
    fn successor(&self, mut id: PersonId) -> PersonId {
        // As many times as there were hand-overs at most: people may hand over to each other in turn.
        for _ in &self.handed {
            let helps = |to| self.people.get(to).is_some_and(|person| person.role != Role::Resident);
            match self.handed.iter().find(|(from, to)| *from == id && helps(to)) {
                Some((_, to)) => id = *to,
                None => break,
            }
        }
        id
    }

    /// Whether this person handed over to somebody else, and no longer helps.
    pub fn has_left(&self, id: PersonId) -> bool {
        self.successor(id) != id
    }

    /// Everybody who is on the route in this role, without who left.
    pub fn helping(&self, role: Role) -> impl Iterator<Item = &Person> {
        let here = move |(id, person): &(&PersonId, &Person)| person.role == role && !self.has_left(**id);
        self.people.iter().filter(here).map(|(_, person)| person)
    }

    /// The person with this id, or who took over, when on the route to help. Only of these is anything promised.
    pub fn helper(&self, id: PersonId) -> Option<(PersonId, &Person)> {
        let id = self.successor(id);
        self.people.get(&id).filter(|person| person.role != Role::Resident).map(|person| (id, person))
    }

    /// Who helps with `step`: the helper named, or else the contact.
    pub fn helper_of(&self, step: &StepView) -> Option<(PersonId, &Person)> {
        step.helper.and_then(|id| self.helper(id)).or_else(|| self.contact())
    }
}
