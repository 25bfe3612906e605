//! The wire: what a device and a server say to each other under `/v1`.
//!
//! Few types, flat: each one costs the phone kilobytes. Events travel as raw JSON, byte for byte as
//! their device wrote them, so that what was acknowledged is what is kept.

pub mod sharing;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    id::{DeviceId, EventId, PersonId, RouteId, Uuid},
    json::Object,
    party::{Author, Party},
    spelled::spelled,
};

/// The most events in one push.
pub const MOST_PUSHED: usize = 100;
/// The most bytes in one push.
pub const LARGEST_PUSH: usize = 256 * 1024;
/// The most events in one page of a pull.
pub const MOST_PULLED: usize = 500;

/// Body of `POST /v1/routes/{id}/events`: a device's events in the order of their numbers.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Push<'a> {
    /// Each as the device wrote it.
    #[serde(borrow)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::event::Event>, max_items = 100))]
    pub events: Vec<&'a RawValue>,
}

/// Answer to a push, after the commit is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pushed {
    /// One for each event that was pushed, in the same order.
    pub results: Vec<PushResult>,
    /// The log that took them; another one than before means: start again.
    pub log_id: Uuid,
}

/// What became of one pushed event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushResult {
    /// Which event.
    pub id: EventId,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it was refused, in one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// What became of a pushed event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// It is in the log now.
    Accepted,
    /// It was in the log already, the same to the byte.
    Known,
    /// It will never be in the log; it is kept aside and the person is shown why.
    Refused,
}

spelled! {
    Outcome {
        "accepted" = Accepted
        "known" = Known
        "refused" = Refused
    }
}

impl Pushed {
    /// Reads the answer to a push; none when it is not one.
    pub fn read(text: &str) -> Option<Self> {
        let object = Object::read(text)?;
        let result = |raw| {
            let object = Object::read(raw)?;
            Some(PushResult {
                id: object.spelled("id")?,
                outcome: object.word("outcome")?,
                detail: object.text("detail"),
            })
        };
        let results = object.list("results")?.into_iter().map(result).collect::<Option<_>>()?;
        Some(Self { results, log_id: object.spelled("logId")? })
    }
}

/// One page of `GET /v1/routes/{id}/events`: everything the reader may see after the cursor.
#[derive(Debug)]
pub struct Page<'a> {
    /// Each with its author, as the JSON that was sent.
    pub events: Vec<&'a str>,
    /// The cursor for the next page; opaque.
    pub next: String,
    /// Whether there is more right now.
    pub more: bool,
    /// The log this page comes from.
    pub log_id: Uuid,
    /// What the reader must hold when there is no more.
    pub check: Check,
}

impl<'a> Page<'a> {
    /// Reads a page; none when it is not one.
    pub fn read(text: &'a str) -> Option<Self> {
        let object = Object::read(text)?;
        let check = object.object("check")?;
        Some(Self {
            events: object.list("events")?,
            next: object.text("next")?,
            more: object.says("more"),
            log_id: object.spelled("logId")?,
            check: Check { count: check.number("count")?, hash: check.spelled("hash")? },
        })
    }
}

/// Count and combined ids of a set of events: two sets that agree on both are the same set.
///
/// Ids are 122 random bits each, so that an exclusive or of all tells sets apart. It is a check on
/// our own faults, not on somebody who picks ids to deceive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Check {
    /// How many events.
    pub count: u32,
    /// The exclusive or of their ids.
    pub hash: Uuid,
}

impl Check {
    /// Takes one more event into the check.
    pub fn add(&mut self, id: EventId) {
        self.count += 1;
        self.hash.0 ^= id.0.0;
    }

    /// The check of a whole set.
    pub fn of(ids: &BTreeSet<EventId>) -> Self {
        let mut check = Self::default();
        ids.iter().for_each(|id| check.add(*id));
        check
    }
}

/// The number that a problem+json (RFC 9457) with status 409 says the server expects next from this device.
///
/// Found in the text rather than read as a type: it is the only thing that a device acts on.
pub fn expected_nr(problem: &str) -> Option<u32> {
    let (_, after) = problem.split_once("\"expectedNr\":")?;
    let after = after.trim_start();
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    after[..end].parse().ok()
}

/// Answer to `POST /v1/pairings` and `GET /v1/sessions/current`: whose session this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// The route that was opened.
    pub route: RouteId,
    /// In which capacity.
    pub party: Party,
    /// Who.
    pub person: PersonId,
}

impl Session {
    /// Reads a session; none when it is not one.
    pub fn read(text: &str) -> Option<Self> {
        let object = Object::read(text)?;
        Some(Self { route: object.spelled("route")?, party: object.word("party")?, person: object.spelled("person")? })
    }

    /// The author of everything that is made in this session.
    pub const fn author(&self) -> Author {
        Author { party: self.party, person: self.person }
    }
}

/// The number of the device's next event, and which device this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counter {
    /// The device.
    pub device: DeviceId,
    /// The number of its next event, from 1.
    pub next: u32,
}

impl Counter {
    /// As it is stored: the number, a space, and the device.
    pub fn row(self) -> String {
        [&*self.next.to_string(), " ", &self.device.to_string()].concat()
    }

    /// Reads a row; none when it is not one.
    pub fn read(row: &str) -> Option<Self> {
        let (next, device) = row.split_once(' ')?;
        Some(Self { device: device.parse().ok()?, next: next.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_expected_number_is_found_wherever_it_stands() {
        assert_eq!(expected_nr(r#"{"status":409,"expectedNr": 17}"#), Some(17));
        assert_eq!(expected_nr(r#"{"expectedNr":3,"title":"A hole"}"#), Some(3));
        for nothing in ["", "{}", r#"{"expectedNr":null}"#, r#"{"expectedNr":-1}"#] {
            assert_eq!(expected_nr(nothing), None, "{nothing}");
        }
    }
}
