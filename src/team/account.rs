//! Who is signed in.

use domain::{
    api::Session,
    id::{PersonId, RouteId},
    json::Object,
    party::Party,
};

use crate::call::{Fault, call};

/// A professional who is signed in, or a screen that was opened by a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub person: PersonId,
    /// In which capacity.
    pub party: Party,
    /// The one route of a screen that was opened by a link.
    pub route: Option<RouteId>,
    /// First name; empty when the server does not say.
    pub name: String,
    /// Where they work; empty when the server does not say.
    pub organisation: String,
    /// When the session ends at the latest, RFC 3339.
    pub ends: String,
}

impl Account {
    /// Who is signed in now.
    pub async fn current() -> Result<Self, Fault> {
        let reply = call("GET", "sessions/current", None).await?;
        // Nobody is signed in: 204, without a body.
        Self::read(&reply.body).ok_or(Fault::SignedOut)
    }

    fn read(text: &str) -> Option<Self> {
        let object = Object::read(text)?;
        Some(Self {
            person: object.spelled("person")?,
            party: object.word("party")?,
            route: object.spelled("route"),
            name: object.text("name").unwrap_or_default(),
            organisation: object.text("organisation").unwrap_or_default(),
            ends: object.text("ends").unwrap_or_default(),
        })
    }

    /// This person on `route`.
    pub const fn on(&self, route: RouteId) -> Session {
        Session { route, party: self.party, person: self.person }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_no_route_and_a_link_has_one() {
        let account = r#"{"person":"7c1e0f4a-1111-4222-8333-444455556666","party":"worker","name":"Naomi"}"#;
        assert_eq!(Account::read(account).map(|account| (account.route, account.name)), Some((None, "Naomi".into())));
        let link = account.replace("\"name\":\"Naomi\"", "\"route\":\"7c1e0f4a-1111-4222-8333-444455556666\"");
        assert!(Account::read(&link).is_some_and(|account| account.route.is_some()));
        assert_eq!(Account::read(""), None);
    }
}
