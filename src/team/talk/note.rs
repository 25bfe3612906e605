//! A line that is written in a field and kept with a button. Until then it is on this screen only, and nothing takes it away:
//! no other part of the talk, and nothing that somebody else says meanwhile.

use domain::view::RouteView;
use leptos::prelude::*;
use ui::{
    node::{Node, el},
    platform::form,
};

use super::desk::Desk;

/// The lines that are kept with a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// What it is all for, in the resident's own words.
    Goal,
    /// What a professional thinks that matters now.
    Line,
    /// In which language the resident talks best.
    Language,
}

/// What was typed in each of them and is not kept yet, with what stood there before.
pub type Notes = [Option<Typed>; 3];

/// What was typed in a field, and what stood in it by then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    now: String,
    before: String,
}

const ALL: [Note; 3] = [Note::Goal, Note::Line, Note::Language];

impl Note {
    /// The id of the field.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Goal => "talk-goal",
            Self::Line => "prepare-line",
            Self::Language => "prepare-language",
        }
    }

    /// What stands on the route.
    fn stands(self, desk: Desk, view: &RouteView) -> &str {
        match self {
            Self::Goal => view.goal.first().map_or("", String::as_str),
            Self::Line => view.prepared_by(desk.account().person).map_or("", |said| said.text("text")),
            Self::Language => view.language().map_or("", |(spoken, _)| spoken),
        }
    }

    /// The field, of at most `longest` characters, with what was typed in it or else what stands. It holds what was typed, so
    /// that it becomes another one when what stands changes; never under the hands of who types. It needs a place of its own:
    /// what is replaced beside a button would take the focus from that.
    pub fn field(self, desk: Desk, tag: &'static str, class: &str, longest: &str) -> Node {
        let view = desk.view();
        let stands = self.stands(desk, &view);
        let typed = desk.ui.read().notes[self as usize].clone();
        let shows = typed.as_ref().map_or(stands, |typed| &typed.now);
        let field = el(tag, class).attr("id", self.id()).attr("maxlength", longest).attr("autocomplete", "off");
        let mut field = field.attr("dir", "auto").keyed(typed.as_ref().map_or(stands, |typed| &typed.before));
        match tag {
            "textarea" => field.text = Some(shows.into()),
            _ => field = field.attr("value", shows),
        }
        field
    }

    /// What was typed and is to be kept, none when that stands already; from now on what stands counts.
    pub fn take(self, desk: Desk) -> Option<String> {
        let typed = desk.ui.write().notes[self as usize].take()?.now;
        let typed = typed.trim();
        (typed != self.stands(desk, &desk.store.view())).then(|| typed.into())
    }
}

/// Follows what is typed in them.
pub fn listen(desk: Desk) {
    for note in ALL {
        form::on_typed(note.id(), move |now| {
            let before = note.stands(desk, &desk.store.view()).to_owned();
            desk.change(|ui| ui.notes[note as usize].get_or_insert(Typed { before, ..Typed::default() }).now = now);
        });
    }
}
