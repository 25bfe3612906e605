//! Sorts what stood in the log before there were topics, by the one rule that sorts what comes in.

use domain::{
    event::Event,
    id::{PersonId, RouteId},
    party::Author,
};
use rusqlite::{Connection, params};

use super::{super::Fault, codec, txn::Txn};
use crate::sight::{Marks, assign};

/// Sorts every event of the log.
pub fn run(connection: &Connection) -> Result<(), Fault> {
    let mut txn = Txn::on(connection);
    let mut sorted = Vec::new();
    let mut found = connection.prepare("SELECT route, seq, party, person, raw FROM event ORDER BY route, seq")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let (route, seq) = (RouteId(codec::read_id(row, 0)?), row.get::<_, u64>(1)?);
        let author = Author { party: codec::read_party(row, 2)?, person: PersonId(codec::read_id(row, 3)?) };
        let raw = codec::read_text(row, 4)?;
        let event: Event = serde_json::from_str(&raw).map_err(|fault| Fault::Broken(fault.to_string()))?;
        sorted.push((route, seq, Marks::of(&event, author), event));
    }
    for (route, seq, marks, event) in &sorted {
        let step = marks.step.map(|step| codec::id(step.0));
        txn.run(
            "UPDATE event SET shows = ?3, step = ?4 WHERE route = ?1 AND seq = ?2",
            params![codec::id(route.0), seq, marks.shows.bits(), step],
        )?;
        txn.sight(*route, marks, event.id)?;
    }
    sorted.iter().try_for_each(|(route, _, marks, event)| assign::note(&mut txn, *route, event, marks))
}
