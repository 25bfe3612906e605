//! Nu: exactly one step, or a promise, or rest.

use domain::{id::StepId, next::Next, view::RouteView, words::Part};
use domain::status::Shape;
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon, icon_in, sign},
    land::strip,
    rich::{rich, text},
    step_words::StepWords,
    text::{Key, Texts},
};

use super::{sync_state, waiting};
use crate::{app::App, mirror, screen::Screen};

/// What now?
pub fn now(app: App) -> AnyView {
    let view = app.view();
    let texts = app.texts.get();
    match app.next() {
        Next::Step(_) if app.rested.get() => rested(app).into_any(),
        Next::Step(id) => one_step(app, &view, &texts, id).into_any(),
        Next::Waiting(waits) => waiting::waiting(app, &view, &texts, &waits).into_any(),
        Next::Rest { planned, then } => waiting::rest(app, &view, &texts, planned, then).into_any(),
    }
}

fn one_step(app: App, view: &RouteView, texts: &Texts, id: StepId) -> impl IntoView + use<> {
    let said = view.step(id).map(|step| StepWords::of(view, step, texts));
    let card = said.map(|said| {
        view! {
            <article class="nl-card step-card" aria-labelledby="step-title">
                <div class="step-card__head">
                    <div>
                        <span class="status status--now">{sign("status__shape", Shape::Now)}<span prop:textContent=texts.get(Key::StepNow).to_owned()></span></span>
                        <h1 id="step-title" prop:textContent=said.words.get(Part::Title).to_owned()></h1>
                    </div>
                </div>
                <p class="step-card__brings" prop:textContent=said.words.get(Part::Brings).to_owned()></p>
                <ul class="facts" role="list">
                    {fact(Icon::Clock, said.minutes)}
                    {fact(Icon::Calendar, said.window)}
                    {fact(Icon::Person, said.who)}
                    {fact(Icon::Tick, said.done_when)}
                </ul>
                <button class="nl-button nl-button--primary" type="button" on:click=move |_| app.tick(id)>
                    {icon(Icon::Done)}<span prop:textContent=texts.get(Key::StepIDidThis).to_owned()></span>
                </button>
            </article>
        }
    });
    view! {
        {sync_state::offline(app)}
        <div class="greeting"><p>{rich(&mirror::greeting(texts, &view.name))}</p></div>
        {strip::strip(view, texts, mirror::place(app, texts))}
        {card}
        {detours(app, id)}
        {sync_state::sync_state(app)}
        {sync_state::new_version(app)}
    }
}

/// The two ways out: it does not work out, or it is not clear. The second leads to everything about the step.
pub fn detours(app: App, id: StepId) -> AnyView {
    view! {
        <div class="two-buttons">
            <a class="nl-button nl-button--subtle" href=Screen::Stuck(id).path()>
                {icon_in("icon icon--directional", Icon::Detour)}{text(move || app.t(Key::StepStuck))}
            </a>
            <a class="nl-button nl-button--subtle" href=Screen::Step(id).path()>
                {icon(Icon::Question)}{text(move || app.t(Key::StepUnclear))}
            </a>
        </div>
    }
    .into_any()
}

/// One fact of a step; nothing when there is nothing to say.
pub fn fact(name: Icon, words: String) -> Option<AnyView> {
    (!words.is_empty()).then(|| view! { <li class="fact">{icon(name)}<span>{rich(&words)}</span></li> }.into_any())
}

fn rested(app: App) -> impl IntoView + use<> {
    view! {
        <div class="greeting"><h1 prop:textContent=move || app.t(Key::RestTitle)></h1></div>
        {strip::strip(&app.view(), &app.texts.get(), mirror::place(app, &app.texts.get()))}
        <div class="waiting">
            <article class="nl-card"><p prop:textContent=move || app.t(Key::RestText)></p></article>
            <button class="nl-button nl-button--secondary" type="button" on:click=move |_| app.rested.set(false)>
                {icon(Icon::Plus)}{text(move || app.t(Key::RestMore))}
            </button>
            {sync_state::sync_state(app)}
        </div>
    }
}
