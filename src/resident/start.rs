//! Opening the app: by a link, again on a phone that has a route, or on one that has none.

use domain::api::Session;
use leptos::prelude::*;
use ui::{
    open::{self, Door},
    platform::{clock, dom, keep::Kept, page},
    store::{Pace, Store},
    text::{Key, Texts},
};

use crate::{
    app::{App, Ui},
    frame::frame,
    gate,
    glossary::{self, Glossary},
    language,
    later::{self, Later},
    mine::Answer,
    mirror, remember,
    screen::Screen,
};

/// Opens the app.
pub async fn start() {
    let texts = Texts::load(language::chosen()).await;
    page::set_language(texts.lang.tag());
    page::set_theme(Kept::Theme.get().as_deref());
    match open::App::Phone.door().await {
        Door::Open(session) => show(session, texts).await,
        door => gate::show(texts, door),
    }
}

/// Shows the route of `session`, and stays in step.
pub async fn show(session: Session, texts: Texts) {
    let Ok(store) = Store::open(session, open::App::Phone).await else {
        return gate::show(texts, Door::Shut(Key::OopsFull));
    };
    let app = assemble(store, texts);
    dom::mount(move || frame(app));
    attend(app);
    if app.ui.read_untracked().screen.is_later() {
        app.fetch_later();
    }
    clock::painted().await;
    app.change(|ui| ui.whole = true);
    store.keep_in_step(Pace::Calm);
    later::fetch(app).await;
    resume(app);
    glossary::fetch(app).await;
}

/// Shows where a step that was begun goes on.
fn resume(app: App) {
    if let Screen::Step(id) = app.ui.read_untracked().screen
        && app.view().step(id).is_some_and(|step| step.is_begun())
    {
        page::reveal("li:not([data-done]) > .item");
    }
}

fn assemble(store: Store, texts: Texts) -> App {
    let screen = Screen::at(&page::path());
    let screen = match screen {
        Screen::Now if remember::is_first(&store.view()) => Screen::First,
        Screen::Now if Kept::Start.get().as_deref() == Some("route") => Screen::Route,
        screen => screen,
    };
    let back = remember::is_back();
    remember::opened(back);
    let ui = Ui {
        texts,
        screen,
        answer: Answer::Coming,
        turned: Vec::new(),
        whole: false,
        later: Later::default(),
        leaving: false,
        reminding: false,
        private: false,
        hidden: false,
        rested: false,
        back,
        chosen: None,
        needs: Vec::new(),
        glossary: Glossary::default(),
        new_version: false,
        said: String::new(),
        undo: None,
        wrong: None,
    };
    App { store, ui: RwSignal::new(ui) }
}

/// Follows what happens around the screens. After they are drawn: before that nothing can be followed.
fn attend(app: App) {
    page::on_travel(move || app.arrive(Screen::at(&page::path())));
    page::on_link(move |path| app.go(Screen::at(&path)));
    page::on_escape(move || {
        if app.ui.read_untracked().hidden {
            app.unhide();
        }
    });
    page::on_new_version(move || app.change(|ui| ui.new_version = true));
    mirror::keep(app);
    app.fetch();
    Effect::new(move || {
        if app.store.standing().revoked && !app.store.is_over() {
            app.leave(Key::GoneText);
        }
    });
}
