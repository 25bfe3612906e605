//! A step of the route: who does it, how and when, where it stands, and whether it is let loose. Each change is one act that
//! can be taken back.

use domain::{
    event::Draft,
    lanes::When,
    plan::{Unfit, Way},
    step::{Help, PhaseKind, Release},
    view::{RouteView, StepView},
    words::{LONGEST_TITLE, Part as Words, is_title},
};
use leptos::prelude::*;
use ui::{
    content,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{clock, form as fields},
};

use super::{
    add, close,
    form::{self, Begins, Form},
    off::off,
};
use crate::{frame, talk::desk::Desk, text::Key};

const TITLE: &str = "choose-name";
/// The pane of a step.
pub fn step(desk: Desk, view: &RouteView, step: &StepView) -> Node {
    let words = words(desk, view, step);
    let pane = el("aside", "talk__pane talk__pane--sunken shelf")
        .keyed(step.id.to_string())
        .attr("aria-labelledby", "choose-step-title")
        .with(text("h2", "", words.clone()).attr("id", "choose-step-title").attr("tabindex", "-1"));
    let back = frame::button("nl-button nl-button--text", desk.t(Key::ChooseBack), move || close(desk));
    match step.is_done() {
        true => pane.with(desk.say("p", "", Key::ChooseStepDone)).with(back),
        false => {
            pane.with(said(desk, view, step, &words)).with(place(desk, view, step)).with(off(desk, step)).with(back)
        }
    }
}

/// The title that people read, with the name of who helps.
pub fn words(desk: Desk, view: &RouteView, step: &StepView) -> String {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    desk.texts().words(step, helper).get(Words::Title).to_owned()
}

/// What is said of it, kept in one go.
fn said(desk: Desk, view: &RouteView, step: &StepView, title: &str) -> Node {
    let now = desk.ui.read().choosing.form.clone();
    let help = now.help.or(now.owner_is_kept(step).then_some(step.help));
    let shown = Form { owner: now.owner.clone().or_else(|| step.owner.clone()), help, ..now };
    let name = el("input", "field__input")
        .attr("id", TITLE)
        .attr("autocomplete", "off")
        .attr("maxlength", LONGEST_TITLE.to_string())
        .attr("value", title);
    let field =
        el("div", "field").with(desk.say("label", "field__label", Key::ChooseName).attr("for", TITLE)).with(name);
    let begins = Begins { help: Some(step.help), when: stretch(step), counted: step.is_open() };
    let (id, title) = (step.id, title.to_owned());
    let keep = frame::submit(desk.t(Key::ChooseKeep), move || {
        if let Some(step) = desk.store.view().step(id) {
            keep(desk, step, &title);
        }
    });
    el("form", "stack").with(field).all(form::fields(desk, view, &shown, begins)).with(keep)
}

impl Form {
    /// Whether nobody else was chosen for `step`.
    fn owner_is_kept(&self, step: &StepView) -> bool {
        step.owner.is_some() && self.owner.as_ref().is_none_or(|owner| Some(owner) == step.owner.as_ref())
    }
}

/// The stretch of time that its days are those of; none when they are other days.
fn stretch(step: &StepView) -> Option<When> {
    let today = clock::today();
    let same = |when: &When| step.window.to == when.days(today).to && step.window.time.is_none();
    [When::ThisWeek, When::NextWeek, When::Later].into_iter().find(same)
}

/// Keeps what was changed, and nothing else.
fn keep(desk: Desk, step: &StepView, shown: &str) {
    let view = desk.store.view();
    let form = desk.ui.read_untracked().choosing.form.clone();
    let title = fields::typed(TITLE).trim().to_owned();
    if !is_title(&title) {
        return form::refuse(desk, Unfit::Title);
    }
    let Some(owner) = form.owner.clone().or_else(|| step.owner.clone()) else {
        return form::refuse(desk, Unfit::NoOwner);
    };
    let is_same = step.owner.as_ref() == Some(&owner);
    let level = form.help.unwrap_or(if is_same { step.help } else { Help::begins(&owner, Some(step.help)) });
    let helper = if is_same { step.helper } else { add::helper(desk, &view, &owner) };
    let mut drafts = Vec::new();
    drafts.extend((title != shown).then(|| step.retitled(&title)));
    drafts.extend((!is_same).then(|| step.given_to(&owner)));
    drafts.extend(((level, helper) != (step.help, step.helper)).then(|| step.helped(level, helper)));
    drafts.extend(form.when.map(|when| step.planned_in(when.days(clock::today()))));
    if drafts.is_empty() {
        return close(desk);
    }
    let kinds: Vec<&str> = drafts.iter().map(|draft| draft.kind).collect();
    let before = step.clone();
    desk.act(drafts, told(desk, Key::ChooseKept, &title), move |view, _| {
        view.step(before.id)
            .map_or_else(Vec::new, |now| kinds.iter().filter_map(|kind| undone(kind, now, &before)).collect())
    });
    close(desk);
}

