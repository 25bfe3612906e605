//! One step, with everything about it: for who does not understand it, and for who wants to take it back.

use domain::{event::Draft, id::StepId, status::{Shape, Status}, view::StepView, words::Part};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon, icon_in, sign},
    portrait::portrait,
    rich::{rich, text},
    step_words::StepWords,
    text::{Key, Texts},
};

use super::{nowhere, now, sync_state};
use crate::{app::App, screen::Screen};

/// Everything about a step.
pub fn step(app: App, id: StepId) -> AnyView {
    let view = app.view();
    let texts = app.texts.get();
    let Some(step) = view.step(id) else { return nowhere::nowhere(app) };
    let said = StepWords::of(&view, step, &texts);
    let open = matches!(step.status(), Status::ToDo | Status::Begun);
    let helper = view.helper_of(step).map(|(_, person)| person);
    let call = helper.and_then(|person| {
        let phone = person.phone.as_deref()?;
        let label = texts.fill(Key::HelpCallName, &[("name", &person.name)]);
        Some(view! { <a class="nl-button nl-button--secondary nl-button--plain" href=super::help::dial(phone)>{icon(Icon::Phone)}<span prop:textContent=label></span></a> })
    });
    let who = helper.map(|person| {
        view! {
            <section class="nl-card step-part">
                <div class="who">{portrait(Some(person.role))}<strong>{rich(&said.who.clone())}</strong><span class="soft" prop:textContent=texts.fill(Key::UnclearCall, &[("name", &person.name)])></span></div>
                {call}
            </section>
        }
    });
    let needs: Vec<_> = said.words.needs.iter().filter_map(|need| now::fact(Icon::Tick, need.clone())).collect();
    view! {
        <div class="content content--cards stack stack--loose">
            <div class="stack stack--tight">
                <a class="back" href="/route">{icon_in("icon icon--directional", Icon::Back)}{text(move || app.t(Key::StepAllSteps))}</a>
                <article class="nl-card step-card step-card--loose" aria-labelledby="step-title">
                    <div class="step-card__head"><div>{status(&texts, &view, step)}<h1 id="step-title" prop:textContent=said.words.get(Part::Title).to_owned()></h1></div></div>
                    <p prop:textContent=said.words.get(Part::Why).to_owned()></p>
                    <p prop:textContent=said.words.get(Part::Brings).to_owned()></p>
                    {items(app, &texts, step, &said, open)}
                    {open.then(|| view! {
                        <button class="nl-button nl-button--primary" type="button" on:click=move |_| app.tick(id)>
                            {icon(Icon::Done)}{text(move || app.t(Key::StepIDidThis))}
                        </button>
                    })}
                    {step.is_done().then(|| taken_back(app, step))}
                </article>
            </div>
            <section class="step-part step-part--bare">
                <h2 prop:textContent=texts.get(Key::StepNeeds).to_owned()></h2>
                <ul class="facts" role="list">
                    {now::fact(Icon::Clock, said.minutes.clone())}
                    {now::fact(Icon::Calendar, said.window.clone())}
                    {needs}
                    {now::fact(Icon::Done, said.done_when.clone())}
                </ul>
            </section>
            {part(&texts, Key::StepScript, said.words.get(Part::Script), "script")}
            {who}
            {part(&texts, Key::StepPlanB, said.words.get(Part::PlanB), "step-part__text")}
        </div>
        {open.then(|| view! {
            <div class="two-buttons">
                <a class="nl-button nl-button--subtle" href=Screen::Stuck(id).path()>{icon_in("icon icon--directional", Icon::Detour)}{text(move || app.t(Key::StepStuck))}</a>
            </div>
        })}
    }
    .into_any()
}

