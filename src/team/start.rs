//! Opening the team's app.

use ui::{
    open::App,
    platform::{dom, keep::Kept, page},
    store::{Pace, Store},
    text::{Key, Lang, Texts},
};

use crate::shared;

/// Opens the shared screen of the route of this session.
pub async fn start() {
    let texts = Texts::load(Lang::tagged(&Kept::Lang.get().unwrap_or_default())).await;
    page::set_language(texts.lang.tag());
    page::set_theme(Kept::Theme.get().as_deref());
    let opened = match App::Team.session().await {
        Ok(session) => Store::open(session, App::Team).await.map_err(|_| Key::OopsFull),
        Err(why) => Err(why),
    };
    match opened {
        Ok(store) => {
            dom::mount(move || shared::shared(store, &texts));
            store.keep_in_step(Pace::Live);
        }
        Err(why) => dom::mount(move || shared::closed(&texts, why)),
    }
}
