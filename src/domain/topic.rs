//! What of a route can be shown or not: its topics, and which of them an event shows.
//!
//! The resident decides for each party which topics it sees. What somebody made stays visible to that person, and
//! the audience that its author chose (see [`crate::party`]) narrows it further.

use serde::{Deserialize, Serialize};

use crate::{event::Event, party::Party, said::Saying, spelled::spelled, words::Part};

/// A part of a route that the resident can show to a party, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Topic {
    /// The phases and steps, who does them and when, and what was done.
    Steps,
    /// What the resident does it all for.
    Goal,
    /// What does not work out, questions and notes.
    Questions,
    /// What got better, and what people said about it.
    Wins,
}

spelled! {
    Topic {
        "steps" = Steps
        "goal" = Goal
        "questions" = Questions
        "wins" = Wins
    }
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 4] = [Self::Steps, Self::Goal, Self::Questions, Self::Wins];

    /// Its word on the wire and in the texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Goal => "goal",
            Self::Questions => "questions",
            Self::Wins => "wins",
        }
    }

    /// The topic of `event`; none when it is the frame of the route, or of a kind or version that this version does
    /// not know.
    pub fn of(event: &Event) -> Option<Self> {
        if event.version != 1 {
            return None;
        }
        if let Some(saying) = Saying::named(&event.kind) {
            return saying.topic();
        }
        let of_route = || event.body.maybe("field").and_then(Part::named).is_some_and(Part::is_of_route);
        Some(match event.kind.as_str() {
            "TextSet" if of_route() => Self::Goal,
            "TextSet" | "PhaseAdded" | "PhaseOpened" | "StepAdded" | "OwnStepAdded" | "StepHidden" | "StepShown"
            | "PlaceSet" | "OwnerSet" | "HelpLevelSet" | "WindowSet" | "Released" | "PromiseSet" | "ItemDone"
            | "ItemReopened" | "StepDone" | "StepReopened" | "StepSeen" | "StepFinished" => Self::Steps,
            "StepUnstuck" => Self::Questions,
            "WinNoted" | "Compliment" => Self::Wins,
            _ => return None,
        })
    }
}

/// A set of topics, with two marks beside them: the start of a route, and the rest of its frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Topics(u8);

impl Topics {
    /// Nothing at all.
    pub const NONE: Self = Self(0);
    /// Every topic, without the frame.
    pub const EACH: Self = Self(0b00_1111);
    /// Who is on the route.
    const FRAME: Self = Self(0b01_0000);
    /// That the route began, with the resident's first name.
    const START: Self = Self(0b10_0000);
    /// Every topic, the frame and the start.
    pub const EVERYTHING: Self = Self(0b11_1111);

    /// What a reader must be shown to see `event`.
    ///
    /// A kind or version that this version does not know may be about anything: only who sees everything sees it.
    pub fn of(event: &Event) -> Self {
        match (event.kind.as_str(), Topic::of(event)) {
            (_, Some(topic)) => Self::NONE.with(topic),
            ("RouteStarted", None) if event.version == 1 => Self::START,
            ("PersonJoined" | "HandedOver" | "HoursSet", None) if event.version == 1 => Self::FRAME,
            _ => Self::EVERYTHING,
        }
    }

    /// What `party` is shown when the resident chose `chosen` for it, or chose nothing yet.
    ///
    /// Worker and specialist see all until the resident says otherwise, and always the frame. An adviser sees
    /// nothing until the resident says so. For a volunteer there is nothing to choose: that one sees the start,
    /// and the steps that were assigned.
    pub const fn shown_to(party: Party, chosen: Option<Self>) -> Self {
        match (party, chosen) {
            (Party::Resident, _) => Self::EVERYTHING,
            (Party::Volunteer, _) => Self::START,
            (Party::Worker | Party::Specialist, None) => Self::EVERYTHING,
            (Party::Adviser, None | Some(Self::NONE)) => Self::NONE,
            (_, Some(chosen)) => Self(chosen.0 | Self::FRAME.0 | Self::START.0),
        }
    }

    /// Whether the start of the route is in it, with the resident's first name.
    pub const fn has_start(self) -> bool {
        self.0 & Self::START.0 != 0
    }

    /// This set with one more topic.
    pub const fn with(self, topic: Topic) -> Self {
        Self(self.0 | 1 << topic as u8)
    }

    /// This set and the other together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether everything of `other` is in this set.
    pub const fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The topics in this set.
    pub fn iter(self) -> impl Iterator<Item = Topic> {
        Topic::ALL.into_iter().filter(move |topic| self.covers(Self::NONE.with(*topic)))
    }

    /// As it is stored: one bit for each.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Reads what [`Self::bits`] gave. Bits that stand for nothing are left out.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & Self::EVERYTHING.0)
    }
}

impl FromIterator<Topic> for Topics {
    fn from_iter<I: IntoIterator<Item = Topic>>(topics: I) -> Self {
        topics.into_iter().fold(Self::NONE, Self::with)
    }
}
