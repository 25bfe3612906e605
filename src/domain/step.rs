//! What is agreed about a step, as plain types: who does it, with how much help, when, and how far it stands.

use chrono::{NaiveDate, NaiveTime};

use crate::{
    id::{EventId, PersonId},
    party::Author,
};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident, $expected:literal { $($(#[$vdoc:meta])* $variant:ident = $key:literal)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// What a reader expects where one of these stands.
            pub const EXPECTED: &'static str = $expected;

            /// Its name on the wire and in the texts.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// The one with this name.
            pub fn named(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

pub(crate) use named;

named! {
    /// How far a step is let loose on the resident. Dosing is the first pillar: see product.md.
    Release, "open, later, maybe or dropped" {
        /// To be done now.
        Open = "open"
        /// Planned; the resident may look at it.
        Later = "later"
        /// A branch that nobody has confirmed; it never has a date.
        Maybe = "maybe"
        /// No longer needed.
        Dropped = "dropped"
    }
}

named! {
    /// How much help comes with a step. Help starts high and tapers.
    Help, "we, together, alongside or self" {
        /// Somebody else does it.
        We = "we"
        /// The resident and the helper do it side by side.
        Together = "together"
        /// The resident does it, the helper looks along.
        Alongside = "alongside"
        /// The resident does it.
        Own = "self"
    }
}

named! {
    /// A stretch of the route, after the phases of debt help (NVVK) in plain words.
    PhaseKind, "asking, looking, calm, agreements, persevere, onward or crisis" {
        /// Asking for help (aanmelding).
        Asking = "asking"
        /// Looking at everything together (intake).
        Looking = "looking"
        /// Rest first (stabilisatie).
        Calm = "calm"
        /// Agreements about debts (oplossing).
        Agreements = "agreements"
        /// Keeping it up (begeleiding).
        Persevere = "persevere"
        /// On one's own feet (nazorg).
        Onward = "onward"
        /// Help today.
        Crisis = "crisis"
    }
}

named! {
    /// What somebody is on a route.
    Role, "resident, worker, specialist, volunteer, adviser or urgent" {
        /// The person whose route it is.
        Resident = "resident"
        /// Neighbourhood worker.
        Worker = "worker"
        /// Specialist at the municipality.
        Specialist = "specialist"
        /// Volunteer.
        Volunteer = "volunteer"
        /// Adviser.
        Adviser = "adviser"
        /// The number for help today.
        Urgent = "urgent"
    }
}

/// Who does a step: exactly one, and never by default.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The resident.
    Resident,
    /// A person on the route.
    Person(PersonId),
    /// A third party that we wait for, by name, like the Belastingdienst.
    Third(String),
}

/// When a step may be done: a stretch of days, not a due date. With a time it is an appointment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// From this day.
    pub from: Option<NaiveDate>,
    /// Up to and including this day.
    pub to: Option<NaiveDate>,
    /// At this time of the first day.
    pub time: Option<NaiveTime>,
}

/// What is promised about a step that others do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Promise {
    /// The resident hears something before this day.
    pub before: NaiveDate,
    /// If nothing comes, this person calls.
    pub then: PersonId,
    /// On this day.
    pub on: NaiveDate,
}

/// Something that somebody noted, and when by that device's own clock.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The event that noted it.
    pub event: EventId,
    /// Who.
    pub author: Author,
    /// RFC 3339, shown to people only.
    pub at: String,
}

impl Mark {
    /// The day of the mark, by the clock of the device that made it; none when that clock wrote no day.
    pub fn day(&self) -> Option<NaiveDate> {
        crate::body::day(self.at.get(..10)?)
    }
}
