//! Events to push, as JSON.

use domain::{
    event::{Draft, Event},
    id::{DeviceId, EventId, Uuid},
};

/// A random id.
pub fn any_id() -> Uuid {
    Uuid::from_random(rand::random())
}

/// A tick with a new id: number `nr` of `device`.
pub fn tick(device: DeviceId, nr: u32) -> Event {
    Draft::new("StepDone", Uuid(5)).seal(EventId(any_id()), device, nr, "2024-06-10T10:00:00+02:00".into())
}

/// The body of a push of `events`.
pub fn push(events: &[Event]) -> String {
    let events: Vec<_> = events.iter().filter_map(|event| serde_json::to_string(event).ok()).collect();
    format!("{{\"events\":[{}]}}", events.join(","))
}
