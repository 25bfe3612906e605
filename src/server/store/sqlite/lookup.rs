//! What an SQLite transaction can find.

use domain::{
    api::{Check, Session},
    id::{DeviceId, EventId, PersonId, RouteId, Uuid},
    party::Author,
    topic::Topics,
};
use rusqlite::{OptionalExtension as _, Params, Row as Columns, params};

use super::{
    super::{Device, Fault, Found, Kept, Reading, Row},
    codec,
    txn::Txn,
};
use crate::{clock::Moment, secret::Hash, sight::Sees};

impl Txn<'_> {
    pub(super) fn one<T>(
        &self,
        sql: &str,
        with: impl Params,
        read: impl FnOnce(&Columns<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        Ok(self.0.prepare_cached(sql)?.query_row(with, read).optional()?)
    }

    pub(super) fn many<T>(
        &self,
        sql: &str,
        with: impl Params,
        read: impl FnMut(&Columns<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        Ok(self.0.prepare_cached(sql)?.query_map(with, read)?.collect::<Result<_, _>>()?)
    }
}

impl Reading for Txn<'_> {
    fn log_id(&mut self) -> Result<Uuid, Fault> {
        let found = self.one("SELECT id FROM log", [], |row| codec::read_id(row, 0))?;
        found.ok_or_else(|| Fault::Broken("the log has no id".into()))
    }

    fn head(&mut self, route: RouteId) -> Result<Option<u64>, Fault> {
        self.one("SELECT head FROM route WHERE id = ?1", [codec::id(route.0)], |row| row.get(0))
    }

    fn any_route(&mut self) -> Result<Found, Fault> {
        let found = self.one("SELECT 1 FROM route LIMIT 1", [], |_| Ok(()))?;
        Ok(found.map_or(Found::None, |()| Found::Some))
    }

    fn device(&mut self, route: RouteId, device: DeviceId) -> Result<Option<Device>, Fault> {
        let sql = "SELECT person, next FROM device WHERE route = ?1 AND id = ?2";
        self.one(sql, [codec::id(route.0), codec::id(device.0)], |row| {
            Ok(Device { person: PersonId(codec::read_id(row, 0)?), next: row.get(1)? })
        })
    }

    fn event(&mut self, route: RouteId, id: EventId) -> Result<Option<Kept>, Fault> {
        let sql = "SELECT party, person, sha256, audience FROM event WHERE route = ?1 AND id = ?2";
        self.one(sql, [codec::id(route.0), codec::id(id.0)], |row| {
            Ok(Kept {
                author: read_author(row, 0)?,
                audience: codec::read_audience(row, 3)?,
                sha256: codec::read_hash(row, 2)?,
            })
        })
    }

    fn refused(&mut self, route: RouteId, person: PersonId, id: EventId) -> Result<Option<String>, Fault> {
        let sql = "SELECT detail FROM quarantine WHERE route = ?1 AND person = ?2 AND id = ?3";
        self.one(sql, [route.0, person.0, id.0].map(codec::id), |row| row.get(0))
    }

    fn demo_link(&mut self, secret: &Hash) -> Result<Option<Session>, Fault> {
        let sql = "SELECT route, party, person FROM demo_link WHERE secret = ?1";
        self.one(sql, [secret], codec::read_session)
    }

    fn events_after(&mut self, sees: &Sees, after: u64, most: usize) -> Result<Vec<Row>, Fault> {
        let [one, two, three] = codec::seen(sees.party);
        let mut found = self.0.prepare_cached(
            "SELECT seq, received, party, person, shows, raw FROM event WHERE route = ?1 AND seq > ?2 AND length(raw) > 0
             AND (person = ?3 OR audience IN (?4, ?5, ?6)
                 AND (shows & ~?7 = 0 OR step IN (SELECT unhex(value) FROM json_each(?8))))
             ORDER BY seq LIMIT ?9",
        )?;
        let (route, person) = (codec::id(sees.route.0), codec::id(sees.person.0));
        let (topics, steps) = (sees.topics.bits(), codec::list(&sees.steps));
        let rows = found.query_map(params![route, after, person, one, two, three, topics, steps, most], |row| {
            Ok(Row {
                seq: row.get(0)?,
                received: Moment(row.get(1)?),
                author: read_author(row, 2)?,
                shows: Topics::from_bits(row.get(4)?),
                raw: codec::read_text(row, 5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn check(&mut self, sees: &Sees) -> Result<Check, Fault> {
        let [one, two, three] = codec::seen(sees.party);
        let (route, person, topics) = (codec::id(sees.route.0), codec::id(sees.person.0), sees.topics.bits());
        let mut found = self.0.prepare_cached(
            "SELECT count, hash FROM sight WHERE route = ?1
             AND (person = ?2 OR audience IN (?3, ?4, ?5) AND shows & ~?6 = 0)",
        )?;
        let with = params![route, person, one, two, three, topics];
        let rows = found.query_map(with, |row| Ok((row.get::<_, u32>(0)?, codec::read_id(row, 1)?)))?;
        let mut check = Check::default();
        for row in rows {
            let (count, hash) = row?;
            check.count += count;
            check.hash.0 ^= hash.0;
        }
        if sees.steps.is_empty() {
            return Ok(check);
        }
        // Few steps are one person's: their events are counted one by one.
        let mut found = self.0.prepare_cached(
            "SELECT id FROM event WHERE route = ?1 AND step IN (SELECT unhex(value) FROM json_each(?7))
             AND person <> ?2 AND audience IN (?3, ?4, ?5) AND shows & ~?6 <> 0",
        )?;
        let with = params![route, person, one, two, three, topics, codec::list(&sees.steps)];
        for id in found.query_map(with, |row| codec::read_id(row, 0))? {
            check.add(EventId(id?));
        }
        Ok(check)
    }
}

fn read_author(row: &Columns<'_>, column: usize) -> rusqlite::Result<Author> {
    Ok(Author { party: codec::read_party(row, column)?, person: PersonId(codec::read_id(row, column + 1)?) })
}
