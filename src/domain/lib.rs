//! The heart of Routekaart: what a route is and how it is put together from events.
//!
//! Pure Rust: no clock, no input or output, no screen. Ids and time come in as arguments, so that
//! everything here is decided the same way on a phone, on a shared screen and on the server, and
//! is tested natively. Start reading at [`event`], then [`fact`], [`fold`], [`view`] and [`next`].

#![warn(missing_docs)]

pub mod agreement;
pub mod api;
pub mod appointment;
pub mod assigned;
pub mod begin;
pub mod body;
pub mod card;
pub mod chosen;
pub mod crisis;
pub mod days;
pub mod dosed;
pub mod event;
pub mod fact;
pub mod fold;
pub mod help;
pub mod ics;
pub mod id;
pub mod identity;
pub mod json;
pub mod lanes;
pub mod lay;
pub mod library;
pub mod merge;
pub mod next;
pub mod nudge;
pub mod party;
pub mod people;
pub mod plan;
pub mod prepare;
pub mod propose;
pub mod question;
pub mod reach;
pub mod reminder;
pub mod replica;
pub mod rest;
pub mod rights;
pub mod said;
pub mod setback;
pub mod small_map;
mod spelled;
pub mod status;
pub mod step;
pub mod sync;
pub mod talk;
pub mod taper;
pub mod text;
pub mod topic;
pub mod view;
pub mod wait;
pub mod words;
pub mod zone;

#[cfg(test)]
mod tests;
