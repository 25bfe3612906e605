//! The calls of `/v1`: one file each, whose first comment is its contract. [`crate::router`] lists them all.

pub mod body;
pub mod create_pairing;
pub mod delete_session;
pub mod document;
pub mod page;
pub mod problem;
pub mod pull_events;
pub mod push_events;
pub mod query;
pub mod read_session;
pub mod same_origin;
pub mod signed;
pub mod stream_events;
