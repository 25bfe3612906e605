//! The small win: the fact, what it brought, and then rest or one more step.

use domain::{id::StepId, next::Next, words::Part};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    land::moment,
    rich::text,
    step_words::StepWords,
    text::Key,
};

use super::{nowhere, sync_state};
use crate::{app::App, screen::Screen};

/// A step was just done.
pub fn won(app: App, id: StepId) -> AnyView {
    let view = app.view();
    let texts = app.texts.get();
    let Some(step) = view.step(id).filter(|step| step.is_done()) else { return nowhere::nowhere(app) };
    let words = StepWords::of(&view, step, &texts).words;
    let title = format!("{} {}", texts.get(Key::WinTitle), words.get(Part::Won));
    let relief = words.get(Part::Relief).to_owned();
    let picture = (!step.heavy).then(|| moment::moment(view.steps_done()));
    let more = match view.next() {
        Next::Step(next) => view.step(next).map(|step| {
            let label = texts.count(Key::WinMoreOne, Key::WinMoreOther, step.minutes.into());
            view! {
                <button class="nl-button nl-button--secondary" type="button" on:click=move |_| {
                    app.rested.set(false);
                    app.go(Screen::Now);
                }>{icon(Icon::Plus)}<span prop:textContent=label></span></button>
            }
        }),
        Next::Waiting(_) | Next::Rest { .. } => None,
    };
    let stop = move |_| {
        app.rested.set(true);
        app.go(Screen::Now);
    };
    let me = app.store.session().person;
    let undo = step.ticks_of(me).next().map(|_| {
        view! {
            <button class="nl-button nl-button--text" type="button" on:click=move |_| app.untick(id)>
                {text(move || app.t(Key::WinUndo))}
            </button>
        }
    });
    view! {
        <div class="moment">
            {picture}
            <div class="moment__text" role="status">
                <h1 prop:textContent=title></h1>
                <p prop:textContent=relief></p>
            </div>
            <div class="moment__buttons">
                <button class="nl-button nl-button--primary" type="button" on:click=stop>
                    {icon(Icon::Moon)}{text(move || app.t(Key::WinStop))}
                </button>
                {more}
            </div>
            {sync_state::of_step(app, id)}
            {undo}
        </div>
    }
    .into_any()
}
