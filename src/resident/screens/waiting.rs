//! Nu while others are busy: who, what, before when, and what if nothing comes.

use domain::{
    id::{PersonId, StepId},
    next::{Busy, Then, Wait},
    status::Shape,
    view::{RouteView, StepView},
    words::Part,
};
use ui::{
    dates,
    icon::{Icon, icon, sign},
    land::strip,
    node::{Node, el, text},
    portrait::portrait,
    step_words,
    text::{Key, Texts},
};

use super::{help::dial, sync_state};
use crate::{app::App, mirror};

/// Others are busy.
pub fn waiting(app: App, view: &RouteView, texts: &Texts, waits: &[Wait]) -> Vec<Node> {
    let mut cards: Vec<Node> = waits.iter().filter_map(|wait| busy_card(view, texts, wait)).collect();
    cards.extend(view.planned().map(|step| planned_card(view, texts, step)));
    let last = waits.last();
    let then = last.map_or(Then::CallTeam, |wait| wait.then);
    let on = last.and_then(|wait| view.step(wait.step)?.promise).map(|promise| dates::long(texts, promise.on));
    cards.push(silence(view, texts, then, on));
    nothing_to_do(app, view, texts, cards)
}

/// Nobody is busy, perhaps something is planned.
pub fn rest(app: App, view: &RouteView, texts: &Texts, planned: Option<StepId>, then: Then) -> Vec<Node> {
    let planned = planned.and_then(|id| view.step(id)).map(|step| planned_card(view, texts, step));
    nothing_to_do(app, view, texts, planned.into_iter().chain([silence(view, texts, then, None)]).collect())
}

fn nothing_to_do(app: App, view: &RouteView, texts: &Texts, cards: Vec<Node>) -> Vec<Node> {
    let mut nodes = sync_state::offline(app);
    nodes.extend([
        el("div", "greeting").with(text("h1", "", texts.get(Key::WaitTitle))),
        strip::strip(view, texts, mirror::place(app, texts)),
        el("div", "waiting")
            .with(text("h2", "visually-hidden", texts.get(Key::WaitOthers)))
            .all(cards)
            .with(sync_state::sync_state(app))
            .all(sync_state::new_version(app)),
    ]);
    nodes
}

fn busy_card(view: &RouteView, texts: &Texts, wait: &Wait) -> Option<Node> {
    let step = view.step(wait.step)?;
    let (who, said) = match &wait.who {
        Busy::Person(who) => {
            (Some(*who), texts.fill(Key::WaitBusy, &[("name", view.name_of(*who).unwrap_or_default())]))
        }
        Busy::Third(name) => (None, texts.fill(Key::StatusWaiting, &[("name", name)])),
        Busy::Team => (None, texts.get(Key::WaitBusyTeam).into()),
    };
    let before = step
        .promise
        .map_or(String::new(), |promise| texts.fill(Key::WaitBefore, &[("date", &dates::long(texts, promise.before))]));
    Some(card(view, texts, step, ("status status--others", Shape::Others, said), who, before))
}

fn planned_card(view: &RouteView, texts: &Texts, step: &StepView) -> Node {
    let who = view.helper_of(step).map(|(id, _)| id);
    let status = ("status status--later", Shape::Later, texts.get(Key::WaitNext).to_owned());
    card(view, texts, step, status, who, step_words::window(texts, step))
}

fn card(
    view: &RouteView,
    texts: &Texts,
    step: &StepView,
    (class, shape, said): (&'static str, Shape, String),
    who: Option<PersonId>,
    when: String,
) -> Node {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = texts.words(step, helper);
    let role = who.and_then(|who| Some(view.people.get(&who)?.role));
    el("article", "nl-card list-card").with(portrait(role)).with(
        el("div", "")
            .with(el("span", class).with(sign("status__shape", shape)).with(text("span", "", said)))
            .with(text("h3", "", words.get(Part::Title)))
            .all((!when.is_empty()).then(|| el("p", "").rich(&when))),
    )
}

/// "Hoort u niets? Dan belt Naomi u op vrijdag 21 juni."
pub fn silence(view: &RouteView, texts: &Texts, then: Then, on: Option<String>) -> Node {
    let person = match then {
        Then::Calls(id) | Then::Call(id) => view.people.get(&id),
        Then::CallTeam => None,
    };
    let name = person.map_or("", |person| person.name.as_str());
    let said = match (then, &on) {
        (Then::Calls(_), Some(on)) => texts.fill(Key::WaitSilentCalls, &[("name", name), ("date", on)]),
        (Then::CallTeam, _) => texts.get(Key::WaitSilentTeam).into(),
        (Then::Calls(_) | Then::Call(_), _) => texts.fill(Key::WaitSilentCall, &[("name", name)]),
    };
    let call = person.and_then(|person| person.phone.as_deref()).map(|phone| {
        el("a", "round-button")
            .attr("href", dial(phone))
            .attr("aria-label", texts.fill(Key::HelpCallName, &[("name", name)]))
            .with(icon(Icon::Phone))
    });
    el("div", "nl-card nl-card--flat silence").with(el("p", "").rich(&said)).all(call)
}
