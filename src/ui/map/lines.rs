//! What stands beside the stops and the phases of the map: a name, and a sentence or two.

use chrono::NaiveDate;
use domain::{
    next::{PhaseState, Then},
    status::{Shape, Status},
    step::{Help, Owner, PhaseKind},
    view::{PhaseView, RouteView, StepView},
    words::Part,
};

use super::layout::Stop;
use crate::{
    content, dates,
    node::plain,
    step_words,
    text::{Key, Texts},
};

/// The words of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Read before the name by a screen reader; empty for a phase.
    pub prefix: String,
    /// What the step or the phase is called.
    pub name: String,
    /// How it stands, with **bold** parts.
    pub line: String,
    /// What a narrow place may leave out; empty is nothing.
    pub more: String,
}

/// The words of the phase at `index`.
pub fn of_phase(view: &RouteView, index: usize, state: PhaseState, texts: &Texts) -> Lines {
    let Some(phase) = view.phases.get(index) else { return Lines::default() };
    let key = match state {
        PhaseState::Done => Key::RoutePartDone,
        PhaseState::Here => Key::RoutePartHere,
        PhaseState::Later => Key::RoutePartLater,
    };
    let months = phase.months.filter(|months| *months > 0 && state != PhaseState::Done);
    Lines {
        prefix: String::new(),
        name: phase_name(phase, texts),
        line: sentences([
            texts.fill(key, &[("n", &(index + 1).to_string()), ("total", &view.phases.len().to_string())]),
            before_agreements(view, phase, state, texts),
            if phase.held.is_empty() { String::new() } else { texts.get(Key::RoutePartHeld).into() },
        ]),
        more: months.map_or_else(String::new, |months| {
            texts.count(Key::RoutePartMonthsOne, Key::RoutePartMonthsOther, months.into())
        }),
    }
}

/// "Nog 3 dingen. Dan kan dit beginnen.", of the part in which arrangements are made, while it is to come.
fn before_agreements(view: &RouteView, phase: &PhaseView, state: PhaseState, texts: &Texts) -> String {
    let counts = phase.kind == PhaseKind::Agreements && state == PhaseState::Later;
    match view.needed(&content::NEEDED) {
        _ if !counts => String::new(),
        (_, 0) => String::new(),
        (0, _) => texts.get(Key::RouteReady).into(),
        (left, _) => texts.count(Key::RouteNeededOne, Key::RouteNeededOther, left),
    }
}

/// What a phase is called: its own name, or else that of its kind.
pub fn phase_name(phase: &PhaseView, texts: &Texts) -> String {
    let own = phase.title.as_deref().filter(|title| !title.is_empty());
    let kind = match phase.kind {
        PhaseKind::Asking => Key::PhaseAsking,
        PhaseKind::Looking => Key::PhaseLooking,
        PhaseKind::Calm => Key::PhaseCalm,
        PhaseKind::Agreements => Key::PhaseAgreements,
        PhaseKind::Persevere => Key::PhasePersevere,
        PhaseKind::Onward => Key::PhaseOnward,
        PhaseKind::Crisis => Key::PhaseCrisis,
    };
    own.unwrap_or(texts.get(kind)).into()
}

/// The words of `step`, which stands on the map as `stop`, seen from `today`.
pub fn of_stop(view: &RouteView, step: &StepView, stop: &Stop, today: NaiveDate, texts: &Texts) -> Lines {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = texts.words(step, helper);
    let (number, total) = (stop.number.to_string(), stop.total.to_string());
    let status = texts.get(word(step, stop.shape));
    let line = match stop.shape {
        Shape::Now => now(step, helper, texts),
        _ => told(view, step, [helper, words.get(Part::Relief)], today, texts),
    };
    Lines {
        prefix: texts.fill(Key::RouteStepPrefix, &[("n", &number), ("total", &total), ("status", status)]),
        name: if step.is_done() { words.done_name() } else { words.get(Part::Title) }.into(),
        line,
        more: String::new(),
    }
}

/// The word for how a step stands. One that can be done now has the shape of one that comes later,
/// since there is one next step, but it is not called so.
fn word(step: &StepView, shape: Shape) -> Key {
    match shape {
        Shape::Later if matches!(step.status(), Status::ToDo | Status::Begun) => Key::ShapeOpen,
        Shape::Done => Key::ShapeDone,
        Shape::Now => Key::ShapeNow,
        Shape::Others => Key::ShapeOthers,
        Shape::Later => Key::ShapeLater,
        Shape::Maybe => Key::ShapeMaybe,
        Shape::Stuck => Key::ShapeStuck,
    }
}

