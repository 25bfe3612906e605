//! Comparing what the phones were told with what the server holds.

use std::{collections::BTreeMap, io, ops::Deref, path::Path};

use domain::{api::Page, event::Event, id::EventId};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{phone::Phone, process::Server};

/// What was found.
pub struct Found {
    /// Events that a phone was told are kept; all of them are.
    pub acknowledged: usize,
    /// Events that are kept, whose answer was cut off.
    pub unheard: usize,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    event: &'a RawValue,
}

/// An error when the database's file is not whole.
pub fn whole(data: &Path) -> io::Result<()> {
    let check = || {
        let file = rusqlite::Connection::open(data.join("routekaart.db"))?;
        file.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0))
    };
    match check().map_err(io::Error::other)?.as_str() {
        "ok" => Ok(()),
        fault => Err(io::Error::other(format!("integrity_check: {fault}"))),
    }
}

/// An error when an acknowledged event is not there, is there twice, or has other bytes.
pub fn compare<P: Deref<Target = Phone>>(phones: &[P], server: &Server) -> io::Result<Found> {
    let kept = pull(server)?;
    let acknowledged: usize = phones.iter().map(|phone| phone.acknowledged.len()).sum();
    for (id, raw) in phones.iter().flat_map(|phone| &phone.acknowledged) {
        match kept.get(id) {
            None => return Err(io::Error::other(format!("lost: {raw}"))),
            Some(kept) if kept != raw => return Err(io::Error::other(format!("{raw} became {kept}"))),
            Some(_) => {}
        }
    }
    let mut unheard = 0;
    for (id, raw) in &kept {
        let event: Event = serde_json::from_str(raw)?;
        let Some(phone) = phones.iter().find(|phone| phone.made(&event)) else { continue };
        if phone.waits_for(*id) {
            unheard += 1;
        } else if !phone.acknowledged.contains_key(id) {
            return Err(io::Error::other(format!("nobody pushed: {raw}")));
        }
    }
    Ok(Found { acknowledged, unheard })
}

/// The whole route, by id, as bytes. An error when an event comes twice.
fn pull(server: &Server) -> io::Result<BTreeMap<EventId, String>> {
    let client = server.door.enter()?;
    let mut kept = BTreeMap::new();
    let mut path = server.door.events.clone();
    loop {
        let answer = client.get(&path)?;
        let text = std::str::from_utf8(&answer.body).map_err(io::Error::other)?;
        let page = Page::read(text).ok_or_else(|| io::Error::other("not a page"))?;
        for entry in &page.events {
            let raw = serde_json::from_str::<Entry<'_>>(entry)?.event.get();
            let event: Event = serde_json::from_str(raw)?;
            if kept.insert(event.id, raw.to_owned()).is_some() {
                return Err(io::Error::other(format!("doubled: {raw}")));
            }
        }
        if !page.more {
            return Ok(kept);
        }
        path = format!("{}?after={}", server.door.events, page.next);
    }
}