fn status(texts: &Texts, view: &domain::view::RouteView, step: &StepView) -> AnyView {
    let name = |id| view.name_of(id).unwrap_or_default();
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let (class, shape, said) = match step.status() {
        Status::ToDo => ("status status--now", Shape::Now, texts.get(Key::StatusTodo).to_owned()),
        Status::Begun => ("status status--now", Shape::Now, texts.get(Key::StatusBegun).to_owned()),
        Status::Stuck => ("status status--now", Shape::Now, texts.get(Key::StatusStuck).to_owned()),
        Status::Later => ("status status--later", Shape::Later, texts.get(Key::StatusLater).to_owned()),
        Status::Maybe => ("status status--later", Shape::Maybe, texts.get(Key::StatusMaybe).to_owned()),
        Status::NotNeeded => ("status status--later", Shape::Maybe, texts.get(Key::StatusNotNeeded).to_owned()),
        Status::Done => ("status status--done", Shape::Done, texts.fill(Key::StatusDone, &[("name", helper)])),
        Status::Seen { by } => ("status status--done", Shape::Done, texts.fill(Key::StatusSeen, &[("name", name(by))])),
        Status::Finished => ("status status--done", Shape::Done, texts.get(Key::StatusFinished).to_owned()),
        Status::Others { who } => ("status status--others", Shape::Others, texts.fill(Key::StatusOthers, &[("name", name(who))])),
        Status::Waiting { third } => ("status status--others", Shape::Others, texts.fill(Key::StatusWaiting, &[("name", &third)])),
    };
    view! { <span class=class>{sign("status__shape", shape)}<span prop:textContent=said></span></span> }.into_any()
}

/// The parts of a step, each to be ticked on its own.
fn items(app: App, texts: &Texts, step: &StepView, said: &StepWords, open: bool) -> Option<AnyView> {
    let id = step.id;
    let me = app.store.session().person;
    let rows: Vec<_> = said
        .words
        .items
        .iter()
        .zip(&step.items)
        .enumerate()
        .map(|(index, (words, marks))| {
            let done = !marks.is_empty();
            let mine: Vec<_> = marks.iter().filter(|mark| mark.author.person == me).map(|mark| mark.event).collect();
            let toggle = move |_| {
                let draft = match done {
                    false => Draft { body: domain::body::Body::default().with("item", index as i64), ..Draft::new("ItemDone", id.0) },
                    true => Draft { body: domain::body::Body::default().with("item", index as i64), ..Draft::new("ItemReopened", id.0).seeing(mine.clone()) },
                };
                app.act(draft, move || app.said.set(app.t(if done { Key::DoneWasPutBack } else { Key::WinItem })));
            };
            let below = texts.get(if done { Key::StatusFinished } else { Key::StepItemLeft }).to_owned();
            view! {
                <li data-done=done.then_some("")>
                    <button class="item" type="button" role="checkbox" aria-checked=done.to_string() disabled=!open on:click=toggle>
                        <span class="item__mark">{icon(Icon::Tick)}</span>
                        <span><strong prop:textContent=words.clone()></strong><small prop:textContent=below></small></span>
                    </button>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="items" role="list">{rows}</ul> }.into_any())
}

fn taken_back(app: App, step: &StepView) -> AnyView {
    let id = step.id;
    let me = app.store.session().person;
    let mine = step.ticks_of(me).next().is_some();
    view! {
        {sync_state::of_step(app, id)}
        {mine.then(|| view! {
            <button class="nl-button nl-button--secondary" type="button" on:click=move |_| app.untick(id)>
                {icon_in("icon icon--directional", Icon::Undo)}{text(move || app.t(Key::DonePutBack))}
            </button>
        })}
    }
    .into_any()
}

fn part(texts: &Texts, title: Key, words: &str, class: &'static str) -> Option<AnyView> {
    (!words.is_empty()).then(|| {
        view! {
            <section class="step-part step-part--bare">
                <h2 prop:textContent=texts.get(title).to_owned()></h2>
                <div class=class><p prop:textContent=words.to_owned()></p></div>
            </section>
        }
        .into_any()
    })
}
