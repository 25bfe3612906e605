//! Brings a database up to date, one numbered step after the other; `user_version` says how far it is.

use domain::id::Uuid;
use rusqlite::{Connection, TransactionBehavior};

use super::{super::Fault, codec, resort};

/// Every step there has been, in order. A step that was released is never changed: add one.
const STEPS: &[&str] = &[
    include_str!("migrations/1.sql"),
    include_str!("migrations/2.sql"),
    SORTED,
    include_str!("migrations/4.sql"),
    include_str!("migrations/5.sql"),
    include_str!("migrations/6.sql"),
    include_str!("migrations/7.sql"),
    include_str!("migrations/8.sql"),
];
/// After this step the log has to be sorted into topics.
const SORTED: &str = include_str!("migrations/3.sql");

/// Does the steps that the database has not had, all or none. A new log gets the id `log_id`.
pub fn run(connection: &mut Connection, log_id: Uuid) -> Result<(), Fault> {
    let txn = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done: usize = txn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if done > STEPS.len() {
        return Err(Fault::Broken(format!(
            "the database is at version {done} and this program knows {}: use a newer program",
            STEPS.len()
        )));
    }
    for step in &STEPS[done..] {
        txn.execute_batch(step)?;
        if *step == SORTED {
            resort::run(&txn)?;
        }
    }
    if done == 0 {
        txn.execute("INSERT INTO log (id) VALUES (?1)", [codec::id(log_id)])?;
    }
    txn.pragma_update(None, "user_version", STEPS.len())?;
    Ok(txn.commit()?)
}

#[cfg(test)]
mod tests {
    use domain::{
        event::Event,
        id::{EventId, PersonId, RouteId},
        party::{Author, Party},
    };
    use rusqlite::params;

    use super::*;
    use crate::{
        identity::pairing::name_of,
        sight::Sees,
        store::{FindPeople as _, FindSharing as _, Reading as _, identity::SessionState, sqlite::txn::Txn},
    };

    /// A log from before there were topics is sorted as if each event came in now.
    #[test]
    fn what_stood_in_the_log_is_sorted() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(STEPS[0]).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        let id = |n: u128| codec::id(Uuid(n));
        connection.execute("INSERT INTO route (id, head) VALUES (?1, 3)", [id(1)]).unwrap();
        let owner = format!("{{\"owner\":\"{}\"}}", Uuid(9));
        let kinds = [("OwnerSet", owner.as_str()), ("StepStuck", "{}"), ("WinNoted", "{}")];
        for (seq, (kind, body)) in (1u32..).zip(kinds) {
            let raw = format!(
                r#"{{"id":"{}","device":"{}","nr":{seq},"kind":"{kind}","version":1,"about":"{}","at":"","body":{body}}}"#,
                Uuid(seq.into()),
                Uuid(3),
                Uuid(5),
            );
            connection
                .execute(
                    "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?2, 'everyone', 'worker', ?5, 0, x'', CAST(?6 AS BLOB))",
                    params![id(1), seq, id(seq.into()), id(3), id(8), raw],
                )
                .unwrap();
        }
        run(&mut connection, Uuid(7)).unwrap();
        let mut txn = Txn::on(&connection);
        let (route, volunteer) = (RouteId(Uuid(1)), PersonId(Uuid(9)));
        assert_eq!(txn.assigned(route, volunteer).unwrap().len(), 1);
        let reader = domain::api::Session { route, party: Party::Volunteer, person: volunteer };
        let sees = Sees::of(&mut txn, &reader).unwrap();
        let rows = txn.events_after(&sees, 0, 10).unwrap();
        let seen: Vec<EventId> = rows.iter().map(|row| serde_json::from_str::<Event>(&row.raw).unwrap().id).collect();
        assert_eq!(seen, [EventId(Uuid(1)), EventId(Uuid(2))]);
        assert_eq!(txn.check(&sees).unwrap().count, 2);
        assert_eq!(rows[0].author, Author { party: Party::Worker, person: PersonId(Uuid(8)) });
        let screen = domain::api::Session { party: Party::Worker, ..reader };
        let sees = Sees::of(&mut txn, &screen).unwrap();
        assert_eq!(txn.check(&sees).unwrap().count, 3);
    }

    /// Who was signed in stays so, and a route keeps its name and the ones who wrote on it.
    #[test]
    fn sessions_and_routes_from_before_there_were_accounts_go_on() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(STEPS[0]).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        let id = |n: u128| codec::id(Uuid(n));
        connection.execute("INSERT INTO route (id, head) VALUES (?1, 1)", [id(1)]).unwrap();
        let raw = format!(
            r#"{{"id":"{0}","device":"{0}","nr":1,"kind":"RouteStarted","version":1,"at":"","body":{{"name":"Cecilia"}}}}"#,
            Uuid(3),
        );
        let event = "INSERT INTO event VALUES (?1, 1, ?2, ?2, 1, 'everyone', 'worker', ?3, 4, x'', CAST(?4 AS BLOB))";
        connection.execute(event, params![id(1), id(3), id(8), raw]).unwrap();
        let session = "INSERT INTO session VALUES (?1, ?2, 'resident', ?3, 5, 9)";
        connection.execute(session, params![[1u8; 32], id(1), id(9)]).unwrap();
        run(&mut connection, Uuid(7)).unwrap();
        let mut txn = Txn::on(&connection);
        let held = txn.session(&[1; 32]).unwrap().unwrap();
        assert_eq!((held.state, held.created.0, held.seen.0, held.ends.0), (SessionState::Open, 5, 5, 9));
        assert_eq!((held.route, held.person), (Some(RouteId(Uuid(1))), PersonId(Uuid(9))));
        assert_eq!(name_of(&mut txn, RouteId(Uuid(1))).unwrap(), "Cecilia");
        let [(route, part)] = txn.routes_of(PersonId(Uuid(8))).unwrap().try_into().unwrap();
        assert_eq!((route, part.party, part.since.0, part.until), (RouteId(Uuid(1)), Party::Worker, 4, None));
    }
}
