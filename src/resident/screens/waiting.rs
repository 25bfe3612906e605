//! Nu while others are busy: who, what, before when, and what if nothing comes.

use domain::{
    id::{PersonId, StepId},
    next::{Busy, Next, Then, Wait},
    status::{Shape, Status},
    view::{RouteView, StepView},
    wait::Due,
    words::Part,
};
use ui::{
    dates,
    icon::{Icon, icon, icon_in, sign},
    land::strip,
    node::{Node, el, text},
    platform::clock,
    portrait::portrait,
    step_words,
    text::{Key, Texts},
};

use super::{help::dial, sync_state};
use crate::{app::App, mirror, screen::Screen};

/// Others are busy.
pub fn waiting(app: App, view: &RouteView, texts: &Texts, waits: &[Wait]) -> Vec<Node> {
    let mut cards: Vec<Node> = waits.iter().filter_map(|wait| busy_card(view, texts, wait, "h3")).collect();
    let meanwhile = view.meanwhile(clock::today());
    let planned = view.planned().filter(|step| meanwhile.is_none_or(|small| small.id != step.id));
    let ahead = view.put_ahead(clock::today());
    cards.extend(ahead.map(|step| ahead_card(app, view, texts, step)));
    let planned = planned.filter(|_| ahead.is_none());
    cards.extend(planned.map(|step| planned_card(view, texts, step)));
    cards.push(silence_of(view, texts, waits));
    cards.extend(meanwhile.map(|step| small_step(view, texts, step)));
    nothing_to_do(app, view, texts, cards)
}

/// Nobody is busy, perhaps something is planned.
pub fn rest(app: App, view: &RouteView, texts: &Texts, planned: Option<StepId>, then: Then) -> Vec<Node> {
    let planned = planned.and_then(|id| view.step(id)).map(|step| match step.is_open() {
        true => ahead_card(app, view, texts, step),
        false => planned_card(view, texts, step),
    });
    nothing_to_do(app, view, texts, planned.into_iter().chain([silence(view, texts, then, None)]).collect())
}

/// What others do for the resident, while there is a step to do too.
pub fn others(app: App) -> Node {
    let (view, texts) = (app.view(), app.texts());
    let waits = view.waits();
    el("div", "content content--cards stack")
        .with(text("h1", "", texts.get(Key::WaitOthers)))
        .all(waits.iter().filter_map(|wait| busy_card(&view, &texts, wait, "h2")))
        .with(silence_of(&view, &texts, &waits))
}

/// The way to what others do, and to an answer that came; below what Nu is about.
pub fn news(app: App, view: &RouteView, texts: &Texts) -> Vec<Node> {
    let link = |to: Screen, picture: Icon, words: &str| {
        el("a", "choices__row")
            .attr("href", to.path())
            .with(icon(picture))
            .with(text("span", "", words))
            .with(icon_in("icon icon--s icon--directional", Icon::Forward))
    };
    let others = || view.waits().len() > view.steps().filter(|step| step.status() == Status::Stuck).count();
    let has_others = matches!(app.next(), Next::Step(_)) && others();
    let threads = view.open_threads();
    let answers = threads.iter().filter_map(|thread| {
        let name = view.name_of(thread.answered()?.author.person)?;
        let said = texts.fill(Key::AskNews, &[("name", name)]);
        Some(link(Screen::Ask(thread.step), Icon::Talk, &said))
    });
    let rows: Vec<Node> =
        answers.chain(has_others.then(|| link(Screen::Others, Icon::Hourglass, texts.get(Key::WaitOthers)))).collect();
    match rows.is_empty() {
        true => rows,
        false => vec![el("div", "waiting").keyed("news").with(el("div", "choices__card").all(rows))],
    }
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
    nodes.extend(news(app, view, texts));
    nodes
}

