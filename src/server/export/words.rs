//! The Dutch of an export. It is read on paper or as a file, far from the app and its texts.

mod events;

use chrono::{Datelike as _, NaiveDate};
use domain::{
    party::Party,
    status::Status,
    step::{PhaseKind, Role},
    topic::Topic,
};

pub use events::{choice, field, kind};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// A day, like `10 juni 2024`.
pub fn day(day: NaiveDate) -> String {
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}

/// A moment by the clock that wrote it, like `10 juni 2024 om 10:00`; as it was written when that was no moment.
pub fn moment(text: &str) -> String {
    let date = text.get(..10).and_then(domain::body::day);
    match (date, text.get(11..16)) {
        (Some(date), Some(time)) => format!("{} om {time}", day(date)),
        _ => text.into(),
    }
}

/// What somebody is who has no name here.
pub const fn party(party: Party) -> &'static str {
    match party {
        Party::Resident => "u",
        Party::Worker => "buurtteam",
        Party::Specialist => "trajectbegeleider",
        Party::Volunteer => "vrijwilliger",
        Party::Adviser => "adviseur",
    }
}

/// What somebody is on the route.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Resident => "uw naam",
        Role::Worker => "buurtteam",
        Role::Specialist => "trajectbegeleider",
        Role::Volunteer => "vrijwilliger",
        Role::Adviser => "adviseur",
        Role::Urgent => "hulp vandaag",
    }
}

/// A part of the route that can be shown or not.
pub const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Steps => "uw stappen",
        Topic::Goal => "waar u het voor doet",
        Topic::Questions => "wat niet lukt en vragen",
        Topic::Wins => "wat er gelukt is",
    }
}

/// A phase that has no name of its own.
pub const fn phase(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Asking => "Hulp vragen",
        PhaseKind::Looking => "Samen kijken",
        PhaseKind::Calm => "Eerst rust",
        PhaseKind::Agreements => "Afspraken maken",
        PhaseKind::Persevere => "Volhouden",
        PhaseKind::Onward => "Zelf verder",
        PhaseKind::Crisis => "Hulp vandaag",
    }
}

/// Where a step stands.
pub fn status(status: &Status, name: impl Fn(domain::id::PersonId) -> String) -> String {
    match status {
        Status::ToDo => "dit kunt u nu doen".into(),
        Status::Begun => "hier bent u mee bezig".into(),
        Status::Later => "dit komt later".into(),
        Status::Maybe => "misschien later".into(),
        Status::Done => "gedaan".into(),
        Status::Seen { by } => format!("gedaan, en gezien door {}", name(*by)),
        Status::Finished => "gedaan en afgerond".into(),
        Status::Others { who } => format!("dit doet {}", name(*who)),
        Status::Waiting { third } => format!("wij wachten op {third}"),
        Status::Stuck => "dit lukt nu niet".into(),
        Status::NotNeeded => "dit hoeft niet meer".into(),
    }
}
