//! Tests across crates, and what they share: a small client, what every answer has to say to a browser, events
//! to push, and the simulation.

pub mod cookies;
pub mod events;
pub mod folder;
pub mod headers;
pub mod http;
pub mod program;
pub mod sim;
