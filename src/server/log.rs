//! The rules of the log, written once over any [`crate::store`]: what comes in, in which order, and who is shown what.

pub mod append;
pub mod cursor;
pub mod incoming;
pub mod pull;
pub mod refusal;
pub mod sign_in;
