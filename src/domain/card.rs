//! The communication card: how the resident and a helper reach each other, how soon an answer comes, and what happens
//! when it stays silent.

use chrono::NaiveDate;

use crate::{
    days::after_working_days,
    event::Draft,
    id::PersonId,
    said::{Said, Saying},
    step::Role,
    view::RouteView,
};

/// Within how many working days an answer comes when no card says so.
pub const USUAL: u16 = 2;

impl RouteView {
    /// How `person` is reached, as was agreed; a card of who handed over holds for who took over.
    pub fn card_of(&self, person: PersonId) -> Option<&Said> {
        let theirs =
            |card: &Said| card.person("person").and_then(|id| self.helper(id)).is_some_and(|(id, _)| id == person);
        self.current(Saying::CardSet, theirs)
    }

    /// How the resident wants to be reached.
    pub fn card_of_resident(&self) -> Option<&Said> {
        let role = |card: &Said| self.people.get(&card.person("person")?).map(|person| person.role);
        self.current(Saying::CardSet, |card| role(card) == Some(Role::Resident))
    }

    /// That `resident` wants to be reached by `channel` from now on; what else was agreed about it stays.
    pub fn reached_by(&self, resident: PersonId, channel: &str) -> Draft {
        let cards = self.standing(Saying::CardSet, &[Saying::CardSet]);
        let own: Vec<&Said> = cards.into_iter().filter(|card| card.person("person") == Some(resident)).collect();
        let now = self.card_of_resident();
        let days = now.and_then(|card| card.body.number("days", 100).ok()).unwrap_or(USUAL);
        Draft::of_route("CardSet")
            .with("person", &*resident.to_string())
            .with("channel", channel)
            .with("days", i64::from(days))
            .seeing(own.iter().map(|card| card.id()))
            .keeping(now.map(|card| &card.body), &["hours", "silent"])
    }

    /// Before which day `person` answers what was asked on `asked`.
    pub fn answers_before(&self, person: PersonId, asked: NaiveDate) -> NaiveDate {
        let days = self.card_of(person).and_then(|card| card.body.number("days", 100).ok());
        after_working_days(asked, days.unwrap_or(USUAL))
    }
}
