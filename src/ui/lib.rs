//! What both apps draw with, and the only place that touches the browser ([`platform`]).

pub mod content;
pub mod dates;
pub mod file;
pub mod fresh;
pub mod icon;
pub mod land;
pub mod map;
pub mod node;
pub mod open;
pub mod platform;
pub mod portrait;
#[cfg(test)]
mod sample;
pub mod step_words;
pub mod store;
pub mod text;
