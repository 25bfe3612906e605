//! People in memory.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use domain::{
    event::Event,
    id::{PersonId, RouteId, Uuid},
    party::Party,
};

use super::{
    super::{
        Fault,
        identity::{
            Account, AccountBy, By, ENDED_CODES_STAY, FindPeople, Held, KeepPeople, PairingCode, Participant,
            SessionState,
        },
    },
    Books,
};
use crate::{clock::Moment, secret::Hash};

/// What is kept of people.
#[derive(Clone, Debug, Default)]
pub struct People {
    sessions: BTreeMap<Hash, Held>,
    codes: BTreeMap<Uuid, PairingCode>,
    accounts: BTreeMap<PersonId, Account>,
    participants: BTreeMap<(RouteId, PersonId), Participant>,
}

impl People {
    /// The tokens of the sessions that were not revoked.
    pub(super) fn lasting(&self) -> BTreeSet<Hash> {
        let lasting = self.sessions.values().filter(|held| held.state != SessionState::Revoked);
        lasting.map(|held| held.token).collect()
    }
}

impl Books {
    /// Forgets the pairing codes for `route`.
    pub(super) fn forget_codes(&mut self, route: RouteId) {
        self.people.codes.retain(|_, code| code.route != route);
    }
}

impl FindPeople for Books {
    fn session(&mut self, token: &Hash) -> Result<Option<Held>, Fault> {
        Ok(self.people.sessions.get(token).cloned())
    }

    fn sessions_on(&mut self, route: RouteId) -> Result<Vec<Held>, Fault> {
        let on_route = self.people.sessions.values().filter(|held| held.route == Some(route));
        let mut found: Vec<_> = on_route.cloned().collect();
        found.sort_by(|a, b| b.created.cmp(&a.created).then(a.id.cmp(&b.id)));
        Ok(found)
    }

    fn pairing_code(&mut self, by: &By) -> Result<Option<PairingCode>, Fault> {
        let is_meant = |code: &&PairingCode| match by {
            By::Id(id) => code.id == *id,
            By::Secret(hash) => code.secret == Some(*hash),
            By::Code(hash) => code.code == Some(*hash),
        };
        Ok(self.people.codes.values().find(is_meant).cloned())
    }

    fn sessions_of(&mut self, person: PersonId) -> Result<Vec<Held>, Fault> {
        Ok(self.people.sessions.values().filter(|held| held.person == person).cloned().collect())
    }

    fn account(&mut self, by: &AccountBy) -> Result<Option<Account>, Fault> {
        let is_meant = |account: &&Account| match by {
            AccountBy::Person(person) => account.person == *person,
            AccountBy::Login(login) => account.login.as_ref() == Some(login),
            AccountBy::Subject(subject) => account.subject.as_ref() == Some(subject),
        };
        Ok(self.people.accounts.values().find(is_meant).cloned())
    }

    fn accounts(&mut self) -> Result<Vec<Account>, Fault> {
        let mut found: Vec<_> = self.people.accounts.values().cloned().collect();
        found.sort_by(|a, b| a.name.cmp(&b.name).then(a.person.cmp(&b.person)));
        Ok(found)
    }

    fn participant(&mut self, route: RouteId, person: PersonId) -> Result<Option<Participant>, Fault> {
        Ok(self.people.participants.get(&(route, person)).copied())
    }

    fn routes_of(&mut self, person: PersonId) -> Result<Vec<(RouteId, Participant)>, Fault> {
        let own = self.people.participants.iter().map(|((route, _), who)| (*route, *who));
        let mut found: Vec<_> = own.filter(|(_, who)| who.person == person && who.until.is_none()).collect();
        found.sort_by_key(|(route, who)| (Reverse(who.since), *route));
        Ok(found)
    }

    fn resident(&mut self, route: RouteId) -> Result<Option<PersonId>, Fault> {
        let on_route = self.people.participants.iter().filter(|((on, _), _)| *on == route);
        let mut resident = on_route.filter(|(_, who)| who.party == Party::Resident && who.until.is_none());
        Ok(resident.next().map(|(_, who)| who.person))
    }

    fn started(&mut self, route: RouteId) -> Result<Option<String>, Fault> {
        let begins = |raw: &str| serde_json::from_str::<Event>(raw).is_ok_and(|event| event.kind == "RouteStarted");
        let lines = self.lines(route).iter().filter(|line| begins(&line.row.raw));
        Ok(lines.min_by_key(|line| line.id).map(|line| line.row.raw.clone()))
    }
}

impl KeepPeople for Books {
    fn set_session(&mut self, held: &Held) -> Result<(), Fault> {
        self.people.sessions.insert(held.token, held.clone());
        self.forget_reminders();
        Ok(())
    }

    fn end_session(&mut self, token: &Hash) -> Result<(), Fault> {
        self.people.sessions.remove(token);
        self.forget_reminders();
        Ok(())
    }

    fn forget_ended(&mut self, now: Moment) -> Result<(), Fault> {
        self.people.sessions.retain(|_, held| held.ends > now);
        self.people.codes.retain(|_, code| code.ends > now.minus(ENDED_CODES_STAY));
        self.forget_reminders();
        Ok(())
    }

    fn set_pairing_code(&mut self, code: &PairingCode) -> Result<(), Fault> {
        self.people.codes.insert(code.id, code.clone());
        Ok(())
    }

    fn set_account(&mut self, account: &Account) -> Result<(), Fault> {
        self.people.accounts.insert(account.person, account.clone());
        Ok(())
    }

    fn set_participant(&mut self, route: RouteId, who: &Participant) -> Result<(), Fault> {
        self.people.participants.insert((route, who.person), *who);
        Ok(())
    }
}
