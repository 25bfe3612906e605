//! The wire: who may see what, and who looked.

use serde::{Deserialize, Serialize};

use crate::{id::PersonId, json::Object, party::Party, spelled::spelled, topic::Topic};

/// The parties for which the resident chooses. A volunteer sees assigned steps only; there is nothing to choose.
pub const CHOSEN_FOR: [Party; 3] = [Party::Worker, Party::Specialist, Party::Adviser];

/// Answer to `GET /v1/routes/{id}/consents`: one for each party of [`CHOSEN_FOR`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consents {
    /// What each party sees.
    pub consents: Vec<Consent>,
}

/// What one party sees, and the answer to `PUT /v1/routes/{id}/consents/{party}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consent {
    /// Which party.
    pub party: Party,
    /// The topics that it sees.
    pub sees: Vec<Topic>,
}

/// Body of `PUT /v1/routes/{id}/consents/{party}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sees {
    /// The topics that the party sees from now on.
    pub sees: Vec<Topic>,
}

/// Body of `POST /v1/routes/{id}/erasures`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Erasure {
    /// The first name of the resident, typed to confirm.
    pub name: String,
}

/// Answer to `GET /v1/routes/{id}/views`: who looked, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Views {
    /// One for each reader and topic in ten minutes.
    pub views: Vec<View>,
}

/// Somebody looked at a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct View {
    /// When, RFC 3339 in UTC.
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub at: String,
    /// Who.
    pub person: PersonId,
    /// In which capacity.
    pub party: Party,
    /// Of which organisation; empty when that is not known.
    pub organisation: String,
    /// What for.
    pub purpose: Purpose,
    /// At what.
    pub topic: Topic,
}

/// What somebody looks for, which follows from the party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Purpose {
    /// To stand beside the resident.
    Guidance,
    /// To help with debts.
    DebtHelp,
    /// To help with something practical.
    PracticalHelp,
    /// To advise.
    Advice,
}

spelled! {
    Purpose {
        "guidance" = Guidance
        "debtHelp" = DebtHelp
        "practicalHelp" = PracticalHelp
        "advice" = Advice
    }
}

impl Purpose {
    /// What `party` looks for; none for the resident, whose route it is.
    pub const fn of(party: Party) -> Option<Self> {
        match party {
            Party::Resident => None,
            Party::Worker => Some(Self::Guidance),
            Party::Specialist => Some(Self::DebtHelp),
            Party::Volunteer => Some(Self::PracticalHelp),
            Party::Adviser => Some(Self::Advice),
        }
    }
}

impl Consents {
    /// Reads the answer; none when it is not one.
    pub fn read(text: &str) -> Option<Self> {
        let consents = Object::read(text)?.list("consents")?.into_iter().map(Consent::read).collect::<Option<_>>()?;
        Some(Self { consents })
    }
}

impl Consent {
    /// Reads what one party sees; none when it is not that.
    pub fn read(text: &str) -> Option<Self> {
        let object = Object::read(text)?;
        let topic = |raw| Topic::try_from(crate::json::text(raw)?).ok();
        let sees = object.list("sees")?.into_iter().map(topic).collect::<Option<_>>()?;
        Some(Self { party: object.word("party")?, sees })
    }
}

impl Views {
    /// Reads the answer; none when it is not one.
    pub fn read(text: &str) -> Option<Self> {
        let view = |raw| {
            let object = Object::read(raw)?;
            Some(View {
                at: object.text("at")?,
                person: object.spelled("person")?,
                party: object.word("party")?,
                organisation: object.text("organisation")?,
                purpose: object.word("purpose")?,
                topic: object.word("topic")?,
            })
        };
        let views = Object::read(text)?.list("views")?.into_iter().map(view).collect::<Option<_>>()?;
        Some(Self { views })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_writes_the_phone_reads() {
        let consent = |party| Consent { party, sees: Topic::ALL.into() };
        let consents = Consents { consents: CHOSEN_FOR.map(consent).into() };
        assert_eq!(Consents::read(&serde_json::to_string(&consents).unwrap()), Some(consents));
        let nothing = Consent { party: Party::Adviser, sees: Vec::new() };
        assert_eq!(Consent::read(&serde_json::to_string(&nothing).unwrap()), Some(nothing));
        let parties = [Party::Worker, Party::Specialist, Party::Volunteer, Party::Adviser];
        let view = |party| View {
            at: "2024-06-10T08:00:00.000Z".into(),
            person: PersonId::default(),
            party,
            organisation: "Buurtteam \"Zuid\"".into(),
            purpose: Purpose::of(party).unwrap(),
            topic: Topic::Goal,
        };
        let views = Views { views: parties.map(view).into() };
        assert_eq!(Views::read(&serde_json::to_string(&views).unwrap()), Some(views));
        assert_eq!(
            (Consents::read("{}"), Views::read("[]"), Consent::read(r#"{"party":"worker"}"#)),
            (None, None, None)
        );
    }
}
