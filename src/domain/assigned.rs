//! Whom a step was assigned to, from the events about it alone, by the same registers as the fold.

use crate::{
    event::Event,
    fact::{Fact, StepFact},
    id::PersonId,
    merge::Register,
    step::Owner,
};

/// Who owns a step or helps with it, when `events` are all those about it. In any order, at most two people.
pub fn assigned<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<PersonId> {
    let (mut owner, mut help) = (Register::default(), Register::default());
    for event in events {
        match Fact::read(event) {
            Ok(Fact::Step { fact: StepFact::Owner(one), .. }) => owner.set(event.id, one, &event.sees),
            Ok(Fact::Step { fact: StepFact::Help { helper, .. }, .. }) => help.set(event.id, helper, &event.sees),
            _ => {}
        }
    }
    let owner = match owner.shown() {
        Some(Owner::Person(person)) => Some(*person),
        _ => None,
    };
    let mut people: Vec<_> = owner.into_iter().chain(help.shown().copied().flatten()).collect();
    people.sort_unstable();
    people.dedup();
    people
}
