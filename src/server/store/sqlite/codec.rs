//! How ids, hashes and the few words of the domain stand in a row.

use chrono::NaiveDate;
use domain::{
    api::Session,
    body,
    id::{PersonId, RouteId, StepId, Uuid},
    identity::PairingState,
    party::{Audience, Party},
    topic::Topic,
};
use rusqlite::{Row, types::Type};

use crate::{secret::Hash, store::identity::SessionState};

type Read<T> = rusqlite::Result<T>;

const PARTIES: [(Party, &str); 5] = [
    (Party::Resident, "resident"),
    (Party::Worker, "worker"),
    (Party::Specialist, "specialist"),
    (Party::Volunteer, "volunteer"),
    (Party::Adviser, "adviser"),
];

/// The words of what may be done with a session.
pub const SESSION_STATES: [(SessionState, &str); 3] =
    [(SessionState::Open, "open"), (SessionState::Waiting, "waiting"), (SessionState::Revoked, "revoked")];

/// The words of how far a pairing is. That it has ended is not written: the clock says so.
pub const PAIRING_STATES: [(PairingState, &str); 4] = [
    (PairingState::Waiting, "waiting"),
    (PairingState::Redeemed, "redeemed"),
    (PairingState::Confirmed, "confirmed"),
    (PairingState::Refused, "refused"),
];

/// All audiences with their words.
pub const AUDIENCES: [(Audience, &str); 3] =
    [(Audience::Everyone, "everyone"), (Audience::Team, "team"), (Audience::Worker, "worker")];

/// An id as 16 bytes.
pub const fn id(id: Uuid) -> [u8; 16] {
    id.0.to_be_bytes()
}

/// The id in a column.
pub fn read_id(row: &Row<'_>, column: usize) -> Read<Uuid> {
    row.get::<_, [u8; 16]>(column).map(|bytes| Uuid(u128::from_be_bytes(bytes)))
}

/// Ids as a JSON list of hexadecimal texts: one parameter for as many as there are.
pub fn list(ids: &[StepId]) -> String {
    let ids: Vec<_> = ids.iter().map(|id| format!("\"{:032x}\"", id.0.0)).collect();
    format!("[{}]", ids.join(","))
}

/// The text in a column of bytes.
pub fn read_text(row: &Row<'_>, column: usize) -> Read<String> {
    Ok(String::from_utf8(row.get(column)?).map_err(|fault| fault.utf8_error())?)
}

/// The hash in a column.
pub fn read_hash(row: &Row<'_>, column: usize) -> Read<Hash> {
    row.get(column)
}

/// The day in a column.
pub fn read_day(row: &Row<'_>, column: usize) -> Read<NaiveDate> {
    let text: String = row.get(column)?;
    body::day(&text).ok_or_else(|| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, text.into()))
}

/// The word of a party.
pub fn party(party: Party) -> &'static str {
    word(&PARTIES, party)
}

/// The party in a column.
pub fn read_party(row: &Row<'_>, column: usize) -> Read<Party> {
    read_word(&PARTIES, row, column)
}

/// The topic in a column.
pub fn read_topic(row: &Row<'_>, column: usize) -> Read<Topic> {
    read_word(&Topic::ALL.map(|topic| (topic, topic.key())), row, column)
}

/// The word of an audience.
pub fn audience(audience: Audience) -> &'static str {
    word(&AUDIENCES, audience)
}

/// The audience in a column.
pub fn read_audience(row: &Row<'_>, column: usize) -> Read<Audience> {
    read_word(&AUDIENCES, row, column)
}

/// The words of the audiences that `party` may see. One that it may not is left empty, which no row has.
pub fn seen(party: Party) -> [&'static str; 3] {
    AUDIENCES.map(|(audience, word)| if party.may_see(audience) { word } else { "" })
}

/// The session in the first three columns: route, party, person.
pub fn read_session(row: &Row<'_>) -> Read<Session> {
    Ok(Session { route: RouteId(read_id(row, 0)?), party: read_party(row, 1)?, person: PersonId(read_id(row, 2)?) })
}

/// What the word in a column stands for.
pub fn read_word<T: Copy>(words: &[(T, &str)], row: &Row<'_>, column: usize) -> Read<T> {
    let text: String = row.get(column)?;
    let found = words.iter().find(|(_, word)| *word == text).map(|(value, _)| *value);
    found.ok_or_else(|| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, text.into()))
}

/// The word of a value.
pub fn word<T: Copy + PartialEq>(words: &[(T, &'static str)], wanted: T) -> &'static str {
    words.iter().find(|(value, _)| *value == wanted).map_or("", |(_, word)| word)
}
