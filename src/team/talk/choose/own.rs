//! A step in own words, with hints in plain language while one types. A hint never keeps a step off the route.

use domain::{
    body::Body,
    id::PhaseId,
    lanes::When,
    text::plain::{self, Hint},
    view::RouteView,
    words::{LONGEST_TITLE, MOST_MINUTES, Part as Words},
};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::form as fields,
    text::Texts,
};

use super::{
    add, close,
    form::{self, Begins},
};
use crate::{frame, talk::desk::Desk, text::Key};

/// What it is called.
pub const TITLE: &str = "choose-name";
/// What helps when it does not work out.
pub const PLAN: &str = "choose-plan";
const MINUTES: &str = "choose-minutes";
/// In characters: one or two sentences.
const LONGEST_PLAN: usize = 140;

/// What was typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// What it is called.
    pub title: String,
    /// What helps when it does not work out.
    pub plan: String,
}

/// The form.
pub fn own(desk: Desk, view: &RouteView) -> Node {
    let (said, typed) = {
        let ui = desk.ui.read();
        (ui.choosing.form.clone(), ui.choosing.own.clone())
    };
    let bare = |id: &str| el("input", "field__input").attr("id", id).attr("autocomplete", "off");
    let title = bare(TITLE).attr("maxlength", LONGEST_TITLE.to_string()).attr("aria-describedby", "choose-name-hints");
    let plan = bare(PLAN).attr("maxlength", LONGEST_PLAN.to_string()).attr("aria-describedby", "choose-plan-hints");
    let minutes =
        bare(MINUTES).attr("inputmode", "numeric").attr("maxlength", "2").attr("size", "2").attr("value", "10");
    let minutes = minutes.attr("aria-describedby", "choose-minutes-hint");
    let most = desk.texts().fill(Key::ChooseMinutesHint, &[("n", &MOST_MINUTES.to_string())]);
    let begins = Begins { help: None, when: Some(When::ThisWeek), counted: false };
    let form = el("form", "stack")
        .with(field(desk, TITLE, Key::ChooseName, title).with(hints(desk, "choose-name-hints", &typed.title)))
        .with(
            field(desk, MINUTES, Key::ChooseMinutes, minutes)
                .with(text("p", "small soft", most).attr("id", "choose-minutes-hint")),
        )
        .with(field(desk, PLAN, Key::ChoosePlan, plan).with(hints(desk, "choose-plan-hints", &typed.plan)))
        .all(form::fields(desk, view, &said, begins))
        .with(frame::submit(desk.t(Key::ChooseAdd), move || put(desk)))
        .with(frame::button("nl-button nl-button--text", desk.t(Key::ChooseCancel), move || close(desk)));
    el("aside", "talk__pane talk__pane--sunken shelf")
        .keyed("own")
        .attr("aria-labelledby", "choose-own-title")
        .with(desk.say("h2", "", Key::ChooseOwn).attr("id", "choose-own-title"))
        .with(form)
}

fn field(desk: Desk, id: &str, label: Key, input: Node) -> Node {
    el("div", "field").with(desk.say("label", "field__label", label).attr("for", id)).with(input)
}

/// What could be plainer, read aloud politely when it changes.
pub fn hints(desk: Desk, id: &str, typed: &str) -> Node {
    let texts = desk.texts();
    let line =
        |hint: Hint| el("p", "hint small").with(icon(Icon::Pen)).with(text("span", "", explained(&texts, &hint)));
    el("div", "hints").attr("id", id).attr("role", "status").all(plain::hints(typed).into_iter().map(line))
}

/// One plain sentence for what makes a text less plain.
fn explained(texts: &Texts, hint: &Hint) -> String {
    let about = |key: Key, word: &str| texts.fill(key, &[("word", word)]);
    match hint {
        Hint::Long(count, _) => texts.fill(Key::ChooseHintLong, &[("n", &count.to_string())]),
        Hint::Forbidden(word) => about(Key::ChooseHintForbidden, word),
        Hint::Threat => texts.get(Key::ChooseHintThreat).into(),
        Hint::Exclaims => texts.get(Key::ChooseHintExclaims).into(),
        Hint::Diminutive(word) => about(Key::ChooseHintDiminutive, word),
        Hint::Passive(word) => about(Key::ChooseHintPassive, word),
        Hint::Counted => texts.get(Key::ChooseHintCounted).into(),
    }
}

fn put(desk: Desk) {
    let view = desk.store.view();
    let form = desk.ui.read_untracked().choosing.form.clone();
    let [title, plan, minutes] = [TITLE, PLAN, MINUTES].map(|id| fields::typed(id).trim().to_owned());
    // Minutes that are no number, or more than fit, are told like an assignment that is too large.
    let minutes = minutes.parse::<i64>().unwrap_or(0);
    let body = Body::default().with("title", &*title).with("icon", "pen").with("minutes", minutes);
    let body = if plan.is_empty() { body } else { body.with(Words::PlanB.key(), &*plan) };
    let ground = PhaseId(desk.id());
    match add::chosen(desk, &view, add::What { body, kind: None, help: None }, &form, ground) {
        Ok(step) => {
            let said = desk.texts().fill(Key::ChooseAdded, &[("step", &title)]);
            add::put(desk, &view, vec![step], ground, said);
            close(desk);
        }
        Err(unfit) => form::refuse(desk, unfit),
    }
}
