//! The merge rules, each as a small type: take things in in any order, any number of times, and
//! everybody ends with the same value.

use crate::{
    id::EventId,
    party::{Author, Party},
    small_map::SmallMap,
    step::Mark,
};

/// A multi-value register: a value stays until another one names it in `sees`.
///
/// Two people who wrote at the same time both keep their words: the one with the smallest id is
/// shown, the rest under "ook geschreven".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register<T> {
    heads: SmallMap<EventId, T>,
    replaced: SmallMap<EventId, ()>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { heads: SmallMap::new(), replaced: SmallMap::new() }
    }
}

impl<T> Register<T> {
    /// Takes in one value, and which values it replaces.
    pub fn set(&mut self, id: EventId, value: T, sees: &[EventId]) {
        for seen in sees.iter().filter(|seen| **seen != id) {
            self.replaced.insert(*seen, ());
            self.heads.remove(seen);
        }
        if !self.replaced.contains_key(&id) {
            self.heads.insert(id, value);
        }
    }

    /// The value that is shown.
    pub fn shown(&self) -> Option<&T> {
        self.heads.values().next()
    }

    /// The events that set what stands: what replaces it names them.
    pub fn heads(&self) -> Vec<EventId> {
        self.heads.keys().copied().collect()
    }

    /// Every value that nobody has replaced, the shown one first.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.heads.values()
    }
}

/// Marks that are there until each one's withdrawal names it; adding wins.
///
/// A mark stays until its own author withdraws it by name (invariant I3); what anybody else
/// withdraws stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    made: SmallMap<EventId, Mark>,
    withdrawn: SmallMap<(EventId, Author), ()>,
}

impl Marks {
    /// Takes in a mark.
    pub fn add(&mut self, mark: Mark) {
        self.made.insert(mark.event, mark);
    }

    /// Takes in that `author` withdraws the marks `sees`.
    pub fn withdraw(&mut self, author: Author, sees: &[EventId]) {
        sees.iter().for_each(|seen| self.withdrawn.insert((*seen, author), ()));
    }

    /// The marks that stand, by id.
    pub fn standing(&self) -> impl Iterator<Item = &Mark> {
        self.made.values().filter(|mark| !self.withdrawn.contains_key(&(mark.event, mark.author)))
    }

    /// The mark that is shown.
    pub fn shown(&self) -> Option<&Mark> {
        self.standing().next()
    }
}

/// Ticks: marks that only residents withdraw.
///
/// What a professional ticked stays, since the number of steps done that a resident sees never
/// falls except by the resident's own undo (invariant I11).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks(Marks);

impl Ticks {
    /// Takes in a tick.
    pub fn add(&mut self, mark: Mark) {
        self.0.add(mark);
    }

    /// Takes in that `author` withdraws the ticks `sees`; it does nothing when that is no resident.
    pub fn withdraw(&mut self, author: Author, sees: &[EventId]) {
        if author.party == Party::Resident {
            self.0.withdraw(author, sees);
        }
    }

    /// The ticks that stand.
    pub fn standing(&self) -> impl Iterator<Item = &Mark> {
        self.0.standing()
    }

    /// The tick that is shown.
    pub fn shown(&self) -> Option<&Mark> {
        self.0.shown()
    }
}

/// Hidden while some hiding is not named by a showing, whoever did either.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    hidden: SmallMap<EventId, ()>,
    shown: SmallMap<EventId, ()>,
}

impl Hidden {
    /// Takes in a hiding.
    pub fn hide(&mut self, id: EventId) {
        self.hidden.insert(id, ());
    }

    /// Takes in a showing that undoes `sees`.
    pub fn show(&mut self, sees: &[EventId]) {
        sees.iter().for_each(|seen| self.shown.insert(*seen, ()));
    }

    /// Whether it is hidden.
    pub fn is_hidden(&self) -> bool {
        self.hidden.keys().any(|hidden| !self.shown.contains_key(hidden))
    }
}
