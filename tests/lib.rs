//! Tests across crates, and what they share: a small client, events to push, and the simulation.

pub mod events;
pub mod folder;
pub mod http;
pub mod program;
pub mod sim;
