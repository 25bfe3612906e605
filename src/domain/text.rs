//! What is written for people.

pub mod plain;
