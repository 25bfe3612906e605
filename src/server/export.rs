//! Everything that a resident may take along: once for programs, once to read (AVG articles 15 and 20).

pub mod html;
pub mod words;

use domain::{
    api::{
        Session,
        sharing::{Consents, Views},
    },
    event::Entry,
    id::RouteId,
};

use crate::{
    api::page,
    clock::Moment,
    sight::{Sees, consents, looks},
    store::{Fault, Reading, Row},
};

/// Everything of a route that its resident sees, as it stood at one moment.
#[derive(Debug)]
pub struct Export {
    /// Which route.
    pub route: RouteId,
    /// When.
    pub at: Moment,
    /// Everything that was said, in order.
    pub rows: Vec<Row>,
    /// What the resident lets each party see.
    pub consents: Consents,
    /// Who looked, the newest first.
    pub views: Views,
}

impl Export {
    /// What `resident` sees at this moment.
    pub fn of(txn: &mut dyn Reading, resident: &Session, now: Moment) -> Result<Self, Fault> {
        let sees = Sees::of(txn, resident)?;
        Ok(Self {
            route: resident.route,
            at: now,
            rows: txn.events_after(&sees, 0, i32::MAX as usize)?,
            consents: consents::all(txn, resident.route)?,
            views: looks::shown(txn, resident.route)?,
        })
    }

    /// For programs: the events byte for byte, as in a pull.
    pub fn json(&self) -> String {
        let write = |list: Result<String, serde_json::Error>| list.unwrap_or_default();
        [
            r#"{"format":"routekaart","version":1,"route":""#,
            &self.route.to_string(),
            r#"","exportedAt":""#,
            &self.at.rfc3339(),
            r#"","consents":"#,
            &write(serde_json::to_string(&self.consents.consents)),
            r#","views":"#,
            &write(serde_json::to_string(&self.views.views)),
            r#","events":"#,
            &page::events(&self.rows),
            "}",
        ]
        .concat()
    }

    /// Every event that this version can read.
    fn entries(&self) -> impl Iterator<Item = Entry> {
        self.rows.iter().filter_map(Row::entry)
    }
}
