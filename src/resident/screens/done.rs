//! Gelukt: what was done, which never goes away, and what got better.

use domain::{
    party::Party,
    step::Mark,
    view::{RouteView, StepView},
    words::Part,
};
use domain::status::Shape;
use leptos::prelude::*;
use ui::{
    dates,
    icon::{Icon, icon, sign},
    portrait::portrait,
    text::{Key, Texts},
};

use crate::{app::App, screen::Screen};

/// What was done.
pub fn done(app: App) -> AnyView {
    let view = app.view();
    let texts = app.texts.get();
    let count = match view.steps_done() {
        0 => texts.get(Key::DoneNone).to_owned(),
        done => texts.count(Key::DoneCountOne, Key::DoneCountOther, done),
    };
    let mut wins: Vec<AnyView> = view.steps().filter(|step| step.is_done()).map(|step| win(&view, &texts, step)).collect();
    wins.reverse();
    let hint = (!wins.is_empty()).then(|| view! { <p class="small soft" prop:textContent=texts.get(Key::DoneUndoHint).to_owned()></p> });
    let better: Vec<_> = view
        .better
        .iter()
        .map(|better| {
            view! {
                <div class="better">
                    {icon(Icon::named(&better.icon))}
                    <strong prop:textContent=better.text.clone()></strong>
                    <span class="small soft" prop:textContent=said_on(&texts, &better.mark)></span>
                </div>
            }
        })
        .collect();
    let compliments: Vec<_> = view
        .compliments
        .iter()
        .map(|kind| {
            let person = view.people.get(&kind.mark.author.person);
            let name = person.map_or("", |person| person.name.as_str());
            let by = texts.fill(Key::DoneBy, &[("name", name), ("date", &day(&texts, &kind.mark))]);
            view! {
                <figure class="compliment">
                    {portrait(person.map(|person| person.role))}
                    <blockquote prop:textContent=kind.text.clone()></blockquote>
                    <figcaption class="small soft" prop:textContent=by></figcaption>
                </figure>
            }
        })
        .collect();
    view! {
        <div class="content stack">
            <div class="stack stack--tight">
                <h1 prop:textContent=texts.get(Key::DoneTitle).to_owned()></h1>
                <p prop:textContent=count></p>
            </div>
            {(!better.is_empty()).then(|| view! {
                <section class="stack" aria-labelledby="better-title">
                    <h2 id="better-title" prop:textContent=texts.get(Key::DoneBetter).to_owned()></h2>
                    {better}
                </section>
            })}
            {(!wins.is_empty()).then(|| view! {
                <section class="stack" aria-labelledby="wins-title">
                    <h2 id="wins-title" prop:textContent=texts.get(Key::DoneSteps).to_owned()></h2>
                    <ol role="list">{wins}</ol>
                </section>
            })}
            {compliments}
            {hint}
        </div>
    }
    .into_any()
}

fn win(view: &RouteView, texts: &Texts, step: &StepView) -> AnyView {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = texts.words(step, helper);
    let when = step.ticks.first().map(|tick| day(texts, tick)).unwrap_or_default();
    let line = format!("{when}. {}", words.get(Part::Relief));
    view! {
        <li class="win">
            <span class="win__mark" aria-hidden="true">{icon(Icon::named(&step.icon))}{sign("win__sign", Shape::Done)}</span>
            <a class="win__name" href=Screen::Step(step.id).path() prop:textContent=words.done_name().to_owned()></a>
            <span class="small soft" prop:textContent=line></span>
        </li>
    }
    .into_any()
}

fn said_on(texts: &Texts, mark: &Mark) -> String {
    let key = if mark.author.party == Party::Resident { Key::DoneSaid } else { Key::DoneSince };
    texts.fill(key, &[("date", &day(texts, mark))])
}

fn day(texts: &Texts, mark: &Mark) -> String {
    mark.day().map(|day| dates::short(texts, day)).unwrap_or_default()
}