/// "U doet dit. Ongeveer 5 minuten. Dit kan t/m vrijdag 14 juni."
fn now(step: &StepView, helper: &str, texts: &Texts) -> String {
    let who = match step.help {
        Help::We if !helper.is_empty() => texts.fill(Key::StepWhoWe, &[("helper", helper)]),
        _ => texts.get(Key::StepWhoSelf).into(),
    };
    let about = match step.minutes {
        0 => String::new(),
        n => texts.fill(Key::StepAbout, &[("minutes", &step_words::minutes(texts, n))]),
    };
    plain(&sentences([who, about, window(step, texts)]))
}

/// How a step stands that is not the next one.
fn told(view: &RouteView, step: &StepView, [helper, relief]: [&str; 2], today: NaiveDate, texts: &Texts) -> String {
    let busy = |who: String| {
        let then = view.wait(step).map_or(Then::CallTeam, |wait| wait.then);
        sentences([["**", &who, "**"].concat(), plain(&step_words::heard(view, texts, step, then, today))])
    };
    match step.status() {
        Status::Done => sentences([done_on(step, texts), looks(step, view, texts)]),
        Status::Seen { .. } | Status::Finished => sentences([done_on(step, texts), relief.into()]),
        Status::Others { who } => match view.name_of(who) {
            Some(name) => busy(texts.fill(Key::RouteBusy, &[("name", name)])),
            None => busy(stop(texts.get(Key::WaitBusyTeam).into())),
        },
        Status::Waiting { third } => busy(stop(texts.fill(Key::StatusWaiting, &[("name", &third)]))),
        Status::Stuck => stop(texts.get(Key::StatusStuck).into()),
        Status::ToDo => sentences([stop(texts.get(Key::StatusTodo).into()), plain(&window(step, texts))]),
        Status::Begun => sentences([stop(texts.get(Key::StatusBegun).into()), plain(&window(step, texts))]),
        Status::Later => later(view, step, helper, texts),
        Status::Maybe => texts.get(Key::RouteMaybe).into(),
        Status::NotNeeded => stop(texts.get(Key::StatusNotNeeded).into()),
    }
}

/// "Gelukt op 6 mei."; empty when no clock wrote the day.
fn done_on(step: &StepView, texts: &Texts) -> String {
    let day = step.ticks.iter().find_map(|tick| tick.day());
    day.map_or_else(String::new, |day| texts.fill(Key::RouteDoneOn, &[("date", &dates::short(texts, day))]))
}

/// "Naomi kijkt ernaar.": what a step brings is said once somebody saw it, not before. Empty when
/// the one who would look is the one who ticked it.
fn looks(step: &StepView, view: &RouteView, texts: &Texts) -> String {
    let looker = view.helper_of(step).filter(|(id, _)| step.ticks.iter().all(|tick| tick.author.person != *id));
    looker.map_or_else(String::new, |(_, person)| texts.fill(Key::RouteLooks, &[("name", &person.name)]))
}

/// "Straks. Maandag 17 juni, 18.30 uur." or with whom.
fn later(view: &RouteView, step: &StepView, helper: &str, texts: &Texts) -> String {
    if step.window.time.is_some() {
        let when = step_words::window(texts, step);
        return texts.fill(Key::RouteLaterOn, &[("date", &capital(&when))]);
    }
    if let Some(name) = step.owner.as_ref().and_then(|owner| match owner {
        Owner::Person(person) => view.name_of(*person),
        Owner::Third(_) | Owner::Resident => None,
    }) {
        let who = plain(&texts.fill(Key::StepWhoWe, &[("helper", name)]));
        return sentences([texts.get(Key::RouteLater).into(), who]);
    }
    match step.help {
        Help::Together | Help::We if !helper.is_empty() && step.owner == Some(Owner::Resident) => {
            texts.fill(Key::RouteLaterWith, &[("helper", helper)])
        }
        _ => texts.get(Key::RouteLater).into(),
    }
}

/// "Dit kan t/m vrijdag 14 juni."; empty when nothing was agreed.
fn window(step: &StepView, texts: &Texts) -> String {
    stop(capital(&step_words::window(texts, step)))
}

/// `text` with a full stop; nothing stays nothing, and what has one keeps it.
fn stop(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with('.') {
        text.push('.');
    }
    text
}

/// `text` with a capital, for the names of days; those of other letters than ours stay as they are.
fn capital(text: &str) -> String {
    let mut text = String::from(text);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Sentences after each other, without the empty ones.
fn sentences<const N: usize>(parts: [String; N]) -> String {
    let mut all = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(part);
    }
    all
}

#[cfg(test)]
mod tests;
