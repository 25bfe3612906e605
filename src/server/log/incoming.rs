//! An event as it comes in: its bytes, and what can be read of them without looking at the log.

use super::refusal::Refusal;
use crate::secret::{Hash, hash};
use chrono::DateTime;
use domain::{
    event::{Event, LARGEST_EVENT},
    fact::Fact,
    id::{DeviceId, EventId},
    json::Object,
};
use serde::Deserialize;
use serde::de::IgnoredAny;

/// An event with a readable id, device and number: enough to answer for it, whatever else it says.
#[derive(Debug)]
pub struct Incoming {
    /// Its id.
    pub id: EventId,
    /// The device that made it.
    pub device: DeviceId,
    /// The device's number for it, from 1.
    pub nr: u32,
    /// The bytes as they came.
    pub raw: String,
    /// Their hash.
    pub sha256: Hash,
    /// The event, or why it is refused whoever sends it.
    pub event: Result<Event, Refusal>,
}

/// A field of an event that must be readable and is not.
#[derive(Debug, PartialEq, Eq)]
pub struct Unaddressed {
    /// Which field.
    pub field: &'static str,
    /// What is expected there.
    pub expected: &'static str,
}

/// Fields that the server adds. An event that carries one tries to say who it is from or when it came: it is
/// refused, so that no reader of the bytes can be misled. Other unknown fields are kept: a newer app wrote them.
#[derive(Deserialize)]
struct ServersFields {
    author: Option<IgnoredAny>,
    seq: Option<IgnoredAny>,
    #[serde(rename = "receivedAt")]
    received_at: Option<IgnoredAny>,
}

impl Incoming {
    /// Reads one event of a push. Every field without which it cannot be answered is named at once.
    pub fn read(raw: &str) -> Result<Self, Vec<Unaddressed>> {
        let event = serde_json::from_str::<Event>(raw);
        let (id, device, nr) = match &event {
            Ok(event) if event.nr > 0 => (event.id, event.device, event.nr),
            _ => address(raw)?,
        };
        let event = judge(raw, event.map_err(|fault| Refusal::Unreadable(fault.to_string())));
        Ok(Self { id, device, nr, raw: raw.into(), sha256: hash(raw.as_bytes()), event })
    }
}

/// What can be said of an event without knowing its author or the log.
fn judge(raw: &str, event: Result<Event, Refusal>) -> Result<Event, Refusal> {
    if raw.len() > LARGEST_EVENT {
        return Err(Refusal::TooLarge);
    }
    let event = event?;
    let added: ServersFields = serde_json::from_str(raw).map_err(|fault| Refusal::Unreadable(fault.to_string()))?;
    let added = [("author", added.author), ("seq", added.seq), ("receivedAt", added.received_at)];
    if let Some((field, _)) = added.iter().find(|(_, value)| value.is_some()) {
        return Err(Refusal::ServersField(field));
    }
    if event.version == 0 {
        return Err(Refusal::Unreadable("version counts from 1".into()));
    }
    if DateTime::parse_from_rfc3339(&event.at).is_err() {
        return Err(Refusal::Unreadable("at: a moment like 2024-06-10T10:00:00+02:00 is expected".into()));
    }
    Fact::read(&event).map_err(Refusal::BadBody)?;
    Ok(event)
}

/// Id, device and number of an event of which the rest cannot be read: only the borders of the other fields are
/// looked for, so that nothing in them keeps the event from its answer.
fn address(raw: &str) -> Result<(EventId, DeviceId, u32), Vec<Unaddressed>> {
    let object = Object::read(raw);
    let id = object.as_ref().and_then(|object| object.spelled("id"));
    let device = object.as_ref().and_then(|object| object.spelled("device"));
    let nr = object.as_ref().and_then(|object| object.number("nr")).filter(|nr| *nr > 0);
    if let (Some(id), Some(device), Some(nr)) = (id, device, nr) {
        return Ok((id, device, nr));
    }
    let missing = [
        ("id", id.is_none(), "an id of 36 characters"),
        ("device", device.is_none(), "an id of 36 characters"),
        ("nr", nr.is_none(), "a whole number from 1"),
    ];
    let missing = missing.into_iter().filter(|(_, missing, _)| *missing);
    Err(missing.map(|(field, _, expected)| Unaddressed { field, expected }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "7c1e0f4a-0000-4000-8000-000000000001";

    fn event(more: &str) -> String {
        format!(
            r#"{{"id":"{ID}","device":"{ID}","nr":1,"kind":"StepDone","version":1,"about":"{ID}","at":"2024-06-10T10:00:00+02:00"{more}}}"#
        )
    }

    fn refusal(raw: &str) -> String {
        Incoming::read(raw).unwrap().event.unwrap_err().to_string()
    }

    #[test]
    fn the_bytes_stay_as_they_came() {
        let raw = event(r#" , "later" :  { "deep": [1.50] }"#);
        let incoming = Incoming::read(&raw).unwrap();
        assert_eq!(incoming.raw, raw);
        assert!(incoming.event.is_ok());
    }

    #[test]
    fn every_field_without_which_there_is_no_answer_is_named_at_once() {
        let fields = |raw: &str| Incoming::read(raw).unwrap_err().iter().map(|fault| fault.field).collect::<Vec<_>>();
        assert_eq!(fields("{}"), ["id", "device", "nr"]);
        assert_eq!(fields("7"), ["id", "device", "nr"]);
        assert_eq!(fields(&event("").replace("\"nr\":1", "\"nr\":0")), ["nr"]);
        assert_eq!(fields(&event("").replace("\"nr\":1", "\"nr\":4294967296")), ["nr"]);
    }

    #[test]
    fn what_can_be_answered_but_not_taken_is_refused_with_its_reason() {
        assert!(refusal(&event(r#","author":{"party":"worker"}"#)).starts_with("author: only the server"));
        assert!(refusal(&event(r#","receivedAt":1"#)).starts_with("receivedAt: only the server"));
        assert!(refusal(&event(&format!(r#","x":"{}""#, "y".repeat(LARGEST_EVENT)))).contains("larger than 8192"));
        assert!(refusal(&event("").replace("+02:00", "")).starts_with("the event cannot be read: at:"));
        assert!(refusal(&event(&format!(r#","body":{{"x":1{}}}"#, "0".repeat(400)))).contains("out of range"));
        assert!(refusal(&event("").replace("\"version\":1", "\"version\":0")).contains("version"));
        assert!(refusal(&event(r#","nr":1"#)).contains("duplicate field"));
        assert!(refusal(&event("").replace("StepDone", "ItemDone")).starts_with("item: "));
    }
}
