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
        .press(move || speaks(desk, interpreter));
    let comes = switch(desk, Key::PrepareInterpreter, interpreter, move || speaks(desk, !interpreter));
    el("form", "stack")
        .with(
            el("div", "field")
                .with(desk.say("label", "field__label", Key::PrepareLanguage).attr("for", Note::Language.id()))
                .with(el("div", "").with(field)),
        )
        .with(comes)
        .with(keep)
}

fn speaks(desk: Desk, interpreter: bool) {
    let view = desk.store.view();
    let stands = || view.language().map(|(spoken, _)| spoken.to_owned());
    let language = Note::Language.take(desk).or_else(stands).filter(|language| !language.is_empty());
    let language = language.as_deref().unwrap_or("Nederlands");
    let draft = Draft::of_route(Saying::LanguageSet.key()).with("language", language).with("interpreter", interpreter);
    told(desk, Saying::LanguageSet, draft);
}

/// Says it in the place of what was said before.
fn told(desk: Desk, kind: Saying, draft: Draft) {
    let view = desk.store.view();
    let earlier = view.standing(kind, &[kind]).into_iter().map(|said| said.id());
    desk.tell(vec![draft.seeing(earlier)], move |_| desk.happened(desk.t(Key::PrepareKept)));
}

fn days(desk: Desk, view: &RouteView) -> Node {
    let (days, times) = view.times().map_or((String::new(), Vec::new()), |(days, times)| (days.to_owned(), times));
    let kept = times.clone();
    let of_week = week(desk, &days, move |days| can(desk, days, &kept));
    let parts = [
        (Time::Morning, Key::PrepareMorning),
        (Time::Afternoon, Key::PrepareAfternoon),
        (Time::Evening, Key::PrepareEvening),
    ];
    let of_day = parts.map(|(time, label)| {
        let (days, times) = (days.clone(), times.clone());
        pill(&desk.t(label), times.contains(&time), move || {
            let mut chosen = times.clone();
            match chosen.iter().position(|one| *one == time) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(time),
            }
            can(desk, &days, &chosen);
        })
    });
    let title = text("h3", "", desk.texts().fill(Key::PrepareDays, &[("name", &view.name)])).attr("id", "prepare-days");
    let group =
        |nodes: Vec<Node>| el("div", "pills").attr("role", "group").attr("aria-labelledby", "prepare-days").all(nodes);
    el("div", "stack").with(title).with(group(of_week)).with(group(of_day.into()))
}

/// The working days; `choose` gets the digits of `days` with the one that was pressed more, or without it.
pub fn week(desk: Desk, days: &str, choose: impl Fn(&str) + Clone + Send + Sync + 'static) -> Vec<Node> {
    let names = desk.t(Common::DateWeekdays);
    let pills = DAYS.iter().zip(names.split('|')).map(|((_, digit), name)| {
        let (choose, then) = (choose.clone(), toggled(days, *digit));
        pill(name, days.contains(*digit), move || choose(&then))
    });
    pills.collect()
}

fn toggled(days: &str, digit: char) -> String {
    let chosen = |one: char| days.contains(one) != (one == digit);
    DAYS.iter().map(|(_, one)| *one).filter(|one| chosen(*one)).collect()
}

fn can(desk: Desk, days: &str, times: &[Time]) {
    let times: Vec<String> = times.iter().map(|time| time.key().into()).collect();
    told(desk, Saying::TimesSet, Draft::of_route(Saying::TimesSet.key()).with("days", days).with("times", times));
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
