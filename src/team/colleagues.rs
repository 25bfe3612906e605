//! Everybody with an account: who works where, and who can take over.

use domain::{id::PersonId, json::Object, party::Party};

use crate::call::{Fault, call};

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub person: PersonId,
    /// First name.
    pub name: String,
    /// Where they work.
    pub organisation: String,
    /// In which capacity they take part in routes.
    pub party: Party,
    /// The telephone number at work, when it is known.
    pub phone: Option<String>,
}

/// Everybody with an account, by name; nobody for who may not know.
pub async fn all() -> Result<Vec<Colleague>, Fault> {
    match call("GET", "accounts", None).await {
        Ok(reply) => read(&reply.body).ok_or(Fault::NotNow),
        Err(Fault::NotYours) => Ok(Vec::new()),
        Err(fault) => Err(fault),
    }
}

fn read(text: &str) -> Option<Vec<Colleague>> {
    let colleague = |raw| {
        let object = Object::read(raw)?;
        Some(Colleague {
            person: object.spelled("person")?,
            name: object.text("name")?,
            organisation: object.text("organisation")?,
            party: object.word("role")?,
            phone: object.text("phone"),
        })
    };
    // Somebody with a role of a newer server is nobody whom this app knows.
    Some(Object::read(text)?.list("accounts")?.into_iter().filter_map(colleague).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_a_role_that_this_app_does_not_know_is_left_out() {
        let one = |role| {
            format!(
                r#"{{"person":"7c1e0f4a-1111-4222-8333-444455556666","name":"A","organisation":"B","role":"{role}"}}"#
            )
        };
        let list = read(&format!(r#"{{"accounts":[{},{}]}}"#, one("worker"), one("guide"))).unwrap();
        assert_eq!(list.iter().map(|colleague| colleague.party).collect::<Vec<_>>(), [Party::Worker]);
    }
}
