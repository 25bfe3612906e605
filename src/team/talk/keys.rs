//! What the keys do anywhere in a talk: taking back, hiding what is private, and large letters.

use leptos::prelude::*;
use ui::platform::{keep::Kept, page};

use super::desk::Desk;

impl Desk {
    /// Does what `key` does.
    pub(super) fn key(self, key: page::Pressed) {
        match (key.name.as_str(), key.with_control, key.in_field) {
            ("z", true, false) => self.undo(),
            // No letters: who talks to a computer would press them by saying a word.
            ("f2", false, _) => self.change(|ui| ui.hidden = !ui.hidden),
            ("f4", false, _) => self.enlarge(),
            _ => {}
        }
    }

    /// Makes everything readable from the other side of the room, or usual again; this computer remembers it.
    pub fn enlarge(self) {
        let big = !self.ui.read_untracked().big;
        match big {
            true => Kept::Big.set("yes"),
            false => Kept::Big.forget(),
        }
        page::set_looks(big.then_some("big"));
        self.change(|ui| ui.big = big);
    }
}
