//! What follows from an answer of the server: what to write, and then what to show and to ask.

use super::stored::{Pulled, SyncState, Write};
use crate::id::EventId;

/// What follows from an answer.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// To be written, in order, in one transaction.
    pub writes: Vec<Write>,
    /// What comes after the writes.
    pub then: Then,
    pub(super) pulled: Vec<Pulled>,
    pub(super) acknowledged: Vec<u32>,
    pub(super) sync: Option<SyncState>,
    pub(super) renewal: Option<Renewal>,
}

/// What comes after a change was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// Apply it; nothing more to ask for now.
    #[default]
    Rest,
    /// Apply it, and ask again at once.
    AskAgain,
    /// Load the replica anew from storage, and ask again: what it held is no longer true.
    Reload,
}

/// The server's answer makes no sense; nothing changes, try later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonsense(pub String);

/// What was pulled since the device started again. It is held back until it is whole, so that what was
/// shown stays on the screen in the meantime, however long the network is away (invariant I11).
#[derive(Clone, Debug, Default)]
pub(super) struct Renewal {
    pub(super) at: SyncState,
    pub(super) rows: Vec<(EventId, String)>,
}
