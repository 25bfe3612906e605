//! Accounts: who may sign in here.

use domain::{
    id::{PersonId, Uuid},
    party::Party,
};

use super::oidc;
use crate::store::{
    Fault, Writing,
    identity::{Account, AccountBy},
};

/// The most characters of a name that people read.
pub const LONGEST_NAME: usize = 60;

/// Somebody who gets an account for the local sign-in.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The name that others read.
    pub name: String,
    /// For whom this person works.
    pub organisation: String,
    /// In which capacity.
    pub role: Party,
    /// The telephone number at work, which residents call.
    pub phone: Option<String>,
    /// The name to sign in with.
    pub login: String,
    /// The argon2 hash of the password.
    pub password: String,
}

/// Adds an account; none when somebody has that login name already.
pub fn add(txn: &mut dyn Writing, new: NewAccount) -> Result<Option<PersonId>, Fault> {
    let login = login(&new.login);
    if txn.account(&AccountBy::Login(login.clone()))?.is_some() {
        return Ok(None);
    }
    let account = Account {
        person: PersonId(Uuid::from_random(rand::random())),
        name: new.name,
        organisation: new.organisation,
        role: new.role,
        phone: new.phone,
        login: Some(login),
        password: Some(new.password),
        subject: None,
    };
    txn.set_account(&account)?;
    Ok(Some(account.person))
}

/// The account of somebody who signed in at an identity provider: made at the first time, and each time with the name,
/// organisation, role and number that the provider says.
pub fn by_provider(txn: &mut dyn Writing, person: oidc::Person) -> Result<Account, Fault> {
    let oidc::Person { subject, name, organisation, role, phone } = person;
    let known = txn.account(&AccountBy::Subject(subject.clone()))?;
    let account = Account {
        person: known.map_or_else(|| PersonId(Uuid::from_random(rand::random())), |known| known.person),
        name,
        organisation,
        role,
        phone,
        login: None,
        password: None,
        subject: Some(subject),
    };
    txn.set_account(&account)?;
    Ok(account)
}

/// A login name as it is kept: capitals and spaces around it do not matter.
pub fn login(text: &str) -> String {
    text.trim().to_lowercase()
}

/// A name that people read, without spaces around it; none when it is empty, too long, or holds more than a line.
pub fn readable_name(text: &str) -> Option<&str> {
    let name = text.trim();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    fits.then_some(name)
}

/// A telephone number as people write it, without spaces around it; none when it holds no digit, or anything but digits
/// and what parts them, or more than 20 characters.
pub fn readable_phone(text: &str) -> Option<&str> {
    let phone = text.trim();
    let fits = phone.len() <= 20 && phone.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    (fits && phone.contains(|c: char| c.is_ascii_digit())).then_some(phone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_somebody_can_dial() {
        assert_eq!(readable_phone(" 030 000 00 00 "), Some("030 000 00 00"));
        assert_eq!(readable_phone("+31 (0)30-0000000"), Some("+31 (0)30-0000000"));
        for wrong in ["", "  ", "-", "ask the desk", "030 000 00 00, extension 12", "0300000000030000000000"] {
            assert_eq!(readable_phone(wrong), None, "{wrong}");
        }
    }
}
