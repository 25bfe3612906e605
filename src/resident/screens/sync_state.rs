//! Where what one did has got to: kept on the phone, sent, seen.

use domain::replica::OwnState;
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    platform::page,
    rich::{rich, text},
    text::Key,
};

use crate::app::App;

/// "Geen internet. Alles is bewaard op uw telefoon.", when there is none.
pub fn offline(app: App) -> AnyView {
    let notice = move || {
        let standing = app.store.standing.get();
        (standing.offline || standing.full).then(|| {
            let key = if standing.full { Key::OopsFull } else { Key::SyncOffline };
            view! { <p class="notice" role="status">{icon(Icon::Offline)}<span>{rich(&app.t(key))}</span></p> }
        })
    };
    view! { {notice} }.into_any()
}

/// How everything of this phone stands, in one line.
pub fn sync_state(app: App) -> AnyView {
    let standing = app.store.standing;
    let key = move || {
        standing.with(|standing| match standing {
            standing if standing.signed_out => Key::OopsSignedOut,
            standing if !standing.refused.is_empty() => Key::SyncRefused,
            standing if standing.in_step && standing.unsent == 0 => Key::SyncAll,
            _ => Key::SyncSaved,
        })
    };
    let said = move || {
        let view = app.view();
        let name = view.contact().map_or("", |(_, person)| person.name.as_str());
        app.texts.read().fill(key(), &[("name", name)])
    };
    view! { <p class="sync-state" role="status">{icon(Icon::Saved)}{text(said)}</p> }.into_any()
}

/// Where the tick of one step stands.
pub fn of_step(app: App, step: domain::id::StepId) -> AnyView {
    let state = move || {
        // Every change of the outbox changes the standing.
        app.store.standing.track();
        let view = app.view();
        let step = view.step(step)?;
        let texts = app.texts.read();
        let name = |id| view.name_of(id).unwrap_or_default();
        if let Some(seen) = &step.seen {
            return Some((Icon::Seen, texts.fill(Key::SyncSeen, &[("name", name(seen.author.person))])));
        }
        match app.store.state_of(step.ticks.first()?.event) {
            Some(OwnState::Outbox | OwnState::Refused) => Some((Icon::Saved, texts.get(Key::SyncSaved).into())),
            Some(OwnState::Acknowledged) | None => {
                let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
                Some((Icon::Sent, texts.fill(Key::SyncSentTo, &[("name", helper)])))
            }
        }
    };
    let line = move || {
        state().map(|(name, words)| {
            view! { <p class="sync-state" role="status">{icon(name)}<span prop:textContent=words></span></p> }
        })
    };
    view! { {line} }.into_any()
}

/// "Er is een nieuwe versie.", on Nu only.
pub fn new_version(app: App) -> AnyView {
    let offer = move || {
        app.new_version.get().then(|| {
            view! {
                <section class="notice" aria-labelledby="new-version">
                    {icon(Icon::Refresh)}
                    <span id="new-version" prop:textContent=app.t(Key::UpdateReady)></span>
                    <div class="notice__buttons">
                        <button class="nl-button nl-button--secondary" type="button" on:click=move |_| page::take_new_version()>
                            {text(move || app.t(Key::UpdateNow))}
                        </button>
                        <button class="nl-button nl-button--plain" type="button" on:click=move |_| app.new_version.set(false)>
                            {text(move || app.t(Key::UpdateLater))}
                        </button>
                    </div>
                </section>
            }
        })
    };
    view! { {offer} }.into_any()
}
