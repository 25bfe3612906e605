//! Nu while others are busy: who, what, before when, and what if nothing comes.

use domain::{
    id::StepId,
    next::{Busy, Then, Wait},
    view::{RouteView, StepView},
    words::Part,
};
use domain::status::Shape;
use leptos::prelude::*;
use ui::{
    dates,
    icon::{Icon, icon, sign},
    land::strip,
    portrait::portrait,
    rich::rich,
    step_words,
    text::{Key, Texts},
};

use super::sync_state;
use crate::{app::App, mirror};

/// Others are busy.
pub fn waiting(app: App, view: &RouteView, texts: &Texts, waits: &[Wait]) -> impl IntoView + use<> {
    let cards: Vec<_> = waits.iter().filter_map(|wait| busy_card(view, texts, wait)).collect();
    let planned = view.planned().map(|step| planned_card(view, texts, step));
    let last = waits.last();
    let then = last.map_or(Then::CallTeam, |wait| wait.then);
    let on = last.and_then(|wait| view.step(wait.step)?.promise).map(|promise| dates::long(texts, promise.on));
    nothing_to_do(app, view, texts, cards, planned, silence(view, texts, then, on))
}

/// Nobody is busy, perhaps something is planned.
pub fn rest(app: App, view: &RouteView, texts: &Texts, planned: Option<StepId>, then: Then) -> impl IntoView + use<> {
    let planned = planned.and_then(|id| view.step(id)).map(|step| planned_card(view, texts, step));
    nothing_to_do(app, view, texts, Vec::new(), planned, silence(view, texts, then, None))
}

fn nothing_to_do(
    app: App,
    view: &RouteView,
    texts: &Texts,
    cards: Vec<AnyView>,
    planned: Option<AnyView>,
    silence: AnyView,
) -> impl IntoView + use<> {
    view! {
        {sync_state::offline(app)}
        <div class="greeting"><h1 prop:textContent=texts.get(Key::WaitTitle).to_owned()></h1></div>
        {strip::strip(view, texts, mirror::place(app, texts))}
        <div class="waiting">
            <h2 class="visually-hidden" prop:textContent=texts.get(Key::WaitOthers).to_owned()></h2>
            {cards}
            {planned}
            {silence}
            {sync_state::sync_state(app)}
            {sync_state::new_version(app)}
        </div>
    }
}

fn busy_card(view: &RouteView, texts: &Texts, wait: &Wait) -> Option<AnyView> {
    let step = view.step(wait.step)?;
    let (who, said) = match &wait.who {
        Busy::Person(who) => {
            (Some(*who), texts.fill(Key::WaitBusy, &[("name", view.name_of(*who).unwrap_or_default())]))
        }
        Busy::Third(name) => (None, texts.fill(Key::StatusWaiting, &[("name", name)])),
        Busy::Team => (None, texts.get(Key::WaitBusyTeam).into()),
    };
    let before = step.promise.map(|promise| {
        let date = dates::long(texts, promise.before);
        texts.fill(Key::WaitBefore, &[("date", &date)])
    });
    Some(card(view, texts, step, ("status status--others", Shape::Others, said), who, before))
}

fn planned_card(view: &RouteView, texts: &Texts, step: &StepView) -> AnyView {
    let who = view.helper_of(step).map(|(id, _)| id);
    let when = Some(step_words::window(texts, step)).filter(|when| !when.is_empty());
    let status = ("status status--later", Shape::Later, texts.get(Key::WaitNext).to_owned());
    card(view, texts, step, status, who, when)
}

fn card(
    view: &RouteView,
    texts: &Texts,
    step: &StepView,
    (class, shape, said): (&'static str, Shape, String),
    who: Option<domain::id::PersonId>,
    when: Option<String>,
) -> AnyView {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let title = texts.words(step, helper).get(Part::Title).to_owned();
    view! {
        <article class="nl-card list-card">
            {portrait(who.and_then(|who| Some(view.people.get(&who)?.role)))}
            <div>
                <span class=class>{sign("status__shape", shape)}<span prop:textContent=said></span></span>
                <h3 prop:textContent=title></h3>
                {when.map(|when| view! { <p>{rich(&when)}</p> })}
            </div>
        </article>
    }
    .into_any()
}

/// "Hoort u niets? Dan belt Naomi u op vrijdag 21 juni."
fn silence(view: &RouteView, texts: &Texts, then: Then, on: Option<String>) -> AnyView {
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
        let label = texts.fill(Key::HelpCallName, &[("name", name)]);
        view! { <a class="round-button" href=super::help::dial(phone) aria-label=label>{icon(Icon::Phone)}</a> }
    });
    view! { <div class="nl-card nl-card--flat silence"><p>{rich(&said)}</p>{call}</div> }.into_any()
}
