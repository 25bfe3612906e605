//! Small things that the device remembers beside the route: who it is for, and how it is read.
//!
//! In `localStorage`, since the page's own start reads them before the app is there; as far as the disk's script allows
//! on a phone with a PIN or one that keeps nothing (`public/keep.js`).

use super::js;

/// A thing that is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Whose session this is: the JSON of [`domain::api::Session`].
    Session,
    /// Where a professional was when the session ended, to go on there.
    TeamBack,
    /// The language tag that was chosen.
    Lang,
    /// How Dutch addresses the resident: `je`, when it was chosen.
    Address,
    /// `light` or `dark`, when it was chosen.
    Theme,
    /// That the route is here for the first time, until the resident went on from its first opening.
    First,
    /// The screen to start on: `now` or `route`.
    Start,
    /// How much shows when something works out: `calm` or `off`, when it was chosen.
    Celebrate,
    /// The day on which the app was last opened, like `2024-06-14`.
    Opened,
    /// Which steps had their nudge, each with its day: `<step> <day>;`.
    Nudged,
    /// At which hour the resident wants to be reminded, and what came of asking the phone: `morning on`.
    Remind,
    /// When the phone last had news of the route, RFC 3339.
    News,
    /// Whether nothing of the route is kept on this phone.
    Nothing,
    /// What the page shows before the app is there: see `public/boot.js`.
    Mirror,
    /// That this computer is read from the other side of a room.
    Big,
    /// Which changes of person the resident said to know: the ids of both, one pair after another.
    Changes,
}

impl Kept {
    /// Its key.
    const fn key(self) -> &'static str {
        match self {
            Self::Session => "routekaart.session",
            Self::TeamBack => "routekaart.team-back",
            Self::Lang => "routekaart.lang",
            Self::Address => "routekaart.address",
            Self::Theme => "routekaart.theme",
            Self::First => "routekaart.first",
            Self::Start => "routekaart.start",
            Self::Celebrate => "routekaart.celebrate",
            Self::Opened => "routekaart.opened",
            Self::Nudged => "routekaart.nudged",
            Self::Remind => "routekaart.remind",
            Self::News => "routekaart.news",
            Self::Nothing => "routekaart.nothing",
            Self::Mirror => "routekaart.mirror",
            Self::Big => "routekaart.big",
            Self::Changes => "routekaart.changes",
        }
    }

    /// What is remembered.
    pub fn get(self) -> Option<String> {
        js::call(&storage(), "getItem", &[self.key().into()]).ok()?.as_string()
    }

    /// Remembers `value`. A browser that keeps nothing forgets it with the page; nothing depends on it.
    pub fn set(self, value: &str) {
        let _ = js::call(&storage(), "setItem", &[self.key().into(), value.into()]);
    }

    /// Forgets it.
    pub fn forget(self) {
        let _ = js::call(&storage(), "removeItem", &[self.key().into()]);
    }
}

fn storage() -> wasm_bindgen::JsValue {
    js::get(&js::global(), "routekaartKeep")
}
