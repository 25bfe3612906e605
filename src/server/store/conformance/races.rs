//! Many at once, on real threads, and what a second start finds.

use std::{collections::BTreeSet, sync::Arc};

use super::*;
use crate::{
    log::pull::{Ask, Pulled, pull},
    sight::Sees,
    store::{WriteJob, Writing},
};

const WRITERS: u32 = 4;
const EACH: u32 = 50;

/// Four phones push one event at a time while a reader pages on: it meets every event once, in order.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn four_writers_and_a_reader_lose_nothing() {
    let folder = Folder::new();
    let store = folder.open().await;
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let device = DeviceId(Uuid(100 + u128::from(writer)));
                for nr in 1..=EACH {
                    accept(&store, &CECILIA, &[tick(device, nr)]).await;
                }
            })
        })
        .collect();
    let (mut after, mut met) = (None, Vec::new());
    while met.len() < (WRITERS * EACH) as usize {
        let ask = Ask { after, most: 3, known: None };
        let Pulled::Page(page) = store.look(move |txn| pull(txn, &NAOMI, &ask)).await.unwrap() else { panic!() };
        met.extend(page.rows.iter().map(|row| row.seq));
        after = Some(page.next);
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(met, (1..=u64::from(WRITERS * EACH)).collect::<Vec<_>>());
}

/// What was acknowledged is there after the store was closed and opened again, in a file that is whole.
#[tokio::test]
async fn a_second_start_finds_the_same_log() {
    let folder = Folder::new();
    let events: Vec<_> = (1..=20).map(|nr| tick(PHONE, nr)).collect();
    let store = folder.open().await;
    accept(&store, &CECILIA, &events).await;
    drop(store);
    let again: Arc<dyn Store> = Arc::new(Sqlite::open(&folder.0, Uuid(77)).unwrap());
    assert_eq!(again.look(|txn| txn.log_id()).await, Ok(LOG));
    let rows = again.look(|txn| {
        let sees = Sees::of(txn, &CECILIA)?;
        txn.events_after(&sees, 0, 100)
    });
    let rows = rows.await.unwrap();
    let kept: BTreeSet<_> = rows.into_iter().map(|row| row.raw).collect();
    assert_eq!(kept, events.iter().map(written).collect());
    let file = rusqlite::Connection::open(folder.0.join("routekaart.db")).unwrap();
    let whole: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
}

/// A program that is older than its database leaves it alone.
#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let folder = Folder::new();
    drop(folder.open().await);
    let file = rusqlite::Connection::open(folder.0.join("routekaart.db")).unwrap();
    file.pragma_update(None, "user_version", 99).unwrap();
    let refused = Sqlite::open(&folder.0, LOG).unwrap_err();
    assert!(refused.to_string().contains("newer program"));
}

/// A write that lasts until its sender is gone.
struct Slow(std::sync::mpsc::Receiver<()>);

impl WriteJob for Slow {
    fn run(&mut self, _txn: &mut dyn Writing) -> Result<(), Fault> {
        let _ = self.0.recv();
        Ok(())
    }

    fn settle(self: Box<Self>, _committed: Result<(), Fault>) {}
}

/// Whoever comes when too many wait is told so at once; whoever waited is served.
#[tokio::test]
async fn a_full_queue_says_so_and_loses_nobody() {
    let folder = Folder::new();
    let store = folder.open().await;
    let (hold, held) = std::sync::mpsc::channel();
    store.write(Box::new(Slow(held))).unwrap();
    let queue = || {
        let (_, done) = std::sync::mpsc::channel();
        store.write(Box::new(Slow(done)))
    };
    let told = (0..5000).map(|_| queue()).find_map(Result::err);
    assert_eq!(told, Some(Fault::Busy));
    drop(hold);
    while push(&store, &CECILIA, &[written(&tick(PHONE, 1))]).await == Err(Fault::Busy) {
        tokio::task::yield_now().await;
    }
    assert_eq!(store.look(|txn| txn.head(ROUTE)).await, Ok(Some(1)));
}
