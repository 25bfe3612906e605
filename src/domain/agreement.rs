//! Agreements: what one of us does, and whether the resident thinks so too.

use chrono::NaiveDate;

use crate::{
    fold::Person,
    id::{EventId, PersonId},
    party::Party,
    said::{Said, Saying},
    step::Role,
    view::RouteView,
};

/// The words of the answers, as they stand on the wire: yes, no, and not known yet.
pub const ANSWERS: [&str; 3] = ["agree", "disagree", "unsure"];

/// One agreement that holds.
#[derive(Clone, Debug)]
pub struct Agreement<'a> {
    /// What was agreed.
    pub made: &'a Said,
    /// Who does it; none is the resident.
    pub by: Option<(PersonId, &'a Person)>,
    /// Before which day, when that was agreed.
    pub before: Option<NaiveDate>,
    /// What the resident thinks of it: one of [`ANSWERS`]; none when the resident said nothing of it. What somebody
    /// heard the resident say in a talk counts until the resident answers.
    pub answer: Option<&'a Said>,
    /// What another answer of the resident replaces: the agreement itself and all earlier answers.
    pub answered: Vec<EventId>,
}

impl RouteView {
    /// The agreements that hold, the oldest shown first.
    pub fn agreements(&self) -> Vec<Agreement<'_>> {
        let made = self.standing(Saying::AgreementMade, &[Saying::AgreementMade, Saying::AgreementEnded]);
        made.into_iter().filter_map(|made| self.agreed(made)).collect()
    }

    /// The agreement that this event made, as long as it holds.
    pub fn agreement(&self, id: EventId) -> Option<Agreement<'_>> {
        self.agreements().into_iter().find(|agreement| agreement.made.id() == id)
    }

    /// None when nobody on the route does it: an agreement has an owner.
    fn agreed<'a>(&'a self, made: &'a Said) -> Option<Agreement<'a>> {
        let by = match made.person("by") {
            Some(id) if self.people.get(&id)?.role == Role::Resident => None,
            Some(id) => Some(self.helper(id)?),
            None => None,
        };
        let answers = self.saying(|said| {
            said.kind == Saying::AgreementAnswered && said.mark.author.party == Party::Resident && said.sees(made.id())
        });
        let is_replaced = |one: &Said| answers.iter().any(|by| by.sees(one.id()));
        let own = answers.iter().copied().filter(|one| !is_replaced(one)).min_by_key(|one| one.id());
        let answer = own.or_else(|| self.current(Saying::AgreementHeard, |heard| heard.sees(made.id())));
        let answered = [made.id()].into_iter().chain(answers.iter().map(|said| said.id())).collect();
        Some(Agreement { made, by, before: made.day("before"), answer, answered })
    }
}
