//! The calls of `/v1`: one file each, whose first comment is its contract. [`crate::router`] lists them all.

pub mod body;
pub mod choose_consent;
pub mod chosen_party;
pub mod create_pairing;
pub mod create_pairing_code;
pub mod delete_session;
pub mod devices;
pub mod document;
pub mod follow_pairing;
pub mod page;
pub mod path;
pub mod problem;
pub mod pull_events;
pub mod push_events;
pub mod query;
pub mod read_consents;
pub mod read_session;
pub mod read_views;
pub mod resident;
pub mod routes;
pub mod same_origin;
pub mod sign_in;
pub mod signed;
pub mod source;
pub mod stream_events;
pub mod withdraw_consent;
