//! The driegesprek: resident, neighbourhood worker and specialist sit together, tell, choose and agree.
//!
//! A talk ends when everybody knows the first step, the next moment and who does what. That is decided here and nowhere
//! else: an end that does not name all of it ends nothing, on any replica and in whatever order its parts arrive.

use chrono::{NaiveDate, TimeDelta};

use crate::{
    days::after_working_days,
    event::Draft,
    id::{EventId, PersonId, StepId},
    said::{Said, Saying},
    step::Release,
    view::RouteView,
};

/// The most lines of a summary: what somebody who is tired remembers (R010).
pub const MOST_LINES: usize = 3;
/// Within how many days after a talk somebody calls, writes or comes by (R068).
pub const DAYS_TO_CONTACT: i64 = 7;

/// A talk that goes on, or that ended.
#[derive(Clone, Debug)]
pub struct Talk<'a> {
    /// What opened it.
    pub opened: &'a Said,
    /// What was read aloud; none while nothing was.
    pub summary: Option<Summary<'a>>,
    /// The first step in the resident's own words.
    pub own_words: Option<&'a Said>,
    /// What ended it; none while it goes on.
    pub closed: Option<&'a Said>,
}

/// What was read aloud to the resident: at most [`MOST_LINES`] agreements, and one first step.
#[derive(Clone, Debug)]
pub struct Summary<'a> {
    /// What told it.
    pub told: &'a Said,
    /// The first step.
    pub first: StepId,
    /// The agreements that it tells, in the order in which they were made.
    pub lines: Vec<EventId>,
    /// What the resident said of it.
    pub heard: Option<&'a Said>,
}

/// What a talk still needs before it can end, in the order in which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No summary was read aloud.
    Summary,
    /// The resident did not say whether it is right, or what is otherwise.
    Heard,
    /// Of an agreement in the summary the resident said nothing.
    Answer(EventId),
    /// The first step does not stand in the resident's own words.
    OwnWords,
    /// There is no next appointment, and no reason why not.
    Next,
}

/// How a talk ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing<'a> {
    /// When somebody first gets in touch after the talk.
    pub contact: NaiveDate,
    /// Who.
    pub by: PersonId,
    /// Why there is no next appointment; empty when there is one.
    pub reason: &'a str,
}

