//! Hulp: the people on the route, and help today.

use domain::{
    fold::Person,
    step::Role,
};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon, icon_in},
    portrait::portrait,
    rich::text,
    text::{Key, Texts},
};

use crate::app::App;

/// Who helps, the nearest first, with the number for today between them.
pub fn help(app: App) -> AnyView {
    let view = app.view();
    let texts = app.texts.get();
    let of = |role: Role| view.people.values().filter(move |person| person.role == role);
    let near: Vec<_> = of(Role::Worker).map(|person| card(&texts, person)).collect();
    let far: Vec<_> = [Role::Specialist, Role::Volunteer, Role::Adviser]
        .into_iter()
        .flat_map(of)
        .map(|person| card(&texts, person))
        .collect();
    view! {
        <div class="content content--cards stack">
            <h1 prop:textContent=texts.get(Key::HelpTitle).to_owned()></h1>
            {near}
            {urgent(&texts, of(Role::Urgent).next())}
            {far}
            <div class="choices__card">
                <a class="choices__row" href="/choices">{icon(Icon::Sliders)}{text(move || app.t(Key::NavChoices))}{icon_in("icon icon--directional", Icon::Forward)}</a>
            </div>
        </div>
    }
    .into_any()
}

/// The address that dials `phone`.
pub fn dial(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

fn card(texts: &Texts, person: &Person) -> AnyView {
    let role = match person.role {
        Role::Worker => Key::RoleWorker,
        Role::Specialist => Key::RoleSpecialist,
        Role::Volunteer => Key::RoleVolunteer,
        Role::Adviser | Role::Resident => Key::RoleAdviser,
        Role::Urgent => Key::RoleUrgent,
    };
    let class = match person.role {
        Role::Worker => "nl-button nl-button--primary",
        _ => "nl-button nl-button--secondary",
    };
    let call = person.phone.as_deref().map(|phone| {
        let label = texts.fill(Key::HelpCallName, &[("name", &person.name)]);
        view! {
            <div class="person__buttons">
                <a class=class href=dial(phone)>{icon(Icon::Phone)}<span prop:textContent=label></span></a>
            </div>
        }
    });
    let hours = person.hours.clone().map(|hours| view! { <p class="small soft" prop:textContent=hours></p> });
    view! {
        <article class="nl-card person">
            {portrait(Some(person.role))}
            <h2 prop:textContent=person.name.clone()></h2>
            <p prop:textContent=texts.get(role).to_owned()></p>
            {hours}
            {call}
        </article>
    }
    .into_any()
}

/// The number for today; the emergency number always.
fn urgent(texts: &Texts, person: Option<&Person>) -> AnyView {
    let call = person.and_then(|person| person.phone.as_deref()).map(|phone| {
        let label = texts.fill(Key::HelpCallNumber, &[("phone", phone)]);
        view! { <a class="nl-button nl-button--on-pine" href=dial(phone)>{icon(Icon::Phone)}<span prop:textContent=label></span></a> }
    });
    let row = |name: Icon, key: Key| {
        view! { <p class="urgent__row">{icon(name)}<span prop:textContent=texts.get(key).to_owned()></span></p> }
    };
    view! {
        <section class="urgent" aria-labelledby="urgent-title">
            <h2 id="urgent-title" prop:textContent=texts.get(Key::HelpToday).to_owned()></h2>
            {row(Icon::Food, Key::HelpFood)}
            {row(Icon::House, Key::HelpHome)}
            {row(Icon::Plug, Key::HelpEnergy)}
            {call}
            <p class="small center" prop:textContent=texts.get(Key::HelpOffline).to_owned()></p>
            <a class="urgent__danger center" href="tel:112" prop:textContent=texts.get(Key::HelpDanger).to_owned()></a>
        </section>
    }
    .into_any()
}
