//! What both apps draw with, and the only place that touches the browser ([`platform`]).

pub mod dates;
pub mod platform;
pub mod store;
pub mod text;
