//! Reminders, only for who chose them: the choice itself, and one calm line on Nu about what is planned.

use domain::{
    id::StepId,
    reminder::{Hour, Planned},
    view::RouteView,
};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    dates,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{clock, keep::Kept, remind},
    text::{Key, Texts},
};

use super::choices::option;
use crate::{app::App, mine::Answer};

/// What was chosen on this phone: the hour, and what came of asking the phone.
fn chosen() -> Option<(Hour, String)> {
    let row = Kept::Remind.get()?;
    let (hour, came) = row.split_once(' ')?;
    Some((Hour::named(hour)?, came.into()))
}

/// When one wants to be reminded, with what that brings on this phone.
pub fn choice(app: App) -> Node {
    let now = chosen();
    let pick = |hour: Option<Hour>, key: Key| {
        option(app.t(key), now.as_ref().map(|(hour, _)| *hour) == hour, move || choose(app, hour))
    };
    let hours = vec![
        pick(None, Key::RemindOff),
        pick(Some(Hour::Morning), Key::RemindMorning),
        pick(Some(Hour::Afternoon), Key::RemindAfternoon),
        pick(Some(Hour::Evening), Key::RemindEvening),
    ];
    let (asking, away) = (app.ui.read().reminding, app.ui.read().answer == Answer::Away);
    let said = match &now {
        _ if asking => app.t(Key::RemindAsking),
        _ if away => app.t(Key::OopsOffline),
        Some((hour, came)) => brings(&app.texts(), *hour, came),
        None => app.t(Key::RemindText),
    };
    let hours = el("div", "segmented segmented--pairs")
        .attr("role", "group")
        .attr("aria-labelledby", "choice-remind")
        .all(hours);
    el("section", "choices").with(app.say("h2", "", Key::RemindTitle).attr("id", "choice-remind")).with(
        el("div", "choices__card choices__card--text").with(hours).with(text("p", "", said).attr("role", "status")),
    )
}

/// What a choice brings on this phone.
fn brings(texts: &Texts, hour: Hour, came: &str) -> String {
    match came {
        "on" => texts.fill(Key::RemindOn, &[("time", &dates::time(texts, hour.time()))]),
        "denied" => texts.get(Key::RemindDenied).into(),
        _ => texts.get(Key::RemindApp).into(),
    }
}

/// Asks the phone, and remembers what came of it. Without internet the choice stays what it was.
fn choose(app: App, hour: Option<Hour>) {
    let asked = remind::choose(hour.map(Hour::key), app.texts().lang.tag());
    app.change(|ui| ui.reminding = true);
    spawn_local(async move {
        let came = asked.await;
        let answer = if came == "away" { Answer::Away } else { Answer::Coming };
        match hour {
            _ if came == "away" => {}
            Some(hour) => Kept::Remind.set(&[hour.key(), " ", &came].concat()),
            None => Kept::Remind.forget(),
        }
        app.change(|ui| (ui.reminding, ui.answer) = (false, answer));
    });
}

/// What is planned, for who chose to be reminded: that the step `shown` is for today, or without one a talk that comes.
pub fn line(view: &RouteView, texts: &Texts, shown: Option<StepId>) -> Option<Node> {
    chosen()?;
    let now = clock::wall();
    let (picture, said) = match (view.planned_on(now)?, shown) {
        (Planned::Step(step), Some(shown)) if step == shown => (Icon::Hand, texts.get(Key::RemindStep).into()),
        (Planned::Talk(talk), None) => {
            let key = if talk.at.date() == now.date() { Key::RemindToday } else { Key::RemindTomorrow };
            let (_, with) = talk.with;
            let time = dates::time(texts, talk.at.time());
            (Icon::Calendar, texts.fill(key, &[("time", &time), ("name", &with.name)]))
        }
        _ => return None,
    };
    Some(el("p", "sync-state").keyed("reminder").with(icon(picture)).with(text("span", "", said)))
}
