//! People in SQLite: sessions, pairing codes, and who takes part in which route.

use domain::id::{PersonId, RouteId, Uuid};
use rusqlite::{Row, params};

use super::{
    super::{
        Fault,
        identity::{
            Account, AccountBy, By, ENDED_CODES_STAY, FindPeople, Held, KeepPeople, PairingCode, Participant,
            SessionState, Subject,
        },
    },
    codec::{self, PAIRING_STATES, SESSION_STATES},
    txn::Txn,
};
use crate::{clock::Moment, secret::Hash};

const HELD: &str = "SELECT token, id, route, party, person, state, created, seen, ends FROM session";

const ACCOUNT: &str = "SELECT person, name, organisation, role, login, password, issuer, subject, phone FROM account";

impl FindPeople for Txn<'_> {
    fn session(&mut self, token: &Hash) -> Result<Option<Held>, Fault> {
        self.one(&format!("{HELD} WHERE token = ?1"), [token], read_held)
    }

    fn sessions_on(&mut self, route: RouteId) -> Result<Vec<Held>, Fault> {
        self.many(&format!("{HELD} WHERE route = ?1 ORDER BY created DESC, id"), [codec::id(route.0)], read_held)
    }

    fn pairing_code(&mut self, by: &By) -> Result<Option<PairingCode>, Fault> {
        let (column, value) = match by {
            By::Id(id) => ("id", codec::id(*id).to_vec()),
            By::Secret(hash) => ("secret", hash.to_vec()),
            By::Code(hash) => ("code", hash.to_vec()),
        };
        let sql = format!(
            "SELECT id, secret, code, route, resident, maker, state, check_number, ends FROM pairing_code
             WHERE {column} = ?1"
        );
        self.one(&sql, [value], |row| {
            Ok(PairingCode {
                id: codec::read_id(row, 0)?,
                secret: row.get(1)?,
                code: row.get(2)?,
                route: RouteId(codec::read_id(row, 3)?),
                resident: PersonId(codec::read_id(row, 4)?),
                maker: PersonId(codec::read_id(row, 5)?),
                state: codec::read_word(&PAIRING_STATES, row, 6)?,
                check_number: row.get(7)?,
                ends: Moment(row.get(8)?),
            })
        })
    }

    fn sessions_of(&mut self, person: PersonId) -> Result<Vec<Held>, Fault> {
        self.many(&format!("{HELD} WHERE person = ?1"), [codec::id(person.0)], read_held)
    }

    fn account(&mut self, by: &AccountBy) -> Result<Option<Account>, Fault> {
        match by {
            AccountBy::Person(person) => {
                self.one(&format!("{ACCOUNT} WHERE person = ?1"), [codec::id(person.0)], read_account)
            }
            AccountBy::Login(login) => self.one(&format!("{ACCOUNT} WHERE login = ?1"), [login], read_account),
            AccountBy::Subject(Subject { issuer, id }) => {
                self.one(&format!("{ACCOUNT} WHERE issuer = ?1 AND subject = ?2"), [issuer, id], read_account)
            }
        }
    }

    fn accounts(&mut self) -> Result<Vec<Account>, Fault> {
        self.many(&format!("{ACCOUNT} ORDER BY name, person"), [], read_account)
    }

    fn participant(&mut self, route: RouteId, person: PersonId) -> Result<Option<Participant>, Fault> {
        let sql = "SELECT route, person, party, since, until FROM participant WHERE route = ?1 AND person = ?2";
        let found = self.one(sql, [route.0, person.0].map(codec::id), read_participant)?;
        Ok(found.map(|(_, participant)| participant))
    }

    fn routes_of(&mut self, person: PersonId) -> Result<Vec<(RouteId, Participant)>, Fault> {
        let sql = "SELECT route, person, party, since, until FROM participant WHERE person = ?1 AND until IS NULL
                   ORDER BY since DESC, route";
        self.many(sql, [codec::id(person.0)], read_participant)
    }

    fn resident(&mut self, route: RouteId) -> Result<Option<PersonId>, Fault> {
        let sql = "SELECT person FROM participant WHERE route = ?1 AND party = 'resident' AND until IS NULL";
        self.one(sql, [codec::id(route.0)], |row| codec::read_id(row, 0).map(PersonId))
    }

    fn started(&mut self, route: RouteId) -> Result<Option<String>, Fault> {
        let sql = "SELECT CAST(raw AS TEXT) FROM event JOIN route ON event.route = route.id AND event.id = started
                   WHERE route.id = ?1";
        self.one(sql, [codec::id(route.0)], |row| row.get(0))
    }
}