impl RouteView {
    /// The talk that was opened last. Of talks that were opened at the same time it is the one that goes on.
    pub fn talk(&self) -> Option<Talk<'_>> {
        let talks = || self.said_of(Saying::TalkOpened).into_iter().map(|opened| self.talk_of(opened));
        talks().rfind(|talk| talk.closed.is_none()).or_else(|| talks().next_back())
    }

    /// Whether a talk goes on.
    pub fn is_talking(&self) -> bool {
        self.talk().is_some_and(|talk| talk.closed.is_none())
    }

    fn talk_of<'a>(&'a self, opened: &'a Said) -> Talk<'a> {
        let own_words = self.current(Saying::TaughtBack, |said| said.sees(opened.id()));
        let closed = self.said_of(Saying::TalkClosed).into_iter().find(|closed| self.closes(closed, opened));
        Talk { opened, summary: self.summary_of(opened.id()), own_words, closed }
    }

    fn summary_of(&self, talk: EventId) -> Option<Summary<'_>> {
        let told = self.current(Saying::SummaryTold, |told| told.sees(talk) && self.can_be_told(told))?;
        let heard = self.current(Saying::SummaryHeard, |heard| heard.sees(told.id()));
        Some(Summary { told, first: StepId(told.about?), lines: self.lines(told), heard })
    }

    /// Whether it holds one to [`MOST_LINES`] agreements, and a first step that is on the route.
    fn can_be_told(&self, told: &Said) -> bool {
        let on_route = told.about.is_some_and(|id| self.step(StepId(id)).is_some());
        on_route && (1..=MOST_LINES).contains(&self.lines(told).len())
    }

    /// The agreements that a summary tells.
    fn lines(&self, told: &Said) -> Vec<EventId> {
        let made = self.saying(|said| said.kind == Saying::AgreementMade && told.sees(said.id()));
        made.into_iter().map(|made| made.id()).collect()
    }

    /// Whether `closed` names everything that ends the talk that `opened` began.
    fn closes(&self, closed: &Said, opened: &Said) -> bool {
        let named = |kind, of: EventId| {
            self.saying(|said| said.kind == kind && said.sees(of) && closed.sees(said.id())).into_iter().next()
        };
        let talk = opened.id();
        let Some(told) = named(Saying::SummaryTold, talk).filter(|told| self.can_be_told(told)) else { return false };
        let next = self.said.iter().any(|said| said.kind == Saying::AppointmentMade && closed.sees(said.id()));
        closed.sees(talk)
            && named(Saying::SummaryHeard, told.id()).is_some_and(says_what)
            && self.lines(told).into_iter().all(|line| {
                [Saying::AgreementHeard, Saying::AgreementAnswered].into_iter().any(|kind| named(kind, line).is_some())
            })
            && named(Saying::TaughtBack, talk).is_some()
            && (next || !closed.text("reason").trim().is_empty())
    }

    /// What `talk` still needs at `today` before it can end; `reason` is why there is no next appointment.
    pub fn missing(&self, talk: &Talk<'_>, today: NaiveDate, reason: &str) -> Vec<Missing> {
        let mut missing = Vec::new();
        match &talk.summary {
            None => missing.push(Missing::Summary),
            Some(summary) => {
                missing.extend((!summary.heard.is_some_and(says_what)).then_some(Missing::Heard));
                let unanswered = |line: &&EventId| self.agreement(**line).is_some_and(|one| one.answer.is_none());
                missing.extend(summary.lines.iter().filter(unanswered).map(|line| Missing::Answer(*line)));
            }
        }
        missing.extend(talk.own_words.is_none().then_some(Missing::OwnWords));
        let has_next = self.next_appointment(today.and_time(chrono::NaiveTime::MIN)).is_some();
        missing.extend((!has_next && reason.trim().is_empty()).then_some(Missing::Next));
        missing
    }

    /// What ends `talk` at `today`; none while something is [`Self::missing`], or when the first contact is not within
    /// [`DAYS_TO_CONTACT`] days.
    pub fn close(&self, talk: &Talk<'_>, today: NaiveDate, closing: &Closing<'_>) -> Option<Draft> {
        let soon = (closing.contact - today).num_days();
        if !self.missing(talk, today, closing.reason).is_empty() || !(0..=DAYS_TO_CONTACT).contains(&soon) {
            return None;
        }
        let summary = talk.summary.as_ref()?;
        let answers = summary.lines.iter().filter_map(|line| Some(self.agreement(*line)?.answer?.id()));
        let next = self.next_appointment(today.and_time(chrono::NaiveTime::MIN));
        let draft = Draft::of_route(Saying::TalkClosed.key())
            .with("on", closing.contact)
            .with("by", &*closing.by.to_string())
            .seeing([talk.opened.id(), summary.told.id()])
            .seeing(summary.heard.map(|heard| heard.id()))
            .seeing(talk.own_words.map(|words| words.id()))
            .seeing(answers)
            .seeing(next.map(|next| next.made.id()));
        Some(if closing.reason.trim().is_empty() { draft } else { draft.with("reason", closing.reason) })
    }

    /// What puts the first step of a talk before the resident: its part is confirmed, and it is let loose. Nothing when it is
    /// there already.
    pub fn puts_first(&self, first: StepId) -> Vec<Draft> {
        let part = self.phase_of(first).filter(|phase| !phase.opened).and_then(|phase| phase.id);
        let step = self.step(first).filter(|step| !step.is_done() && step.release != Release::Open);
        let opened = part.map(|part| Draft::new("PhaseOpened", part.0));
        opened.into_iter().chain(step.map(|step| step.let_loose(Release::Open))).collect()
    }

    /// The first contact after the last talk, as long as its day is still to come: when, and who.
    pub fn first_contact(&self, today: NaiveDate) -> Option<(NaiveDate, PersonId)> {
        let closed = self.talk()?.closed?;
        let on = closed.day("on").filter(|on| today <= *on)?;
        Some((on, self.helper(closed.person("by")?)?.0))
    }
}

/// The last day on which somebody gets in touch after a talk on `today`.
pub fn contact_until(today: NaiveDate) -> NaiveDate {
    today + TimeDelta::days(DAYS_TO_CONTACT)
}

/// The day that is proposed for it: the first working day from two days on, as long as that is within [`DAYS_TO_CONTACT`].
pub fn contact_proposed(today: NaiveDate) -> NaiveDate {
    after_working_days(today + TimeDelta::days(1), 1).min(contact_until(today))
}

/// Whether what the resident said of a summary ends a talk: it is right, or it says what is otherwise. Not knowing yet does
/// too: nobody is pressed.
fn says_what(heard: &Said) -> bool {
    heard.text("answer") != "other" || !heard.text("text").trim().is_empty()
}
