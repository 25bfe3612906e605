//! What every store promises, tried on each of them with the same words.

mod accounts;
mod erasing;
mod keeping;
mod pairing;
mod races;
mod reminders;
mod rules;
mod sessions;
mod sharing;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use domain::{
    api::{Outcome, Session},
    event::{Draft, Event},
    id::{DeviceId, EventId, PersonId, RouteId, Uuid},
    party::Party,
};

use super::{Fault, Store, memory::Memory, sqlite::Sqlite};
use crate::{
    clock::Moment,
    log::{
        append::{Appended, append},
        cursor::Cursor,
        incoming::Incoming,
        pull::{Ask, Page, Pulled, pull},
    },
};

/// Runs each promise over each store.
macro_rules! promises {
    ($($name:ident)*) => {
        mod memory {
            $(#[tokio::test] async fn $name() { super::$name(super::super::in_memory().await).await })*
        }
        mod sqlite {
            $(#[tokio::test] async fn $name() {
                let folder = super::super::Folder::new();
                super::$name(folder.open().await).await
            })*
        }
    };
}
use promises;

const LOG: Uuid = Uuid(1);
const ROUTE: RouteId = RouteId(Uuid(2));
const PHONE: DeviceId = DeviceId(Uuid(3));
const NOW: Moment = Moment(1_718_006_400_000);

const CECILIA: Session = Session { route: ROUTE, party: Party::Resident, person: PersonId(Uuid(11)) };
const NAOMI: Session = Session { route: ROUTE, party: Party::Worker, person: PersonId(Uuid(12)) };
const JAAP: Session = Session { route: ROUTE, party: Party::Specialist, person: PersonId(Uuid(13)) };

/// A folder of its own for one test, gone after it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("routekaart-store-{:x}", rand::random::<u64>()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// The log in this folder, with the route in it.
    async fn open(&self) -> Arc<dyn Store> {
        with_route(Arc::new(Sqlite::open(&self.0, LOG).unwrap())).await
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn in_memory() -> Arc<dyn Store> {
    with_route(Arc::new(Memory::new(LOG))).await
}

async fn with_route(store: Arc<dyn Store>) -> Arc<dyn Store> {
    store.change(|txn| txn.add_route(ROUTE)).await.unwrap();
    store
}

/// A tick of `device` with its number `nr`; its id is new each time.
fn tick(device: DeviceId, nr: u32) -> Event {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let id = EventId(Uuid(u128::from(COUNT.fetch_add(1, Ordering::Relaxed)) << 64 | 0xe));
    Draft::new("StepDone", Uuid(5)).seal(id, device, nr, "2024-06-10T10:00:00+02:00".into())
}

fn written(event: &Event) -> String {
    serde_json::to_string(event).unwrap()
}

async fn push(store: &Arc<dyn Store>, session: &Session, raw: &[String]) -> Result<Appended, Fault> {
    let events: Vec<_> = raw.iter().map(|raw| Incoming::read(raw).unwrap()).collect();
    let session = session.clone();
    store.change(move |txn| append(txn, &session, &events, NOW)).await
}

async fn page(store: &Arc<dyn Store>, reader: &Session, after: Option<Cursor>, most: usize) -> Page {
    let reader = reader.clone();
    let ask = Ask { after, most, known: None };
    match store.look(move |txn| pull(txn, &reader, &ask)).await.unwrap() {
        Pulled::Page(page) => page,
        other => panic!("{other:?}"),
    }
}

/// Pushes events that leave no hole, and tells what became of each.
async fn outcomes(store: &Arc<dyn Store>, session: &Session, events: &[Event]) -> Vec<(Outcome, Option<String>)> {
    let raw: Vec<_> = events.iter().map(written).collect();
    match push(store, session, &raw).await.unwrap() {
        Appended::Stored { results, .. } => results.into_iter().map(|one| (one.outcome, one.detail)).collect(),
        hole => panic!("{hole:?}"),
    }
}

async fn accept(store: &Arc<dyn Store>, session: &Session, events: &[Event]) {
    for (outcome, detail) in outcomes(store, session, events).await {
        assert_eq!((outcome, detail), (Outcome::Accepted, None));
    }
}

async fn refusal(store: &Arc<dyn Store>, session: &Session, event: &Event) -> String {
    match outcomes(store, session, std::slice::from_ref(event)).await.remove(0) {
        (Outcome::Refused, Some(detail)) => detail,
        other => panic!("{other:?}"),
    }
}
