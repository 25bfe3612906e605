//! Why an event will never be in the log. The sentence is for somebody who looks after the system or writes an app.

use std::fmt;

use domain::{body::Fault, event::LARGEST_EVENT, party::Party};

/// Why an event is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The device pushed from another person's session before.
    NotYourDevice,
    /// The id is in the log already, with other bytes.
    OtherBytes,
    /// The device used the number for another event.
    NumberUsed {
        /// That number.
        nr: u32,
    },
    /// More bytes than [`LARGEST_EVENT`].
    TooLarge,
    /// The event cannot be read, though its id, device and number can.
    Unreadable(String),
    /// A field that only the server writes.
    ServersField(&'static str),
    /// A known kind says something that it cannot say.
    BadBody(Fault),
    /// The party may not make this kind.
    NotForParty {
        /// Who tried.
        party: Party,
        /// What.
        kind: String,
    },
    /// The audience is one that the author does not belong to.
    HiddenAudience,
    /// It answers for more people than were asked.
    WiderThanAsked,
    /// It says how somebody else wants to be reached.
    NotYourCard,
    /// It hands over what somebody has who takes no part in the route.
    NotOnRoute,
    /// It hands over to somebody who is no colleague in the same capacity.
    NoColleague,
    /// The route was erased.
    Erased,
    /// It withdraws something that somebody else noted.
    NotYourMark,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotYourDevice => f.write_str("the device belongs to another person"),
            Self::OtherBytes => f.write_str("the id is in the log already, with other bytes"),
            Self::NumberUsed { nr } => write!(f, "the device used number {nr} for another event"),
            Self::TooLarge => write!(f, "the event is larger than {LARGEST_EVENT} bytes"),
            Self::Unreadable(why) => write!(f, "the event cannot be read: {why}"),
            Self::ServersField(field) => write!(f, "{field}: only the server writes this field"),
            Self::BadBody(fault) => fault.fmt(f),
            Self::NotForParty { party, kind } => write!(f, "a {} does not make {kind}", noun(*party)),
            Self::HiddenAudience => f.write_str("audience: the author does not belong to it"),
            Self::WiderThanAsked => f.write_str("audience: what answers is meant for the same as the question"),
            Self::NotYourCard => f.write_str("person: a resident says only by what way the resident is reached"),
            Self::NotOnRoute => f.write_str("about: who hands over takes part in the route"),
            Self::NoColleague => f.write_str("to: an account of somebody else with the same role is expected"),
            Self::Erased => f.write_str("the route was erased"),
            Self::NotYourMark => f.write_str("sees: only the author of a mark withdraws it"),
        }
    }
}

const fn noun(party: Party) -> &'static str {
    match party {
        Party::Resident => "resident",
        Party::Worker => "neighbourhood worker",
        Party::Specialist => "specialist",
        Party::Volunteer => "volunteer",
        Party::Adviser => "adviser",
    }
}
