//! Who takes part in a route, and what each may see.

use serde::{Deserialize, Serialize};

use crate::{id::PersonId, json::Object, spelled::spelled};

/// In which capacity somebody acts. Known from the session, never from an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Party {
    /// The person whose route it is.
    Resident,
    /// Stands beside the resident and keeps the route in sight.
    Worker,
    /// Knows the content of debt help, at the municipality.
    Specialist,
    /// Takes over practical things.
    Volunteer,
    /// Advises on call.
    Adviser,
}

/// Who did something: the party and the person, added by the server from the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Author {
    /// In which capacity.
    pub party: Party,
    /// Who.
    pub person: PersonId,
}

impl Author {
    /// Reads an author; none when it is not one.
    pub fn read(object: &Object<'_>) -> Option<Self> {
        Some(Self { party: object.word("party")?, person: object.spelled("person")? })
    }
}

/// For whom an event is meant, chosen by its author.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Audience {
    /// Everybody on the route, the resident first.
    #[default]
    Everyone,
    /// The professionals: worker and specialist.
    Team,
    /// The resident and the neighbourhood worker only.
    Worker,
}

impl Party {
    /// Its word on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Worker => "worker",
            Self::Specialist => "specialist",
            Self::Volunteer => "volunteer",
            Self::Adviser => "adviser",
        }
    }

    /// Whether this party may see what was meant for `audience`.
    pub const fn may_see(self, audience: Audience) -> bool {
        match audience {
            Audience::Everyone => true,
            Audience::Team => matches!(self, Self::Worker | Self::Specialist),
            Audience::Worker => matches!(self, Self::Resident | Self::Worker),
        }
    }
}

spelled! {
    Party {
        "resident" = Resident
        "worker" = Worker
        "specialist" = Specialist
        "volunteer" = Volunteer
        "adviser" = Adviser
    }
    Audience {
        "everyone" = Everyone
        "team" = Team
        "worker" = Worker
    }
}
