//! What the team reads: its own texts, which the phone does not carry, beside those that both apps share.

use ui::{
    platform::keep::Kept,
    text::{Lang, Named, Texts},
};

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// The texts in the language that was chosen.
pub async fn load() -> Texts {
    let lang = Lang::tagged(&Kept::Lang.get().unwrap_or_default());
    Texts::load(lang).await.with("team-locales").await
}
