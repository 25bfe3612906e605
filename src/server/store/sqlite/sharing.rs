//! Who may see what, in SQLite.

use domain::{
    id::{PersonId, RouteId, StepId},
    party::Party,
    topic::Topics,
};
use rusqlite::params;

use super::{codec, txn::Txn};
use crate::store::{Fault, FindSharing, KeepSharing};

impl FindSharing for Txn<'_> {
    fn chosen(&mut self, route: RouteId, party: Party) -> Result<Option<Topics>, Fault> {
        let sql = "SELECT topics FROM consent WHERE route = ?1 AND party = ?2";
        let with = params![codec::id(route.0), codec::party(party)];
        self.one(sql, with, |row| Ok(Topics::from_bits(row.get(0)?)))
    }

    fn assigned(&mut self, route: RouteId, person: PersonId) -> Result<Vec<StepId>, Fault> {
        let sql = "SELECT step FROM assigned WHERE route = ?1 AND person = ?2 ORDER BY step";
        let mut found = self.0.prepare_cached(sql)?;
        let steps = found.query_map([route.0, person.0].map(codec::id), |row| codec::read_id(row, 0).map(StepId))?;
        Ok(steps.collect::<Result<_, _>>()?)
    }

    fn texts_about(&mut self, route: RouteId, step: StepId) -> Result<Vec<String>, Fault> {
        let sql = "SELECT raw FROM event WHERE route = ?1 AND step = ?2 ORDER BY seq";
        let mut found = self.0.prepare_cached(sql)?;
        let texts = found.query_map([route.0, step.0].map(codec::id), |row| codec::read_text(row, 0))?;
        Ok(texts.collect::<Result<_, _>>()?)
    }
}

impl KeepSharing for Txn<'_> {
    fn choose(&mut self, route: RouteId, party: Party, topics: Topics) -> Result<(), Fault> {
        self.run(
            "INSERT OR REPLACE INTO consent (route, party, topics) VALUES (?1, ?2, ?3)",
            params![codec::id(route.0), codec::party(party), topics.bits()],
        )
    }

    fn assign(&mut self, route: RouteId, step: StepId, people: &[PersonId]) -> Result<(), Fault> {
        self.run("DELETE FROM assigned WHERE route = ?1 AND step = ?2", [route.0, step.0].map(codec::id))?;
        let sql = "INSERT INTO assigned (route, person, step) VALUES (?1, ?2, ?3)";
        people.iter().try_for_each(|person| self.run(sql, [route.0, person.0, step.0].map(codec::id)))
    }
}
