//! Opening a page of the team's app: by a link, by who is signed in, or with the way to sign in.

use domain::api::Session;
use leptos::{prelude::*, task::spawn_local};
use ui::{
    open::{App, Door},
    platform::{dom, form, keep::Kept, page},
    store::{Pace, Store},
    text::{Key as Common, Named, Texts},
};

use crate::{
    account::Account,
    call::{Fault, sign_in_again},
    frame, pair, people, routes,
    screen::Screen,
    shared, sign_in, talk, text,
};

/// Opens the page of this address.
pub async fn start() {
    let texts = text::load().await;
    page::set_language(texts.lang.tag());
    page::set_theme(Kept::Theme.get().as_deref());
    form::hold();
    form::on_digit();
    let screen = Screen::at(&page::path());
    match open(screen, &texts).await {
        Ok(()) => {}
        Err(Fault::SignedOut) if screen == Screen::Routes => Screen::SignIn.open(),
        Err(Fault::SignedOut) => sign_in_again(),
        Err(fault) => closed(&texts, fault.text()),
    }
}

async fn open(screen: Screen, texts: &Texts) -> Result<(), Fault> {
    if page::fragment("pair").is_some() {
        match App::Team.door().await {
            Door::Open(session) => watch(session, texts).await,
            Door::Shut(why) => closed(texts, why),
            Door::Waiting { .. } | Door::Revoked => closed(texts, Common::OopsLink),
        }
        return Ok(());
    }
    if screen == Screen::SignIn {
        sign_in::open(texts.clone()).await;
        return Ok(());
    }
    let account = Account::current().await?;
    match (screen, account.route) {
        (Screen::Routes, Some(route)) => watch(account.on(route), texts).await,
        (Screen::Routes, None) => routes::open(texts.clone(), account).await?,
        (Screen::Route(route), _) => watch(account.on(route), texts).await,
        (Screen::Pair(route), _) => pair::open(texts.clone(), account.on(route)).await?,
        (Screen::Talk(route, part), _) => {
            talk::open(texts.clone(), account.clone(), account.on(route), part).await?;
        }
        (Screen::People(route), _) => people::open(texts.clone(), account.on(route)).await?,
        _ => closed(texts, Common::OopsNotFound),
    }
    Ok(())
}

/// Shows the route of `session`, always the latest.
async fn watch(session: Session, texts: &Texts) {
    let Ok(store) = Store::open(session, App::Team).await else { return closed(texts, Common::OopsFull) };
    let texts = texts.clone();
    page::set_title(&frame::title(&texts, text::Key::SharedTab));
    dom::mount(move || shared::shared(store, &texts));
    Effect::new(move || {
        if store.standing().signed_out {
            spawn_local(async {
                if Account::current().await == Err(Fault::SignedOut) {
                    sign_in_again();
                }
            });
        }
    });
    store.keep_in_step(Pace::Live);
}

/// There is nothing to show, and `why`.
fn closed(texts: &Texts, why: impl Named + Send + 'static) {
    let texts = texts.clone();
    dom::mount(move || frame::closed(&texts, why));
}
