//! How a page stands on the wire: written by hand around the raw events, so that they go out byte for byte
//! and unparsed.

use std::fmt::Write as _;

use domain::{api::Check, event::Event, id::Uuid, party::Author};
use utoipa::ToSchema;

use crate::{
    log::pull::{More, Page as Answer},
    store::Row,
};

/// One page of a pull.
// Only documentation: `write` writes it, without parsing what it hands on.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its documentation is used")]
pub struct Page {
    /// In the order of the log.
    events: Vec<PulledEvent>,
    /// The cursor for the next page; opaque.
    next: String,
    /// Whether there is more right now.
    more: bool,
    /// The `seq` of the route's last event.
    head: u64,
    /// The log this page comes from.
    log_id: Uuid,
    /// What the reader must hold when there is no more.
    check: Check,
}

/// One event of a page.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its documentation is used")]
pub struct PulledEvent {
    /// Its place on the route.
    seq: u64,
    /// When the server received it, in UTC.
    #[schema(value_type = String, format = DateTime)]
    received_at: String,
    /// Who made it, by the session it came in with.
    author: Author,
    /// Byte for byte as its device wrote it.
    event: Event,
}

/// The JSON of a page.
pub fn write(page: &Answer) -> String {
    let check = serde_json::to_string(&page.check).unwrap_or_default();
    let more = page.more == More::Yes;
    let mut text = String::from("{\"events\":") + &events(&page.rows);
    // Writing to a string never fails.
    let _ = write!(
        text,
        r#","next":"{}","more":{more},"head":{},"logId":"{}","check":{check}}}"#,
        page.next, page.head, page.log_id
    );
    text
}

/// The JSON list of events, each with its author and place.
pub fn events(rows: &[Row]) -> String {
    let size: usize = rows.iter().map(|row| row.raw.len() + 160).sum();
    let mut text = String::with_capacity(size + 256);
    text.push('[');
    for (place, row) in rows.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let author = serde_json::to_string(&row.author).unwrap_or_default();
        let received = row.received.rfc3339();
        let _ = write!(
            text,
            r#"{comma}{{"seq":{},"receivedAt":"{received}","author":{author},"event":{}}}"#,
            row.seq, row.raw
        );
    }
    text.push(']');
    text
}
