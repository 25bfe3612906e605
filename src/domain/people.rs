//! Who is who: what each does for the resident now, and who came in whose place.

use crate::{
    fold::Person,
    id::PersonId,
    said::{Said, Saying},
    status::Status,
    view::{RouteView, StepView},
};

/// Somebody took over from somebody else.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// Who left, and who took over. Together they name the change.
    pub ids: (PersonId, PersonId),
    /// Who left.
    pub before: &'a Person,
    /// Who helps now.
    pub now: &'a Person,
}

impl RouteView {
    /// The resident's requests to be called, about no step, that nobody answered and that were not taken back, the oldest shown first.
    pub fn calls_wanted(&self) -> Vec<&Said> {
        let open = self.standing(Saying::QuestionAsked, &[Saying::QuestionClosed, Saying::QuestionAnswered]);
        open.into_iter().filter(|said| said.about.is_none() && said.text("subject") == "call").collect()
    }

    /// The steps that `person` does for the resident now, those of who handed over included, in order.
    pub fn doing(&self, person: PersonId) -> impl Iterator<Item = &StepView> {
        let does = move |step: &&StepView| match step.status() {
            Status::Others { who } => self.helper(who).is_some_and(|(id, _)| id == person),
            _ => false,
        };
        self.steps().filter(does)
    }

    /// Who took over from whom, for the resident to be told by name. Who left and came back is not among them.
    pub fn changes(&self) -> Vec<Change<'_>> {
        let change = |(from, to): &(PersonId, PersonId)| {
            let (id, now) = self.helper(*to).filter(|(id, _)| id != from)?;
            Some(Change { ids: (*from, id), before: self.people.get(from)?, now })
        };
        self.handed.iter().filter_map(change).collect()
    }
}