impl KeepPeople for Txn<'_> {
    fn set_session(&mut self, held: &Held) -> Result<(), Fault> {
        self.run(
            "INSERT OR REPLACE INTO session (token, id, route, party, person, state, created, seen, ends)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                held.token,
                codec::id(held.id),
                held.route.map(|route| codec::id(route.0)),
                codec::party(held.party),
                codec::id(held.person.0),
                codec::word(&SESSION_STATES, held.state),
                held.created.0,
                held.seen.0,
                held.ends.0
            ],
        )?;
        match held.state {
            SessionState::Revoked => self.forget_reminder_of(&held.token),
            SessionState::Open | SessionState::Waiting => Ok(()),
        }
    }

    fn end_session(&mut self, token: &Hash) -> Result<(), Fault> {
        self.run("DELETE FROM session WHERE token = ?1", [token])?;
        self.forget_reminder_of(token)
    }

    fn forget_ended(&mut self, now: Moment) -> Result<(), Fault> {
        self.run("DELETE FROM session WHERE ends <= ?1", [now.0])?;
        self.run("DELETE FROM reminder WHERE session NOT IN (SELECT token FROM session)", [])?;
        self.run("DELETE FROM pairing_code WHERE ends <= ?1", [now.minus(ENDED_CODES_STAY).0])
    }

    fn set_pairing_code(&mut self, code: &PairingCode) -> Result<(), Fault> {
        self.run(
            "INSERT OR REPLACE INTO pairing_code
             (id, secret, code, route, resident, maker, state, check_number, ends)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                codec::id(code.id),
                code.secret,
                code.code,
                codec::id(code.route.0),
                codec::id(code.resident.0),
                codec::id(code.maker.0),
                codec::word(&PAIRING_STATES, code.state),
                code.check_number,
                code.ends.0
            ],
        )
    }

    fn set_account(&mut self, account: &Account) -> Result<(), Fault> {
        self.run(
            "INSERT INTO account (person, name, organisation, role, login, password, issuer, subject, phone)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (person) DO UPDATE
             SET name = excluded.name, organisation = excluded.organisation, role = excluded.role,
             login = excluded.login, password = excluded.password, issuer = excluded.issuer,
             subject = excluded.subject, phone = excluded.phone",
            params![
                codec::id(account.person.0),
                account.name,
                account.organisation,
                codec::party(account.role),
                account.login,
                account.password,
                account.subject.as_ref().map(|subject| &subject.issuer),
                account.subject.as_ref().map(|subject| &subject.id),
                account.phone
            ],
        )
    }

    fn set_participant(&mut self, route: RouteId, who: &Participant) -> Result<(), Fault> {
        self.run(
            "INSERT INTO participant (route, person, party, since, until) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (route, person) DO UPDATE
             SET party = excluded.party, since = excluded.since, until = excluded.until",
            params![
                codec::id(route.0),
                codec::id(who.person.0),
                codec::party(who.party),
                who.since.0,
                who.until.map(|until| until.0)
            ],
        )
    }
}

fn read_account(row: &Row<'_>) -> rusqlite::Result<Account> {
    let (issuer, id): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
    Ok(Account {
        person: PersonId(codec::read_id(row, 0)?),
        name: row.get(1)?,
        organisation: row.get(2)?,
        role: codec::read_party(row, 3)?,
        phone: row.get(8)?,
        login: row.get(4)?,
        password: row.get(5)?,
        subject: issuer.zip(id).map(|(issuer, id)| Subject { issuer, id }),
    })
}

fn read_participant(row: &Row<'_>) -> rusqlite::Result<(RouteId, Participant)> {
    let participant = Participant {
        person: PersonId(codec::read_id(row, 1)?),
        party: codec::read_party(row, 2)?,
        since: Moment(row.get(3)?),
        until: row.get::<_, Option<i64>>(4)?.map(Moment),
    };
    Ok((RouteId(codec::read_id(row, 0)?), participant))
}

fn read_held(row: &Row<'_>) -> rusqlite::Result<Held> {
    let route: Option<[u8; 16]> = row.get(2)?;
    Ok(Held {
        token: codec::read_hash(row, 0)?,
        id: codec::read_id(row, 1)?,
        route: route.map(|bytes| RouteId(Uuid(u128::from_be_bytes(bytes)))),
        party: codec::read_party(row, 3)?,
        person: PersonId(codec::read_id(row, 4)?),
        state: codec::read_word(&SESSION_STATES, row, 5)?,
        created: Moment(row.get(6)?),
        seen: Moment(row.get(7)?),
        ends: Moment(row.get(8)?),
    })
}
