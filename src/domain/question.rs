//! Questions: what the resident asked about a step or in general, who answers, and before when.
//!
//! Everything that was said about one thing for one audience is one thread. What stands in it follows from `sees`: an
//! answer or a closing reaches the questions that it names, and those that these went on with.

use chrono::NaiveDate;

use crate::{
    card::USUAL,
    days::after_working_days,
    fold::Person,
    id::{EventId, PersonId, StepId, Uuid},
    party::Audience,
    said::{Said, Saying},
    step::{Mark, Role},
    view::RouteView,
};

/// What somebody says to a question; the question itself is not in it.
const REPLIES: [Saying; 4] =
    [Saying::QuestionRead, Saying::AnswerPromised, Saying::QuestionForwarded, Saying::QuestionAnswered];

impl Saying {
    /// Whether it answers or closes a question, and so is meant for the same as that.
    pub fn answers(self) -> bool {
        REPLIES.contains(&self) || self == Self::QuestionClosed
    }
}

/// What was said about one thing, between the resident and who answers.
#[derive(Clone, Debug)]
pub struct Thread<'a> {
    view: &'a RouteView,
    /// The step that it is about; none when it is about the route.
    pub step: Option<StepId>,
    /// For whom it is meant.
    pub audience: Audience,
    /// All of it, the oldest shown first.
    pub said: Vec<&'a Said>,
    /// The questions that the resident has not closed, the oldest shown first.
    pub open: Vec<&'a Said>,
    /// Those of them that nobody has answered.
    pub unanswered: Vec<&'a Said>,
}

impl RouteView {
    /// The thread about a step, or about the route, for one audience.
    pub fn thread(&self, step: Option<StepId>, audience: Audience) -> Thread<'_> {
        let said = in_turn(self.saying(|said| {
            (said.kind == Saying::QuestionAsked || said.kind.answers())
                && said.about == step.map(|step| step.0)
                && self.audience_of(said) == audience
        }));
        let questions: Vec<&Said> = said.iter().copied().filter(|said| said.kind == Saying::QuestionAsked).collect();
        let left = |ender: Saying| {
            let ended = reached(&said, ender);
            questions.iter().copied().filter(move |asked| !ended.contains(&asked.id())).collect::<Vec<_>>()
        };
        let open = left(Saying::QuestionClosed);
        let mut unanswered = left(Saying::QuestionAnswered);
        unanswered.retain(|asked| open.contains(asked));
        Thread { view: self, step, audience, open, unanswered, said }
    }

    /// The threads in which something is open: what is for everybody first.
    pub fn open_threads(&self) -> Vec<Thread<'_>> {
        let mut abouts: Vec<Option<Uuid>> = self.said_of(Saying::QuestionAsked).iter().map(|said| said.about).collect();
        abouts.sort();
        abouts.dedup();
        let both = |about: Option<Uuid>| {
            [Audience::Everyone, Audience::Worker].map(|audience| self.thread(about.map(StepId), audience))
        };
        abouts.into_iter().flat_map(both).filter(|thread| !thread.open.is_empty()).collect()
    }

    /// For whom something is meant: what answers is meant for the same as the question.
    fn audience_of(&self, said: &Said) -> Audience {
        let asked = |by: &&std::sync::Arc<Said>| by.kind == Saying::QuestionAsked && said.sees(by.id());
        match said.kind {
            Saying::QuestionAsked => said.audience,
            _ => self.said.iter().find(asked).map_or(said.audience, |asked| asked.audience),
        }
    }
}

/// The same words, each after those that it sees: clocks of two people do not agree on who spoke first.
fn in_turn(mut said: Vec<&Said>) -> Vec<&Said> {
    let mut ordered = Vec::new();
    while !said.is_empty() {
        let waits = |one: &Said| said.iter().any(|other| one.sees(other.id()));
        let next = said.iter().position(|one| !waits(one)).unwrap_or_default();
        ordered.push(said.remove(next));
    }
    ordered
}

