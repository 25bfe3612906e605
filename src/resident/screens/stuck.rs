//! "Het lukt niet": this happens, your wins stay, and somebody looks along.

use domain::{event::Draft, id::StepId};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    land::strip,
    rich::{rich, text},
    text::Key,
};

use super::nowhere;
use crate::{app::App, screen::Screen};

/// A step does not work out now.
pub fn stuck(app: App, id: StepId) -> AnyView {
    let view = app.view();
    let texts = app.texts.get();
    let Some(step) = view.step(id) else { return nowhere::nowhere(app) };
    let me = app.store.session().person;
    let helper = view.helper_of(step).map_or(String::new(), |(_, person)| person.name.clone());
    let kept = match view.steps_done() {
        0 => String::new(),
        done => texts.count(Key::StuckKeptOne, Key::StuckKeptOther, done),
    };
    let mine: Vec<_> = step.stuck.iter().filter(|mark| mark.author.person == me).map(|mark| mark.event).collect();
    let choice = match mine.is_empty() {
        true => {
            let told = texts.fill(Key::StuckTold, &[("name", &helper)]);
            let told_again = told.clone();
            let tell = move |_| {
                let told = told_again.clone();
                app.act(Draft::new("StepStuck", id.0), move || {
                    app.chosen.set(None);
                    app.said.set(told);
                    app.go(Screen::Now);
                });
            };
            choice(Icon::Hand, texts.get(Key::StuckHelp).into(), told, tell)
        }
        false => {
            let undo = move |_| {
                let draft = Draft::new("StepUnstuck", id.0).seeing(mine.clone());
                app.act(draft, move || {
                    app.chosen.set(Some(id));
                    app.go(Screen::Now);
                });
            };
            choice(Icon::Undo, texts.get(Key::StuckAgain).into(), String::new(), undo)
        }
    };
    let later = move |_| {
        app.rested.set(true);
        app.go(Screen::Now);
    };
    view! {
        {strip::detour(view.steps_done())}
        <div class="content stack stack--page">
            <div class="stack stack--tight">
                <h1 prop:textContent=texts.get(Key::StuckTitle).to_owned()></h1>
                <p>{rich(&format!("{} {kept}", texts.get(Key::StuckMany)))}</p>
            </div>
            <h2 class="visually-hidden" prop:textContent=texts.get(Key::StuckWhich).to_owned()></h2>
            {choice}
            {choice_later(app, later)}
            <a class="nl-button nl-button--text" href="/">{text(move || app.t(Key::StuckBack))}</a>
        </div>
    }
    .into_any()
}

fn choice_later(app: App, on_press: impl FnMut(leptos::ev::MouseEvent) + 'static) -> AnyView {
    choice(Icon::Moon, app.t(Key::StuckLater), app.t(Key::RestText), on_press)
}

fn choice(
    name: Icon,
    title: String,
    below: String,
    on_press: impl FnMut(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    view! {
        <button class="choice" type="button" on:click=on_press>
            <span class="choice__picture">{icon(name)}</span>
            <span><strong prop:textContent=title></strong><span prop:textContent=below></span></span>
        </button>
    }
    .into_any()
}
