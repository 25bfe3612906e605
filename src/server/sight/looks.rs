//! Who looked: a row for each reader, route and topic in ten minutes, kept before the page goes out.
//!
//! Each row is chained to the one before by its hash, over all routes, so that a row that is changed, moved or left
//! out breaks the chain. What it cannot show is that the newest rows are missing: keep a copy of a hash elsewhere.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use domain::{
    api::{
        Session,
        sharing::{Purpose, View, Views},
    },
    id::{PersonId, RouteId},
    party::Party,
    topic::{Topic, Topics},
};

use crate::{
    clock::Moment,
    secret::{Hash, hash},
    store::{Fault, Reading, Writing, identity::AccountBy},
};

/// How long one row stands for all that somebody reads of a topic.
pub const GAP: Duration = Duration::from_secs(600);
/// The most rows that a resident is shown at once.
pub const MOST_SHOWN: usize = 1000;
/// The most readings that are remembered; past it, those that are over are forgotten.
const MOST_REMEMBERED: usize = 10_000;
/// How many rows of the chain are held against it at a time.
const AT_A_TIME: usize = 1000;

/// Somebody looked at a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Of which route.
    pub route: RouteId,
    /// When.
    pub at: Moment,
    /// Who.
    pub person: PersonId,
    /// In which capacity.
    pub party: Party,
    /// Of which organisation; empty when that is not known.
    pub organisation: String,
    /// At what.
    pub topic: Topic,
}

/// A row of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its number, from 1 without holes.
    pub nr: u64,
    /// What it says.
    pub look: Look,
    /// The hash over the former hash and what it says.
    pub hash: Hash,
}

/// What became of holding every row against the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// So many rows, all as they were written.
    Whole(u64),
    /// The row with this number is missing, or it or the one before is not as it was written.
    Broken(u64),
}

impl Look {
    /// The hash of this row after one with the hash `former`.
    pub fn hash(&self, former: &Hash) -> Hash {
        let Self { route, at, person, party, organisation, topic } = self;
        let fields = format!("{route}\n{}\n{person}\n{party:?}\n{}\n{organisation}", at.0, topic.key());
        hash(&[former.as_slice(), fields.as_bytes()].concat())
    }
}

/// Keeps that `reader` looked at `topics`, unless a row of the last ten minutes says so.
pub fn keep(txn: &mut dyn Writing, reader: &Session, topics: Topics, now: Moment) -> Result<(), Fault> {
    let &Session { route, party, person } = reader;
    let account = txn.account(&AccountBy::Person(person))?;
    let organisation = account.map(|account| account.organisation).unwrap_or_default();
    for topic in topics.iter() {
        if txn.last_look(route, person, topic)?.is_some_and(|last| is_recent(last, now)) {
            continue;
        }
        let look = Look { route, at: now, person, party, organisation: organisation.clone(), topic };
        let (nr, former) = txn.last_link()?.map_or((0, Hash::default()), |link| (link.nr, link.hash));
        txn.add_link(&Link { nr: nr + 1, hash: look.hash(&former), look })?;
    }
    Ok(())
}

/// Who looked at `route`, the newest first.
pub fn shown(txn: &mut dyn Reading, route: RouteId) -> Result<Views, Fault> {
    let view = |look: Look| {
        let Look { at, person, party, organisation, topic, .. } = look;
        Some(View { at: at.rfc3339(), person, party, organisation, purpose: Purpose::of(party)?, topic })
    };
    Ok(Views { views: txn.looks(route, MOST_SHOWN)?.into_iter().filter_map(view).collect() })
}

/// Holds every row against the chain.
pub fn verify(txn: &mut dyn Reading) -> Result<Chain, Fault> {
    let (mut last, mut former) = (0, Hash::default());
    loop {
        let links = txn.links_after(last, AT_A_TIME)?;
        if links.is_empty() {
            return Ok(Chain::Whole(last));
        }
        for Link { nr, look, hash } in links {
            if nr != last + 1 || hash != look.hash(&former) {
                return Ok(Chain::Broken(last + 1));
            }
            (last, former) = (nr, hash);
        }
    }
}

fn is_recent(last: Moment, now: Moment) -> bool {
    last.plus(GAP) > now
}

/// What was kept within ten minutes, so that reading on costs no write.
#[derive(Clone, Debug, Default)]
pub struct Recent(Arc<Mutex<Known>>);

/// When somebody's look at a topic of a route was kept.
type Known = HashMap<(RouteId, PersonId, Topic), Moment>;

impl Recent {
    /// What of `topics` is to be kept now that `reader` looks at them.
    pub fn missing(&self, reader: &Session, topics: Topics, now: Moment) -> Topics {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_known = |topic| known.get(&(reader.route, reader.person, topic)).is_some_and(|at| is_recent(*at, now));
        topics.iter().filter(|topic| !is_known(*topic)).collect()
    }

    /// Remembers that `topics` were kept. Not before they are: whoever reads meanwhile keeps them too.
    pub fn kept(&self, reader: &Session, topics: Topics, now: Moment) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_REMEMBERED {
            known.retain(|_, at| is_recent(*at, now));
        }
        known.extend(topics.iter().map(|topic| ((reader.route, reader.person, topic), now)));
    }
}
