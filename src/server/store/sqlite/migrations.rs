//! Brings a database up to date, one numbered step after the other; `user_version` says how far it is.

use domain::id::Uuid;
use rusqlite::{Connection, TransactionBehavior};

use super::{super::Fault, codec};

/// Every step there has been, in order. A step that was released is never changed: add one.
const STEPS: &[&str] = &[include_str!("migrations/1.sql"), include_str!("migrations/2.sql")];

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
    }
    if done == 0 {
        txn.execute("INSERT INTO log (id) VALUES (?1)", [codec::id(log_id)])?;
    }
    txn.pragma_update(None, "user_version", STEPS.len())?;
    Ok(txn.commit()?)
}
