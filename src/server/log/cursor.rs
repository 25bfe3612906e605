//! How far a reader is. Opaque to devices: it names the log, who reads with what sight, and the place.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::id::Uuid;

use crate::{secret::hash, sight::Sees};

/// Everything that decides what a reader is shown, short: another party, person, route or log is another sight, and so
/// are other topics or other assigned steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    log: Uuid,
    reader: u64,
}

/// A place in a log as one reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// In which log, with which sight.
    pub sight: Sight,
    /// All up to this `seq` was handed out.
    pub seq: u64,
}

/// The text is no cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACursor;

impl Sight {
    /// What somebody `sees` of the log.
    pub fn new(log: Uuid, sees: &Sees) -> Self {
        let text = format!("{sees:?}");
        let [a, b, c, d, e, f, g, h, ..] = hash(text.as_bytes());
        Self { log, reader: u64::from_be_bytes([a, b, c, d, e, f, g, h]) }
    }

    /// The ETag of what this reader sees while the route's last event is `head`.
    pub fn etag(self, head: u64) -> String {
        format!("W/\"{}-{head}-{:x}\"", self.log, self.reader)
    }
}

impl Cursor {
    /// Reads what [`fmt::Display`] wrote.
    pub fn read(text: &str) -> Result<Self, NotACursor> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NotACursor)?;
        let (log, rest) = bytes.split_first_chunk().ok_or(NotACursor)?;
        let (reader, seq) = rest.split_first_chunk().ok_or(NotACursor)?;
        let sight = Sight { log: Uuid(u128::from_be_bytes(*log)), reader: u64::from_be_bytes(*reader) };
        Ok(Self { sight, seq: u64::from_be_bytes(seq.try_into().map_err(|_| NotACursor)?) })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (log, reader, seq) =
            (self.sight.log.0.to_be_bytes(), self.sight.reader.to_be_bytes(), self.seq.to_be_bytes());
        f.write_str(&URL_SAFE_NO_PAD.encode([&log[..], &reader, &seq].concat()))
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{PersonId, RouteId, StepId},
        party::Party,
        topic::Topics,
    };

    use super::*;
    use crate::clock::Moment;

    fn sees() -> Sees {
        let (route, person) = (RouteId::default(), PersonId::default());
        Sees { route, party: Party::Worker, person, topics: Topics::EVERYTHING, erased: None, steps: Vec::new() }
    }

    #[test]
    fn a_cursor_reads_back_and_nothing_else_does() {
        let cursor = Cursor { sight: Sight::new(Uuid(7), &sees()), seq: 42 };
        assert_eq!(Cursor::read(&cursor.to_string()), Ok(cursor));
        for text in ["", "x", "é", &format!("{cursor}A"), &cursor.to_string()[1..]] {
            assert_eq!(Cursor::read(text), Err(NotACursor), "{text}");
        }
    }

    #[test]
    fn whatever_changes_what_is_seen_is_another_sight() {
        let others = [
            Sees { route: RouteId(Uuid(1)), ..sees() },
            Sees { party: Party::Specialist, ..sees() },
            Sees { person: PersonId(Uuid(1)), ..sees() },
            Sees { topics: Topics::EACH, ..sees() },
            Sees { erased: Some(Moment(1)), ..sees() },
            Sees { steps: vec![StepId(Uuid(1))], ..sees() },
        ];
        let sight = Sight::new(Uuid(7), &sees());
        assert_eq!(Sight::new(Uuid(7), &sees()), sight);
        assert_ne!(Sight::new(Uuid(8), &sees()), sight);
        others.iter().for_each(|other| assert_ne!(Sight::new(Uuid(7), other), sight, "{other:?}"));
    }
}
