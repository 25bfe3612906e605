//! The short sentences that stand with a step: how long, when, who, when it is done.

use chrono::NaiveDate;
use domain::{
    next::Then,
    step::{Help, Owner},
    view::{RouteView, StepView},
    wait::Due,
    words::{Part, Words},
};

use crate::{
    dates,
    text::{Key, Texts},
};

/// A step in sentences; one that does not apply is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepWords {
    /// Its words in the reader's language.
    pub words: Words,
    /// "5 minuten".
    pub minutes: String,
    /// "Dit kan t/m vrijdag 14 juni", or the time of an appointment.
    pub window: String,
    /// "U doet dit. Naomi helpt."
    pub who: String,
    /// "Klaar als alles in de tas zit".
    pub done_when: String,
    /// "Nog dit stukje: maak drie stapels", once it was begun.
    pub left: String,
}

impl StepWords {
    /// The sentences of `step` on the route `view`.
    pub fn of(view: &RouteView, step: &StepView, texts: &Texts) -> Self {
        let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
        let words = texts.words(step, helper);
        Self {
            minutes: minutes(texts, step.minutes),
            window: window(texts, step),
            who: who(view, step, texts, helper),
            done_when: match words.get(Part::DoneWhen) {
                "" => String::new(),
                what => texts.fill(Key::StepDoneWhen, &[("what", what)]),
            },
            left: match step.first_left().filter(|_| step.is_begun()).and_then(|item| words.items.get(item)) {
                Some(item) => texts.fill(Key::StepLeft, &[("what", item)]),
                None => String::new(),
            },
            words,
        }
    }

    /// What is left of a step that was begun; of another, when it is done.
    pub fn ends(&self) -> &str {
        if self.left.is_empty() { &self.done_when } else { &self.left }
    }

    /// The smallest piece of `step` that is left: its first open part, or else what helps when it does not work out, or
    /// else what it brings.
    pub fn smallest(&self, step: &StepView) -> &str {
        match step.first_left().and_then(|item| self.words.items.get(item)) {
            Some(item) => item,
            None => match self.words.get(Part::PlanB) {
                "" => self.words.get(Part::Brings),
                other_way => other_way,
            },
        }
    }
}

/// "5 minuten"; empty when it is not known.
pub fn minutes(texts: &Texts, minutes: u16) -> String {
    match minutes {
        0 => String::new(),
        n => texts.count(Key::StepMinutesOne, Key::StepMinutesOther, n.into()),
    }
}

/// The time of an appointment, or until when a step can be done; empty when nothing was agreed.
pub fn window(texts: &Texts, step: &StepView) -> String {
    let window = step.window;
    match (window.from, window.time, window.to) {
        (Some(day), Some(time), _) => {
            texts.fill(Key::DateAt, &[("date", &dates::long(texts, day)), ("time", &dates::time(texts, time))])
        }
        (_, _, Some(to)) => texts.fill(Key::StepUntil, &[("date", &dates::long(texts, to))]),
        (Some(from), ..) => dates::long(texts, from),
        (None, ..) => String::new(),
    }
}

/// When the resident hears something of a step of others, seen from `today`: honest once the promised day is past.
/// Empty when no day was promised.
pub fn heard(view: &RouteView, texts: &Texts, step: &StepView, then: Then, today: NaiveDate) -> String {
    let on = |key: Key, name: &str, day| texts.fill(key, &[("name", name), ("date", &dates::long(texts, day))]);
    match (step.due(today), then) {
        (Due::Before(before), _) => on(Key::WaitBefore, "", before),
        (Due::Longer(Some(day)), Then::Calls(id)) => {
            on(Key::WaitLongerCalls, view.name_of(id).unwrap_or_default(), day)
        }
        (Due::Longer(_), _) => texts.get(Key::WaitLonger).into(),
        (Due::Open, _) => String::new(),
    }
}

fn who(view: &RouteView, step: &StepView, texts: &Texts, helper: &str) -> String {
    let we = |name: &str| texts.fill(Key::StepWhoWe, &[("helper", name)]);
    match (&step.owner, step.help) {
        (Some(Owner::Person(person)), _) => we(view.name_of(*person).unwrap_or(helper)),
        (Some(Owner::Third(third)), _) => texts.fill(Key::StatusWaiting, &[("name", third)]),
        (None | Some(Owner::Resident), Help::Own) => texts.get(Key::StepWhoSelf).into(),
        (None | Some(Owner::Resident), _) if helper.is_empty() => texts.get(Key::StepWhoSelf).into(),
        (None | Some(Owner::Resident), Help::Alongside) => texts.fill(Key::StepWhoAlongside, &[("helper", helper)]),
        (None | Some(Owner::Resident), Help::We | Help::Together) => {
            texts.fill(Key::StepWhoTogether, &[("helper", helper)])
        }
    }
}
