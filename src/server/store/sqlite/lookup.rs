//! What an SQLite transaction can find.

use domain::{
    api::{Check, Session},
    id::{DeviceId, EventId, PersonId, RouteId, Uuid},
    party::Author,
};
use rusqlite::{OptionalExtension as _, Params, Row as Columns, params};

use super::{
    super::{Device, Fault, Found, Kept, Reading, Row},
    codec,
    txn::Txn,
};
use crate::clock::Moment;

impl Txn<'_> {
    pub(super) fn one<T>(
        &self,
        sql: &str,
        with: impl Params,
        read: impl FnOnce(&Columns<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        Ok(self.0.prepare_cached(sql)?.query_row(with, read).optional()?)
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
        let sql = "SELECT party, person, sha256 FROM event WHERE route = ?1 AND id = ?2";
        self.one(sql, [codec::id(route.0), codec::id(id.0)], |row| {
            Ok(Kept { author: read_author(row, 0)?, sha256: codec::read_hash(row, 2)? })
        })
    }

    fn refused(&mut self, route: RouteId, person: PersonId, id: EventId) -> Result<Option<String>, Fault> {
        let sql = "SELECT detail FROM quarantine WHERE route = ?1 AND person = ?2 AND id = ?3";
        self.one(sql, [route.0, person.0, id.0].map(codec::id), |row| row.get(0))
    }

    fn events_after(&mut self, reader: &Session, after: u64, most: usize) -> Result<Vec<Row>, Fault> {
        let [one, two, three] = codec::seen(reader.party);
        let mut found = self.0.prepare_cached(
            "SELECT seq, received, party, person, raw FROM event WHERE route = ?1 AND seq > ?2
             AND (audience IN (?3, ?4, ?5) OR person = ?6) ORDER BY seq LIMIT ?7",
        )?;
        let with = params![codec::id(reader.route.0), after, one, two, three, codec::id(reader.person.0), most];
        let rows = found.query_map(with, |row| {
            Ok(Row {
                seq: row.get(0)?,
                received: Moment(row.get(1)?),
                author: read_author(row, 2)?,
                raw: String::from_utf8(row.get(4)?).map_err(|fault| fault.utf8_error())?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn check(&mut self, reader: &Session) -> Result<Check, Fault> {
        let [one, two, three] = codec::seen(reader.party);
        let mut found = self.0.prepare_cached(
            "SELECT count, hash FROM sight WHERE route = ?1 AND (audience IN (?2, ?3, ?4) OR person = ?5)",
        )?;
        let with = params![codec::id(reader.route.0), one, two, three, codec::id(reader.person.0)];
        let rows = found.query_map(with, |row| Ok((row.get::<_, u32>(0)?, codec::read_id(row, 1)?)))?;
        let mut check = Check::default();
        for row in rows {
            let (count, hash) = row?;
            check.count += count;
            check.hash.0 ^= hash.0;
        }
        Ok(check)
    }
}

fn read_author(row: &Columns<'_>, column: usize) -> rusqlite::Result<Author> {
    Ok(Author { party: codec::read_party(row, column)?, person: PersonId(codec::read_id(row, column + 1)?) })
}