/// What somebody is busy with, under a heading of the level that fits the page.
fn busy_card(view: &RouteView, texts: &Texts, wait: &Wait, level: &'static str) -> Option<Node> {
    let step = view.step(wait.step)?;
    let (who, said) = match &wait.who {
        Busy::Person(who) => {
            (Some(*who), texts.fill(Key::WaitBusy, &[("name", view.name_of(*who).unwrap_or_default())]))
        }
        Busy::Third(name) => (None, texts.fill(Key::StatusWaiting, &[("name", name)])),
        Busy::Team => (None, texts.get(Key::WaitBusyTeam).into()),
    };
    let obstacle = view.obstacle_taken(step).and_then(|taken| taken.day("before"));
    let when = match (step.due(clock::today()), obstacle) {
        (Due::Open, Some(day)) => {
            texts.fill(Key::StuckTakenBefore, &[("name", name_of(view, wait.then)), ("date", &dates::long(texts, day))])
        }
        (Due::Open, None) => step_words::window(texts, step),
        _ => step_words::heard(view, texts, step, wait.then, clock::today()),
    };
    let since = step.since().map(|day| texts.fill(Key::WaitSince, &[("date", &dates::short(texts, day))]));
    Some(card(
        view,
        texts,
        (step, level),
        ("status status--others", Shape::Others, said),
        who,
        [when, since.unwrap_or_default()],
    ))
}

/// A small step for who wants to do something all the same.
fn small_step(view: &RouteView, texts: &Texts, step: &StepView) -> Node {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let title = text("a", "", texts.words(step, helper).get(Part::Title)).attr("href", Screen::Step(step.id).path());
    el("div", "nl-card nl-card--flat stack stack--tight")
        .with(text("p", "soft", texts.get(Key::WaitMeanwhile)))
        .with(el("h3", "").with(title))
        .with(el("p", "").rich(&step_words::minutes(texts, step.minutes)))
}

fn planned_card(view: &RouteView, texts: &Texts, step: &StepView) -> Node {
    let who = view.helper_of(step).map(|(id, _)| id);
    let status = ("status status--later", Shape::Later, texts.get(Key::WaitNext).to_owned());
    card(view, texts, (step, "h3"), status, who, [step_words::window(texts, step), String::new()])
}

/// A step that was put on a later day, and can be done now all the same.
fn ahead_card(app: App, view: &RouteView, texts: &Texts, step: &StepView) -> Node {
    let id = step.id;
    let now = app.say("button", "nl-button nl-button--text", Key::RestMore).attr("type", "button");
    planned_card(view, texts, step).with(now.press(move || app.pick(id)))
}

fn card(
    view: &RouteView,
    texts: &Texts,
    (step, level): (&StepView, &'static str),
    (class, shape, said): (&'static str, Shape, String),
    who: Option<PersonId>,
    [when, since]: [String; 2],
) -> Node {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = texts.words(step, helper);
    let person = who.and_then(|who| view.people.get(&who));
    el("article", "nl-card list-card").with(portrait(person)).with(
        el("div", "")
            .with(el("span", class).with(sign("status__shape", shape)).with(text("span", "", said)))
            .with(text(level, "", words.get(Part::Title)))
            .all((!when.is_empty()).then(|| el("p", "").rich(&when)))
            .all((!since.is_empty()).then(|| text("p", "small soft", since))),
    )
}

/// What if nothing comes of the last of `waits`; a day on which somebody would call counts while it is still to come.
fn silence_of(view: &RouteView, texts: &Texts, waits: &[Wait]) -> Node {
    let last = waits.last();
    let then = last.map_or(Then::CallTeam, |wait| wait.then);
    let on = last.and_then(|wait| view.step(wait.step)?.promise).map(|promise| promise.on);
    silence(view, texts, then, on.filter(|on| clock::today() <= *on).map(|on| dates::long(texts, on)))
}

/// The name of who calls, or is to be called; empty when nobody is known.
fn name_of(view: &RouteView, then: Then) -> &str {
    match then {
        Then::Calls(id) | Then::Call(id) => view.name_of(id).unwrap_or_default(),
        Then::CallTeam => "",
    }
}

/// "Hoort u niets? Dan belt Naomi u op vrijdag 21 juni."
pub fn silence(view: &RouteView, texts: &Texts, then: Then, on: Option<String>) -> Node {
    let person = match then {
        Then::Calls(id) | Then::Call(id) => view.people.get(&id),
        Then::CallTeam => None,
    };
    let name = name_of(view, then);
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
