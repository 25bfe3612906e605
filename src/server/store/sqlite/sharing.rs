//! Who may see what, in SQLite.

use domain::{
    id::{PersonId, RouteId, StepId},
    party::Party,
    topic::{Topic, Topics},
};
use rusqlite::{Row, params};

use super::{
    codec,
    txn::{Traces, Txn},
};
use crate::{
    clock::Moment,
    sight::looks::{Link, Look},
    store::{Fault, FindSharing, KeepSharing},
};

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

    fn erased(&mut self, route: RouteId) -> Result<Option<Moment>, Fault> {
        let found = self.one("SELECT erased FROM route WHERE id = ?1", [codec::id(route.0)], |row| row.get(0))?;
        Ok(found.flatten().map(Moment))
    }

    fn idle_routes(&mut self, before: Moment) -> Result<Vec<(RouteId, Moment)>, Fault> {
        let sql = "SELECT route.id, max(received) FROM route JOIN event ON event.route = route.id
                   WHERE erased IS NULL GROUP BY route.id HAVING max(received) < ?1 ORDER BY route.id";
        let mut found = self.0.prepare_cached(sql)?;
        let routes = found.query_map([before.0], |row| Ok((RouteId(codec::read_id(row, 0)?), Moment(row.get(1)?))))?;
        Ok(routes.collect::<Result<_, _>>()?)
    }

    fn last_look(&mut self, route: RouteId, person: PersonId, topic: Topic) -> Result<Option<Moment>, Fault> {
        let sql = "SELECT max(at) FROM look WHERE route = ?1 AND person = ?2 AND topic = ?3";
        let with = params![codec::id(route.0), codec::id(person.0), topic.key()];
        Ok(self.one(sql, with, |row| row.get::<_, Option<i64>>(0))?.flatten().map(Moment))
    }

    fn looks(&mut self, route: RouteId, most: usize) -> Result<Vec<Look>, Fault> {
        let sql = "SELECT nr, route, at, person, party, organisation, topic, hash FROM look
                   WHERE route = ?1 ORDER BY nr DESC LIMIT ?2";
        let mut found = self.0.prepare_cached(sql)?;
        let looks = found.query_map(params![codec::id(route.0), most], |row| Ok(read_link(row)?.look))?;
        Ok(looks.collect::<Result<_, _>>()?)
    }

    fn last_link(&mut self) -> Result<Option<Link>, Fault> {
        let sql = "SELECT nr, route, at, person, party, organisation, topic, hash FROM look ORDER BY nr DESC LIMIT 1";
        self.one(sql, [], read_link)
    }

    fn links_after(&mut self, after: u64, most: usize) -> Result<Vec<Link>, Fault> {
        let sql = "SELECT nr, route, at, person, party, organisation, topic, hash FROM look
                   WHERE nr > ?1 ORDER BY nr LIMIT ?2";
        let mut found = self.0.prepare_cached(sql)?;
        let links = found.query_map(params![after, most], read_link)?;
        Ok(links.collect::<Result<_, _>>()?)
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

    fn erase(&mut self, route: RouteId, now: Moment) -> Result<(), Fault> {
        let id = codec::id(route.0);
        let destroyed = [
            "UPDATE event SET raw = x'', sha256 = zeroblob(32), step = NULL WHERE route = ?1",
            "UPDATE quarantine SET raw = x'', detail = '' WHERE route = ?1",
            "DELETE FROM sight WHERE route = ?1",
            "DELETE FROM assigned WHERE route = ?1",
            "DELETE FROM consent WHERE route = ?1",
            "DELETE FROM demo_link WHERE route = ?1",
            "DELETE FROM pairing_code WHERE route = ?1",
        ];
        destroyed.iter().try_for_each(|sql| self.run(sql, [id]))?;
        self.1.set(Traces::Left);
        self.run("UPDATE route SET erased = ?2 WHERE id = ?1", params![id, now.0])
    }

    fn add_link(&mut self, link: &Link) -> Result<(), Fault> {
        let Link { nr, look, hash } = link;
        self.run(
            "INSERT INTO look (nr, route, at, person, party, organisation, topic, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                nr,
                codec::id(look.route.0),
                look.at.0,
                codec::id(look.person.0),
                codec::party(look.party),
                look.organisation,
                look.topic.key(),
                hash
            ],
        )
    }
}

fn read_link(row: &Row<'_>) -> rusqlite::Result<Link> {
    let look = Look {
        route: RouteId(codec::read_id(row, 1)?),
        at: Moment(row.get(2)?),
        person: PersonId(codec::read_id(row, 3)?),
        party: codec::read_party(row, 4)?,
        organisation: row.get(5)?,
        topic: codec::read_topic(row, 6)?,
    };
    Ok(Link { nr: row.get(0)?, look, hash: codec::read_hash(row, 7)? })
}
