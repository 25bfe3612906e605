//! Handing a reader everything it may see, once, or telling it to start again.

use domain::{
    api::{Check, Session},
    id::{RouteId, Uuid},
    topic::Topics,
};

use super::cursor::{Cursor, Sight};
use crate::{
    clock::Moment,
    identity::session::{self, Denied},
    secret::Hash,
    sight::Sees,
    store::{Fault, Reading, Row},
};

/// What a reader asks for.
#[derive(Debug, Default)]
pub struct Ask {
    /// Everything after this place; from the start when absent.
    pub after: Option<Cursor>,
    /// At most this many events.
    pub most: usize,
    /// The ETag of the last answer.
    pub known: Option<String>,
}

/// What a reader is answered.
#[derive(Debug, PartialEq, Eq)]
pub enum Pulled {
    /// A page.
    Page(Page),
    /// Nothing new since the reader's ETag.
    Unchanged {
        /// That ETag.
        etag: String,
    },
    /// The cursor is of another log or another sight: rebuild from nothing.
    StartAgain,
}

/// One page, as it stood at one moment.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// The events, in order.
    pub rows: Vec<Row>,
    /// Where the next page starts.
    pub next: Cursor,
    /// Whether there is more right now.
    pub more: More,
    /// The `seq` of the route's last event.
    pub head: u64,
    /// Which log this is.
    pub log_id: Uuid,
    /// What the reader holds when there is no more.
    pub check: Check,
    /// Names this state of the log for this reader.
    pub etag: String,
}

impl Page {
    /// The topics that this page shows.
    pub fn topics(&self) -> Topics {
        self.rows.iter().map(|row| row.shows).fold(Topics::NONE, Topics::and)
    }
}

/// Whether a page is the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// More follows.
    Yes,
    /// This was all.
    No,
}

/// Answers whoever holds the token of a session on `route`, who is looked up in the same moment as the page (I10),
/// unless that is denied.
pub fn pull_signed(
    txn: &mut dyn Reading,
    token: &Hash,
    route: RouteId,
    ask: &Ask,
    now: Moment,
) -> Result<Result<Pulled, Denied>, Fault> {
    match session::on_route(txn, token, route, now)? {
        Ok(reader) => pull(txn, &reader, ask).map(Ok),
        Err(denied) => Ok(Err(denied)),
    }
}

/// Answers `reader`.
pub fn pull(txn: &mut dyn Reading, reader: &Session, ask: &Ask) -> Result<Pulled, Fault> {
    let log_id = txn.log_id()?;
    let head = txn.head(reader.route)?.unwrap_or_default();
    let sees = Sees::of(txn, reader)?;
    let sight = Sight::new(log_id, &sees);
    let after = match ask.after {
        None => 0,
        Some(cursor) if cursor.sight == sight && cursor.seq <= head => cursor.seq,
        Some(_) => return Ok(Pulled::StartAgain),
    };
    let etag = sight.etag(head);
    // Only at the head: a reader half way through its pages is not told that nothing is new.
    if after == head && ask.known.as_ref() == Some(&etag) {
        return Ok(Pulled::Unchanged { etag });
    }
    let mut rows = txn.events_after(&sees, after, ask.most + 1)?;
    let more = if rows.len() > ask.most { More::Yes } else { More::No };
    rows.truncate(ask.most);
    let seq = match (more, rows.last()) {
        (More::Yes, Some(last)) => last.seq,
        _ => head,
    };
    let check = txn.check(&sees)?;
    Ok(Pulled::Page(Page { rows, next: Cursor { sight, seq }, more, head, log_id, check, etag }))
}
