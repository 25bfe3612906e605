//! One device's copy of a route, answer by answer.

#![allow(clippy::unwrap_used, reason = "what goes wrong in a test fails it, and says where")]

mod again;
mod answers;
mod numbers;
mod phone;
mod pull;
mod push;