/// What puts one change back as it was. That nobody did a step does not come back: who does it was said aloud.
fn undone(kind: &str, now: &StepView, before: &StepView) -> Option<Draft> {
    match kind {
        "TextSet" => Some(now.retitled(before.words.get(Words::Title))),
        "OwnerSet" => before.owner.as_ref().map(|owner| now.given_to(owner)),
        "HelpLevelSet" => Some(now.helped(before.help, before.helper)),
        "WindowSet" => Some(now.planned_in(before.window)),
        _ => None,
    }
}

pub fn told(desk: Desk, key: Key, step: &str) -> String {
    desk.texts().fill(key, &[("step", step)])
}

/// Where it stands, and whether it is let loose.
fn place(desk: Desk, view: &RouteView, step: &StepView) -> Node {
    let button = |id: &str, picture: Icon, key: Key| {
        el("button", "nl-button nl-button--secondary")
            .attr("type", "button")
            .attr("id", id)
            .with(icon(picture))
            .with(desk.say("span", "", key))
    };
    let moved = |id, picture, key, way: Way, class| {
        let to = view.moved(step.id, way);
        let (step, title) = (step.clone(), words(desk, view, step));
        let node =
            button(id, picture, key).attr("data-way", class).maybe("aria-disabled", to.is_none().then_some("true"));
        // A place at the end keeps its button, so that the focus stays where it was.
        node.press(move || {
            if let Some(draft) = to.clone() {
                go(desk, &step, draft, &title);
            }
        })
    };
    let up = moved("choose-up", Icon::Forward, Key::ChooseUp, Way::Up, "up");
    let down = moved("choose-down", Icon::Forward, Key::ChooseDown, Way::Down, "down");
    let id = step.id;
    let (key, state) = match step.release {
        Release::Open => (Key::ChooseHold, Release::Later),
        Release::Later | Release::Maybe | Release::Dropped => (Key::ChooseRelease, Release::Open),
    };
    let picture = if state == Release::Open { Icon::Sun } else { Icon::Later };
    let release = button("choose-release", picture, key).press(move || {
        if let Some(step) = desk.store.view().step(id) {
            let_loose(desk, step, state);
        }
    });
    el("div", "shelf__acts").with(up).with(down).with(release)
}

fn go(desk: Desk, step: &StepView, draft: Draft, title: &str) {
    let (id, key) = (step.id, step.place.clone());
    desk.act(vec![draft], told(desk, Key::ChooseMoved, title), move |view, _| {
        view.step(id).map(|now| now.placed(&key)).into_iter().collect()
    });
}

/// Lets it loose or holds it back. Without somebody who does it, or without a way round where rest comes first, it waits, and
/// that is said.
fn let_loose(desk: Desk, step: &StepView, state: Release) {
    let view = desk.store.view();
    let kind = view.phase_of(step.id).map_or(PhaseKind::Calm, |phase| phase.kind);
    let is_held = step.template.as_deref().is_some_and(|id| content::HELD.contains(&id)) && !desk.is_specialist();
    let fault = match (state, step.unfit(kind)) {
        (Release::Open, _) if is_held => Some(Key::ChooseHeld),
        (Release::Open, Some(Unfit::NoPlanB)) => Some(Key::ChooseNoPlan),
        (Release::Open, Some(Unfit::NoOwner)) => Some(Key::ChooseReleaseNoOwner),
        (Release::Open, Some(Unfit::Title | Unfit::TooLong) | None) => None,
        (Release::Later | Release::Maybe | Release::Dropped, _) => None,
    };
    if let Some(key) = fault {
        return desk.wrong(desk.t(key));
    }
    let key = if state == Release::Open { Key::ChooseReleased } else { Key::ChooseHeldBack };
    let (id, before) = (step.id, step.release);
    desk.act(vec![step.let_loose(state)], told(desk, key, &words(desk, &view, step)), move |view, _| {
        view.step(id).map(|now| now.let_loose(before)).into_iter().collect()
    });
}
