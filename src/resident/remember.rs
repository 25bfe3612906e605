//! What this phone remembers from one opening to the next: when it was last opened, and which steps had their nudge.
//! It never leaves the phone.

use domain::{body, id::StepId, rest, view::RouteView};
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{clock, keep::Kept},
    text::{Key, Texts},
};

/// Whether the resident is here again after a long time.
pub fn is_back() -> bool {
    let last = Kept::Opened.get().and_then(|day| body::day(&day));
    last.is_some_and(|last| rest::is_return(last, clock::today()))
}

/// Remembers that the app was opened today; not while a welcome back still waits, so that it shows until it is read.
pub fn opened(back: bool) {
    if !back {
        Kept::Opened.set(&body::day_text(clock::today()));
    }
}

/// Whether the first opening of the route on this phone waits to be read. What is needed today goes before it.
pub fn is_first(view: &RouteView) -> bool {
    Kept::First.get().is_some() && view.crisis().is_none() && view.unmet().is_none()
}

/// One quiet line about a step that stays open: on one day at most, and one step a day; later, who looks along.
pub fn nudge(view: &RouteView, texts: &Texts, step: StepId) -> Option<Node> {
    let today = clock::today();
    let line = |said: String| el("p", "sync-state").keyed("nudge").with(icon(Icon::Hand)).with(text("span", "", said));
    if view.signals(today).contains(&step) {
        let (_, person) = view.contact()?;
        return Some(line(texts.fill(Key::NudgeSignal, &[("name", &person.name)])));
    }
    let rows = Kept::Nudged.get().unwrap_or_default();
    let had = || rows.split(';').filter_map(|row| row.split_once(' '));
    let now = body::day_text(today);
    let of_today = had().find(|(_, day)| *day == now).and_then(|(step, _)| step.parse::<StepId>().ok());
    let earlier: Vec<StepId> = had().filter(|(_, day)| *day != now).filter_map(|(step, _)| step.parse().ok()).collect();
    let nudged = of_today.or_else(|| view.nudge(today, &earlier)).filter(|nudged| *nudged == step)?;
    if of_today.is_none() {
        Kept::Nudged.set(&[&*rows, &nudged.to_string(), " ", &now, ";"].concat());
    }
    Some(line(texts.get(Key::NudgeLine).into()))
}
