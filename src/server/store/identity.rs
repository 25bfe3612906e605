//! What a store keeps of people: sessions, pairing codes, accounts, and who takes part in which route.
//!
//! The rules are in [`crate::identity`]; a store keeps and finds, and judges nothing.

use std::time::Duration;

use domain::{
    api::Session,
    id::{PersonId, RouteId, Uuid},
    identity::PairingState,
    party::Party,
};

use super::Fault;
use crate::{clock::Moment, secret::Hash};

/// How long a pairing code that ended is still found by its maker.
pub const ENDED_CODES_STAY: Duration = Duration::from_secs(24 * 3600);

/// What can be found of people.
pub trait FindPeople {
    /// A session that was not signed out of, also one that was revoked or has ended.
    fn session(&mut self, token: &Hash) -> Result<Option<Held>, Fault>;
    /// Every session for `route` alone, the newest first.
    fn sessions_on(&mut self, route: RouteId) -> Result<Vec<Held>, Fault>;
    /// A pairing code, also one that was used or has ended.
    fn pairing_code(&mut self, by: &By) -> Result<Option<PairingCode>, Fault>;
    /// Every session of `person`.
    fn sessions_of(&mut self, person: PersonId) -> Result<Vec<Held>, Fault>;
    /// An account.
    fn account(&mut self, by: &AccountBy) -> Result<Option<Account>, Fault>;
    /// Every account, by name.
    fn accounts(&mut self) -> Result<Vec<Account>, Fault>;
    /// Somebody's part in `route`, also one that is over.
    fn participant(&mut self, route: RouteId, person: PersonId) -> Result<Option<Participant>, Fault>;
    /// The routes in which `person` takes part now, the newest first.
    fn routes_of(&mut self, person: PersonId) -> Result<Vec<(RouteId, Participant)>, Fault>;
    /// The resident of `route`, when there is one yet.
    fn resident(&mut self, route: RouteId) -> Result<Option<PersonId>, Fault>;
    /// The bytes of the event that began `route`, which holds its name.
    fn started(&mut self, route: RouteId) -> Result<Option<String>, Fault>;
}

/// What can be kept of people.
pub trait KeepPeople {
    /// Keeps a session, new or changed.
    fn set_session(&mut self, held: &Held) -> Result<(), Fault>;
    /// Forgets a session.
    fn end_session(&mut self, token: &Hash) -> Result<(), Fault>;
    /// Forgets the sessions that ended at `now` and the pairing codes that ended [`ENDED_CODES_STAY`] before.
    fn forget_ended(&mut self, now: Moment) -> Result<(), Fault>;
    /// Keeps a pairing code, new or changed.
    fn set_pairing_code(&mut self, code: &PairingCode) -> Result<(), Fault>;
    /// Keeps an account, new or changed. The caller has looked whether its login name is free.
    fn set_account(&mut self, account: &Account) -> Result<(), Fault>;
    /// Keeps somebody's part in a route, new or changed.
    fn set_participant(&mut self, route: RouteId, who: &Participant) -> Result<(), Fault>;
}

/// A session as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The hash of its token.
    pub token: Hash,
    /// Names it to people, in the list of devices.
    pub id: Uuid,
    /// The one route it is for; none for an account, which takes part in many.
    pub route: Option<RouteId>,
    /// In which capacity: on the route, or by the account.
    pub party: Party,
    /// Whose it is.
    pub person: PersonId,
    /// What may be done with it.
    pub state: SessionState,
    /// When it was opened.
    pub created: Moment,
    /// When it was last used, to the grain that [`crate::identity::session`] keeps.
    pub seen: Moment,
    /// When it ends at the latest.
    pub ends: Moment,
}

/// What may be done with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Everything that its party may.
    Open,
    /// Nothing yet: the phone shows a check number. The session's id is that of the pairing.
    Waiting,
    /// Nothing any more: kept so that the device hears that it was revoked.
    Revoked,
}

impl Held {
    /// Who acts, on the one route of this session.
    pub fn on_own_route(&self) -> Option<Session> {
        self.route.map(|route| Session { route, party: self.party, person: self.person })
    }
}

/// How a pairing code is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the id that its maker has.
    Id(Uuid),
    /// By the hash of the secret in its link.
    Secret(Hash),
    /// By the keyed hash of its nine digits.
    Code(Hash),
}

/// A pairing: from a code that opens a route on a phone to the phone that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingCode {
    /// Names it.
    pub id: Uuid,
    /// The hash of the secret in its link, until it was used.
    pub secret: Option<Hash>,
    /// The keyed hash of its nine digits, until it was used.
    pub code: Option<Hash>,
    /// The route that it opens.
    pub route: RouteId,
    /// For whom.
    pub resident: PersonId,
    /// Who made it and may confirm it.
    pub maker: PersonId,
    /// How far it is; never [`PairingState::Ended`], which the clock says.
    pub state: PairingState,
    /// The number that the phone shows, 10-99.
    pub check_number: u8,
    /// When it ends.
    pub ends: Moment,
}

/// Somebody who takes part in a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Who.
    pub person: PersonId,
    /// In which capacity.
    pub party: Party,
    /// From when.
    pub since: Moment,
    /// Until when; none while it goes on.
    pub until: Option<Moment>,
}

/// How an account is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountBy {
    /// By whose it is.
    Person(PersonId),
    /// By the name with which one signs in here.
    Login(String),
    /// By what an identity provider calls the person.
    Subject(Subject),
}

/// Somebody who may sign in and take part in more than one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub person: PersonId,
    /// The name that others read.
    pub name: String,
    /// For whom this person works.
    pub organisation: String,
    /// In which capacity this person takes part in routes.
    pub role: Party,
    /// The telephone number at work, which residents call.
    pub phone: Option<String>,
    /// The name to sign in with here, in lower case.
    pub login: Option<String>,
    /// The argon2 hash of the password; without one nobody signs in here by it.
    pub password: Option<String>,
    /// What an identity provider calls this person.
    pub subject: Option<Subject>,
}

/// A person as an identity provider names it: never used for anybody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Which provider.
    pub issuer: String,
    /// Its name for the person.
    pub id: String,
}
