//! The rules of who is who: sessions, pairing a phone, and how often somebody may guess.

pub mod account;
pub mod device;
pub mod guesses;
pub mod key;
pub mod oidc;
pub mod pairing;
pub mod participation;
pub mod password;
pub mod route;
pub mod session;
