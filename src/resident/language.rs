//! In which language one reads, and how Dutch addresses the resident: by "u", until "je" was chosen.

use leptos::task::spawn_local;
use ui::{
    platform::{keep::Kept, page},
    text::{Lang, Texts},
};

use crate::{app::App, glossary};

/// The language that was chosen on this phone.
pub fn chosen() -> Lang {
    addressed(Lang::tagged(&Kept::Lang.get().unwrap_or_default()))
}

/// The same language, Dutch as it addresses the resident.
pub fn addressed(lang: Lang) -> Lang {
    match lang {
        Lang::Nl if Kept::Address.get().is_some() => Lang::Je,
        other => other,
    }
}

/// Reads on in `lang`. Dutch that says "u" is built in; others are fetched and then stay on the phone.
pub fn read_in(app: App, lang: Lang) {
    spawn_local(async move {
        let texts = match lang {
            Lang::Nl => Some(Texts::dutch()),
            other => Texts::fetch(other).await,
        };
        let Some(texts) = texts else { return };
        Kept::Lang.set(lang.tag());
        match lang {
            Lang::Nl => Kept::Address.forget(),
            Lang::Je => Kept::Address.set("je"),
            Lang::En => {}
        }
        page::set_language(lang.tag());
        app.change(|ui| ui.texts = texts);
        glossary::fetch(app).await;
    });
}
