//! What is written for people.

pub mod plain;
pub mod sentence;
