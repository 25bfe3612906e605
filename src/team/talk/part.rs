//! The parts of a talk, in the order in which they come (R056).

use crate::text::Key;

/// A part of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Before the talk, by the two professionals.
    Prepare,
    /// What it is for, whether this week is safe, and what worked out already.
    Tell,
    /// Which small steps, who does them and when.
    Choose,
    /// A list of actions that was pasted becomes small steps.
    Paste,
    /// What was agreed, in the resident's own words, and when we meet again.
    Agree,
}

impl Part {
    /// The three parts that the people in the room see above the page.
    pub const IN_THE_ROOM: [Self; 3] = [Self::Tell, Self::Choose, Self::Agree];

    /// Its name in an address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Tell => "tell",
            Self::Choose => "choose",
            Self::Paste => "paste",
            Self::Agree => "agree",
        }
    }

    /// The part with this name in an address.
    pub fn named(key: &str) -> Option<Self> {
        [Self::Prepare, Self::Tell, Self::Choose, Self::Paste, Self::Agree].into_iter().find(|part| part.key() == key)
    }

    /// What it is called in the room; a list that is pasted belongs to choosing.
    pub const fn name(self) -> Key {
        match self {
            Self::Prepare => Key::TalkPrepare,
            Self::Tell => Key::TalkTell,
            Self::Choose | Self::Paste => Key::TalkChoose,
            Self::Agree => Key::TalkAgree,
        }
    }

    /// The one of the three that it belongs to; none while one prepares.
    pub const fn in_the_room(self) -> Option<Self> {
        match self {
            Self::Prepare => None,
            Self::Paste => Some(Self::Choose),
            other => Some(other),
        }
    }
}
