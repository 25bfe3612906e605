//! Where what one did has got to: kept on the phone, sent, seen.

use domain::{id::StepId, replica::OwnState};
use leptos::prelude::*;
use ui::{
    fresh::last_news,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{clock, keep::Kept, page},
    text::Key,
};

use crate::app::App;

/// "Geen internet. Alles is bewaard op uw telefoon.", when there is none, and how old the news is that is here.
pub fn offline(app: App) -> Vec<Node> {
    no_internet(app).into_iter().chain(news(app)).collect()
}

/// "Geen internet. Alles is bewaard op uw telefoon.", when there is none.
pub fn no_internet(app: App) -> Option<Node> {
    let offline = app.store.standing().offline;
    let said = el("span", "").rich(&app.t(kept(Key::SyncOffline)));
    let notice = el("p", "notice").keyed("offline").attr("role", "status").with(icon(Icon::Offline)).with(said);
    offline.then_some(notice)
}

/// How old the news is, when it is not fresh.
pub fn news(app: App) -> Option<Node> {
    let said = last_news(&app.texts(), &app.store.standing(), clock::wall())?;
    Some(el("p", "sync-state").keyed("news").with(icon(Icon::Clock)).with(text("span", "", said)))
}

/// Why nothing can be done now, on every screen: this app is too old for what was put on the route, or the phone is full.
pub fn hindrance(app: App) -> Option<Node> {
    let key = match (app.view().needs_update, app.store.standing().full) {
        (true, _) => Key::UpdateNeeded,
        (false, true) => Key::OopsFull,
        (false, false) => return None,
    };
    let said = el("span", "").attr("id", "hindrance").rich(&app.t(key));
    let notice = el("section", "notice").keyed("hindrance").attr("aria-labelledby", "hindrance");
    Some(notice.with(icon(Icon::Offline)).with(said))
}

/// How everything of this phone stands, in one line.
pub fn sync_state(app: App) -> Node {
    let standing = app.store.standing();
    let key = match &standing {
        standing if standing.signed_out => Key::OopsSignedOut,
        standing if !standing.refused.is_empty() => Key::SyncRefused,
        standing if standing.in_step && standing.unsent == 0 => Key::SyncAll,
        _ => kept(Key::SyncSaved),
    };
    let view = app.view();
    let name = view.contact().map_or("", |(_, person)| person.name.as_str());
    line(Icon::Saved, app.texts().fill(key, &[("name", name)]))
}

/// Where the tick of one step stands; nothing while it is not done.
pub fn of_step(app: App, step: StepId) -> Option<Node> {
    // Every change of the outbox changes the standing.
    app.store.standing();
    let view = app.view();
    let step = view.step(step)?;
    let texts = app.texts();
    if let Some(seen) = &step.seen {
        let name = view.name_of(seen.author.person).unwrap_or_default();
        return Some(line(Icon::Seen, texts.fill(Key::SyncSeen, &[("name", name)])));
    }
    Some(match app.store.state_of(step.ticks.first()?.event) {
        Some(OwnState::Outbox | OwnState::Refused) => line(Icon::Saved, texts.get(kept(Key::SyncSaved)).into()),
        Some(OwnState::Acknowledged) | None => {
            let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
            line(Icon::Sent, texts.fill(Key::SyncSentTo, &[("name", helper)]))
        }
    })
}

/// What is said of something that was kept; on a phone that keeps nothing, that the app has to stay open.
fn kept(said: Key) -> Key {
    if Kept::Nothing.get().is_some() { Key::SyncHeld } else { said }
}

fn line(picture: Icon, said: String) -> Node {
    el("p", "sync-state").attr("role", "status").with(icon(picture)).with(text("span", "", said))
}

/// "Er is een nieuwe versie.", on Nu only.
pub fn new_version(app: App) -> Option<Node> {
    let button = |class: &'static str, key: Key| app.say("button", class, key).attr("type", "button");
    app.ui.read().new_version.then(|| {
        el("section", "notice")
            .keyed("version")
            .attr("aria-labelledby", "new-version")
            .with(icon(Icon::Refresh))
            .with(app.say("span", "", Key::UpdateReady).attr("id", "new-version"))
            .with(
                el("div", "notice__buttons")
                    .with(button("nl-button nl-button--secondary", Key::UpdateNow).press(page::take_new_version))
                    .with(
                        button("nl-button nl-button--plain", Key::UpdateLater)
                            .press(move || app.change(|ui| ui.new_version = false)),
                    ),
            )
    })
}
