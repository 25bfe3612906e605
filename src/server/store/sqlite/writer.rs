//! The one writer: takes all writes that wait, does them in one transaction, and answers after one fsync.
//!
//! A disk can flush some thousands of times a second at best. Sharing one flush among all who wait is the honest way
//! to be fast: nobody is answered before the own write is on the disk.

use rusqlite::Connection;
use tokio::sync::mpsc;

use super::{
    super::{Fault, WriteJob},
    txn::{Traces, Txn},
};

/// How many writes share one commit at most, so that the first does not wait long for the last.
const MOST_TOGETHER: usize = 64;

/// Works until everybody who could ask is gone.
pub fn run(connection: &Connection, mut queue: mpsc::Receiver<Box<dyn WriteJob>>) {
    let mut jobs = Vec::with_capacity(MOST_TOGETHER);
    let mut traces = Traces::None;
    while queue.blocking_recv_many(&mut jobs, MOST_TOGETHER) > 0 {
        let committed = commit(connection, &mut jobs);
        if committed.is_err() {
            // Leaves nothing half done behind; when no transaction is open this has nothing to say.
            let _ = connection.execute_batch("ROLLBACK");
        }
        if traces == Traces::Left || committed == Ok(Traces::Left) {
            traces = empty_log(connection);
        }
        let committed = committed.map(drop);
        jobs.drain(..).for_each(|job| job.settle(committed.clone()));
    }
}

/// One transaction for all; a savepoint for each, so that one that fails takes only its own work back.
fn commit(connection: &Connection, jobs: &mut [Box<dyn WriteJob>]) -> Result<Traces, Fault> {
    let execute = |sql| Ok::<_, Fault>(connection.prepare_cached(sql)?.execute([]).map(drop)?);
    let mut txn = Txn::on(connection);
    execute("BEGIN IMMEDIATE")?;
    for job in jobs {
        execute("SAVEPOINT job")?;
        if job.run(&mut txn).is_err() {
            execute("ROLLBACK TO job")?;
        }
        execute("RELEASE job")?;
    }
    execute("COMMIT")?;
    Ok(txn.1.get())
}

/// Writes everything into the database itself and cuts the write-ahead log to nothing: what was destroyed stood there
/// too. A reader that still needs the log is waited for; when it takes too long, the next commit tries again.
fn empty_log(connection: &Connection) -> Traces {
    match connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)) {
        Ok(false) => Traces::None,
        busy => {
            tracing::warn!(?busy, "what was destroyed still stands in the write-ahead log; trying again");
            Traces::Left
        }
    }
}
