//! In which language the talk is held, whether an interpreter comes, and on which days all three can meet.

use domain::{
    event::Draft,
    prepare::{DAYS, Time},
    said::Saying,
    view::RouteView,
};
use ui::{
    node::{Node, el, text},
    text::Key as Common,
};

use crate::{
    talk::{desk::Desk, note::Note},
    text::Key,
};

/// The language, the interpreter, the days of the resident and those that suit everybody.
pub fn when(desk: Desk, view: &RouteView) -> Node {
    el("section", "talk__pane talk__pane--sunken")
        .attr("aria-labelledby", "prepare-when")
        .with(desk.say("h2", "", Key::PrepareWhen).attr("id", "prepare-when"))
        .with(language(desk, view))
        .with(days(desk, view))
        .all(common(desk, view))
}

fn language(desk: Desk, view: &RouteView) -> Node {
    let interpreter = view.language().is_some_and(|(_, interpreter)| interpreter);
    let field = Note::Language.field(desk, "input", "field__input", "40");
    let keep = desk
        .say("button", "nl-button nl-button--secondary tell__keep", Key::PrepareKeep)
        .attr("type", "submit")
        .press(move || speaks(desk, false));
    let comes = switch(desk, Key::PrepareInterpreter, interpreter, move || speaks(desk, true));
    el("form", "stack")
        .with(
            el("div", "field")
                .with(desk.say("label", "field__label", Key::PrepareLanguage).attr("for", Note::Language.id()))
                .with(el("div", "").with(field)),
        )
        .with(comes)
        .with(keep)
}

/// Says in which language the talk is, and that an interpreter comes after all, or not, when that was pressed.
fn speaks(desk: Desk, turns: bool) {
    let typed = Note::Language.take(desk);
    told(desk, Saying::LanguageSet, move |view, draft| {
        let (stands, interpreter) = view.language().unwrap_or_default();
        let language = typed.filter(|typed| !typed.is_empty());
        let language = language.as_deref().unwrap_or(if stands.is_empty() { "Nederlands" } else { stands });
        draft.with("language", language).with("interpreter", interpreter != turns)
    });
}

/// Says it in the place of what was said before.
fn told(desk: Desk, kind: Saying, with: impl FnOnce(&RouteView, Draft) -> Draft + 'static) {
    let make = move |view: &RouteView| {
        let earlier = view.standing(kind, &[kind]).into_iter().map(|said| said.id());
        vec![with(view, Draft::of_route(kind.key())).seeing(earlier)]
    };
    desk.tell_of(make, move |_| desk.happened(desk.t(Key::PrepareKept)));
}

fn days(desk: Desk, view: &RouteView) -> Node {
    let (days, times) = view.times().unwrap_or_default();
    let of_week = week(desk, days, move |digit| can(desk, move |days, _| *days = toggled(days, digit)));
    let parts = [
        (Time::Morning, Key::PrepareMorning),
        (Time::Afternoon, Key::PrepareAfternoon),
        (Time::Evening, Key::PrepareEvening),
    ];
    let of_day = parts.map(|(time, label)| {
        pill(&desk.t(label), times.contains(&time), move || {
            can(desk, move |_, times| match times.iter().position(|one| *one == time) {
                Some(at) => drop(times.remove(at)),
                None => times.push(time),
            });
        })
    });
    let title = text("h3", "", desk.texts().fill(Key::PrepareDays, &[("name", &view.name)])).attr("id", "prepare-days");
    let group =
        |nodes: Vec<Node>| el("div", "pills").attr("role", "group").attr("aria-labelledby", "prepare-days").all(nodes);
    el("div", "stack").with(title).with(group(of_week)).with(group(of_day.into()))
}

/// Says when the resident can, `change`d from what stands by then.
fn can(desk: Desk, change: impl FnOnce(&mut String, &mut Vec<Time>) + 'static) {
    told(desk, Saying::TimesSet, |view, draft| {
        let (days, mut times) = view.times().unwrap_or_default();
        let mut days = days.to_owned();
        change(&mut days, &mut times);
        let times: Vec<String> = times.iter().map(|time| time.key().into()).collect();
        draft.with("days", &*days).with("times", times)
    });
}

/// The working days, those of `days` chosen; `choose` gets the digit of the one that was pressed.
pub fn week(desk: Desk, days: &str, choose: impl Fn(char) + Clone + Send + Sync + 'static) -> Vec<Node> {
    let names = desk.t(Common::DateWeekdays);
    let pills = DAYS.iter().zip(names.split('|')).map(|((_, digit), name)| {
        let choose = choose.clone();
        pill(name, days.contains(*digit), move || choose(*digit))
    });
    pills.collect()
}

/// The digits of `days` with `digit` more, or without it.
pub fn toggled(days: &str, digit: char) -> String {
    let chosen = |one: char| days.contains(one) != (one == digit);
    DAYS.iter().map(|(_, one)| *one).filter(|one| chosen(*one)).collect()
}

/// The days on which everybody can; nothing to say while nobody's days are known.
fn common(desk: Desk, view: &RouteView) -> Option<Node> {
    view.times()?;
    let names = desk.t(Common::DateWeekdays);
    let suits = view.common_days();
    let named: Vec<&str> =
        DAYS.iter().zip(names.split('|')).filter(|((day, _), _)| suits.contains(day)).map(|(_, name)| name).collect();
    let said = match named.is_empty() {
        true => desk.t(Key::PrepareNoDay),
        false => desk.texts().fill(Key::PrepareCommon, &[("days", &named.join(", "))]),
    };
    Some(text("p", "nl-card", said).attr("role", "status"))
}

fn pill(label: &str, chosen: bool, press: impl Fn() + Send + Sync + 'static) -> Node {
    text("button", "pill", label)
        .attr("type", "button")
        .attr("aria-pressed", if chosen { "true" } else { "false" })
        .press(press)
}

fn switch(desk: Desk, label: Key, on: bool, press: impl Fn() + Send + Sync + 'static) -> Node {
    el("button", "choices__row choices__row--switch")
        .attr("type", "button")
        .attr("role", "switch")
        .attr("aria-checked", if on { "true" } else { "false" })
        .with(desk.say("span", "", label))
        .with(el("span", "switch").attr("aria-hidden", "true"))
        .press(press)
}