/// The questions that words of one kind reach: those they name, and what these went on with.
fn reached(said: &[&Said], kind: Saying) -> Vec<EventId> {
    let mut found: Vec<EventId> = said.iter().filter(|by| by.kind == kind).flat_map(|by| by.sees.clone()).collect();
    let mut place = 0;
    while let Some(id) = found.get(place).copied() {
        let before = said.iter().filter(|asked| asked.kind == Saying::QuestionAsked && asked.id() == id);
        let before: Vec<EventId> = before.flat_map(|asked| &asked.sees).copied().collect();
        found.extend(before.into_iter().filter(|id| !found.contains(id)).collect::<Vec<_>>());
        place += 1;
    }
    found
}

impl<'a> Thread<'a> {
    /// The question that is shown to be open: the latest.
    pub fn latest(&self) -> Option<&'a Said> {
        self.open.last().copied()
    }

    /// Who answers: to whom it was forwarded, or who helps with the step, or the contact. What is only for the
    /// neighbourhood worker is answered by one.
    pub fn answerer(&self) -> Option<(PersonId, &'a Person)> {
        let here = |(id, person): &(&PersonId, &Person)| person.role == Role::Worker && !self.view.has_left(**id);
        if self.audience == Audience::Worker {
            return self.view.people.iter().find(here).map(|(id, person)| (*id, person));
        }
        let is_replaced = |one: &Said| {
            self.said.iter().any(|by| by.kind == Saying::QuestionForwarded && by.sees(one.id()) && by.id() != one.id())
        };
        let mut forwarded =
            self.said.iter().filter(|said| said.kind == Saying::QuestionForwarded && !is_replaced(said));
        let step = self.step.and_then(|step| self.view.step(step));
        forwarded
            .find_map(|said| self.view.helper(said.person("to")?))
            .or_else(|| self.view.helper_of(step?))
            .or_else(|| self.view.contact())
    }

    /// Who read the latest question, and when; who says anything to it has read it.
    pub fn read(&self) -> Option<&'a Mark> {
        self.reply(&REPLIES)
    }

    /// Who answered the latest question, and when.
    pub fn answered(&self) -> Option<&'a Mark> {
        self.reply(&[Saying::QuestionAnswered])
    }

    fn reply(&self, kinds: &[Saying]) -> Option<&'a Mark> {
        let latest = self.latest()?.id();
        self.said.iter().find(|said| kinds.contains(&said.kind) && said.sees(latest)).map(|said| &said.mark)
    }

    /// Before which day the answer comes: as was promised, or else as was agreed with who answers. None when nothing is
    /// asked, or when the clock of the device that asked wrote no day.
    pub fn before(&self) -> Option<NaiveDate> {
        let asked = self.unanswered.first()?.mark.day();
        self.promised().or_else(|| asked.map(|asked| self.agreed(asked)))
    }

    /// Before which day the answer to a question of `today` comes.
    pub fn expected(&self, today: NaiveDate) -> NaiveDate {
        self.before().unwrap_or_else(|| self.agreed(today))
    }

    fn agreed(&self, asked: NaiveDate) -> NaiveDate {
        match self.answerer() {
            Some((who, _)) => self.view.answers_before(who, asked),
            None => after_working_days(asked, USUAL),
        }
    }

    /// What was agreed with who answers on the communication card.
    pub fn card(&self) -> Option<&'a Said> {
        self.view.card_of(self.answerer()?.0)
    }

    /// The promise that stands; of promises that do not know of each other the latest day, so that none is broken.
    fn promised(&self) -> Option<NaiveDate> {
        let promises = self.said.iter().filter(|said| said.kind == Saying::AnswerPromised);
        let is_replaced = |one: &Said| promises.clone().any(|by| by.sees(one.id()) && by.id() != one.id());
        let is_of_now = |one: &Said| self.unanswered.iter().any(|asked| one.sees(asked.id()));
        let standing = promises.clone().filter(|one| is_of_now(one) && !is_replaced(one));
        standing.filter_map(|said| said.day("before")).max()
    }
}
