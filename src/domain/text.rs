//! What is written for people.

pub mod names;
pub mod plain;
pub mod sentence;
