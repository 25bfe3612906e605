//! Answers of a server, written by hand.

use domain::{
    api::{Check, Outcome, PushResult, Pushed},
    id::{EventId, Uuid},
};
use serde_json::json;

/// The log before and after a restore.
pub const LOG: Uuid = Uuid(0xa);
pub const OTHER: Uuid = Uuid(0xb);

/// An event of Naomi's in the log: a win with the words `text`.
pub struct Logged {
    pub id: EventId,
    pub row: String,
}

pub fn logged(n: u128, text: &str) -> Logged {
    with_body(n, json!({ "text": text, "icon": "letter" }))
}

/// One with any body.
pub fn with_body(n: u128, body: serde_json::Value) -> Logged {
    let id = EventId(Uuid(n));
    let event = json!({
        "id": id, "device": Uuid(8), "nr": n, "kind": "WinNoted", "version": 1,
        "at": "2024-06-10T10:00:00Z", "body": body,
    });
    let row = json!({
        "seq": n, "receivedAt": "2024-06-10T10:00:00Z", "event": event,
        "author": { "party": "worker", "person": Uuid(0x101) },
    });
    Logged { id, row: row.to_string() }
}

/// A page with `here`, of a log that holds `all`; `after` are still to come.
pub fn page(log: Uuid, all: &[&Logged], here: &[&Logged], after: usize) -> String {
    let mut check = Check::default();
    all.iter().for_each(|logged| check.add(logged.id));
    let rows: Vec<&str> = here.iter().map(|logged| logged.row.as_str()).collect();
    let rest = json!({ "next": format!("{log} {after}"), "more": after > 0, "head": 9, "logId": log, "check": check });
    format!(r#"{{"events":[{}],{}"#, rows.join(","), &rest.to_string()[1..])
}

/// The last page, with everything there is.
pub fn whole(log: Uuid, all: &[&Logged]) -> String {
    page(log, all, all, 0)
}

/// The answer to a push.
pub fn pushed(log: Uuid, outcomes: &[(EventId, Outcome)]) -> String {
    let result = |(id, outcome): &(EventId, Outcome)| {
        let detail = (*outcome == Outcome::Refused).then(|| "sees: not yours".to_owned());
        PushResult { id: *id, outcome: *outcome, detail }
    };
    serde_json::to_string(&Pushed { results: outcomes.iter().map(result).collect(), log_id: log }).unwrap()
}

/// The answer to a push that took everything.
pub fn took(log: Uuid, ids: &[EventId]) -> String {
    pushed(log, &ids.iter().map(|id| (*id, Outcome::Accepted)).collect::<Vec<_>>())
}
