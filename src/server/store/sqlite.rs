//! The log in one SQLite file: the embedded default.
//!
//! One thread writes ([`writer`]), with group commit; readers have connections of their own and see one moment each,
//! by WAL. `synchronous=FULL` makes a commit wait until it is on the disk, so that "accepted" is true after a loss of
//! power too.

mod codec;
mod identity;
mod lookup;
mod migrations;
mod reminders;
mod resort;
mod sharing;
mod txn;
mod writer;

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use domain::id::Uuid;
use rusqlite::Connection;
use tokio::sync::mpsc;

use super::{Fault, ReadJob, Store, WriteJob};
use txn::Txn;

/// The oldest SQLite that is free of the WAL-reset bug, which could lose a commit when a checkpoint met a write.
/// Source: sqlite.org/wal.html, "The WAL-reset bug"; mended in 3.51.3.
const OLDEST_SQLITE: i32 = 3_051_003;
/// How many writes may wait. Above it a push is told to come back: memory stays bounded.
const MOST_WAITING: usize = 1024;
/// How many readers keep their connection open for the next one.
const MOST_IDLE_READERS: usize = 8;

/// A log in an SQLite file.
pub struct Sqlite {
    jobs: Option<mpsc::Sender<Box<dyn WriteJob>>>,
    writer: Option<JoinHandle<()>>,
    readers: Arc<Readers>,
}

impl Sqlite {
    /// Opens `routekaart.db` in `folder`, makes it when there is none, and brings it up to date.
    /// `log_id` is the id of a log that is made now.
    pub fn open(folder: &Path, log_id: Uuid) -> Result<Self, Fault> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(Fault::Broken(format!("SQLite {} is older than 3.51.3", rusqlite::version())));
        }
        let file = folder.join("routekaart.db");
        let mut connection = connect(&file)?;
        migrations::run(&mut connection, log_id)?;
        let (jobs, queue) = mpsc::channel(MOST_WAITING);
        let writer = std::thread::Builder::new()
            .name("log-writer".into())
            .spawn(move || writer::run(&connection, queue))
            .map_err(|fault| Fault::Broken(fault.to_string()))?;
        let readers = Arc::new(Readers { file, idle: Mutex::default() });
        Ok(Self { jobs: Some(jobs), writer: Some(writer), readers })
    }
}

impl Store for Sqlite {
    fn write(&self, job: Box<dyn WriteJob>) -> Result<(), Fault> {
        let jobs = self.jobs.as_ref().ok_or(Fault::Closed)?;
        jobs.try_send(job).map_err(|fault| match fault {
            mpsc::error::TrySendError::Full(_) => Fault::Busy,
            mpsc::error::TrySendError::Closed(_) => Fault::Closed,
        })
    }

    fn read(&self, job: ReadJob) {
        let readers = Arc::clone(&self.readers);
        tokio::task::spawn_blocking(move || readers.run(job));
    }
}

impl Drop for Sqlite {
    /// Ends the writer after what was queued.
    fn drop(&mut self) {
        self.jobs.take();
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

impl fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sqlite({})", self.readers.file.display())
    }
}

/// Connections that only look, kept open between uses.
struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    fn run(&self, job: ReadJob) {
        let connection = match self.take() {
            Ok(connection) => connection,
            Err(fault) => return job(Err(fault)),
        };
        match connection.unchecked_transaction() {
            Ok(moment) => job(Ok(&mut Txn::on(&moment))),
            Err(fault) => job(Err(fault.into())),
        }
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < MOST_IDLE_READERS {
            idle.push(connection);
        }
    }

    fn take(&self) -> Result<Connection, Fault> {
        if let Some(connection) = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop() {
            return Ok(connection);
        }
        let connection = connect(&self.file)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    }
}

fn connect(file: &Path) -> Result<Connection, Fault> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(32);
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    // What is destroyed is written over, not merely marked as free.
    connection.pragma_update(None, "secure_delete", true)?;
    // On macOS an ordinary fsync leaves the data in the disk's own memory; elsewhere these two say nothing.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

impl From<rusqlite::Error> for Fault {
    fn from(fault: rusqlite::Error) -> Self {
        Self::Broken(fault.to_string())
    }
}
