//! Tests across crates, and what they share: a small client, and events to push.

pub mod events;
pub mod folder;
pub mod http;
