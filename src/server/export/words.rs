//! The Dutch of an export. It is read on paper or as a file, far from the app and its texts.

use chrono::{Datelike as _, NaiveDate};
use domain::{
    party::Party,
    status::Status,
    step::{PhaseKind, Role},
    topic::Topic,
};

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

/// What happened; a kind that this version does not know keeps its own name.
pub fn kind(kind: &str) -> &str {
    match kind {
        "RouteStarted" => "De route begon",
        "TextSet" => "Tekst gewijzigd",
        "PhaseAdded" => "Deel toegevoegd",
        "PhaseOpened" => "Deel begonnen",
        "PersonJoined" => "Iemand doet mee",
        "HandedOver" => "Een collega neemt het over",
        "StepAdded" => "Stap toegevoegd",
        "StepHidden" => "Stap weggehaald",
        "StepShown" => "Stap teruggezet",
        "PlaceSet" => "Plaats op de route gekozen",
        "OwnerSet" => "Afgesproken wie dit doet",
        "HelpLevelSet" => "Afgesproken hoe wij helpen",
        "WindowSet" => "Afgesproken wanneer",
        "Released" => "Afgesproken of dit nu kan",
        "PromiseSet" => "Iets beloofd",
        "ItemDone" => "Deel van de stap gedaan",
        "ItemReopened" => "Vinkje bij een deel weggehaald",
        "StepDone" => "Stap gedaan",
        "StepReopened" => "Vinkje weggehaald",
        "StepStuck" => "Deze stap lukt nu niet",
        "StepUnstuck" => "Deze stap lukt toch",
        "StepSeen" => "Gezien dat de stap klaar is",
        "StepFinished" => "Afgerond wat bij de stap hoort",
        "WinNoted" => "Er is iets gelukt",
        "Compliment" => "Een compliment",
        "AgreementMade" => "Afspraak gemaakt",
        "AgreementAnswered" => "Uw mening over een afspraak",
        "AgreementEnded" => "Afspraak is voorbij",
        "CardSet" => "Afgesproken hoe wij contact houden",
        "AppointmentMade" => "Gesprek gepland",
        "AppointmentDeclined" => "U kunt niet bij een gesprek",
        "AppointmentKept" => "U kunt toch wel bij een gesprek",
        "AppointmentHeld" => "Hoe een gesprek ging",
        "HoursSet" => "Wanneer iemand te bereiken is",
        other => other,
    }
}

/// What a field of an event is called; one that this version does not know keeps its own name.
pub fn field(field: &str) -> &str {
    match field {
        "name" => "naam",
        "started" => "begonnen",
        "field" => "wat",
        "value" | "text" => "tekst",
        "phase" => "deel van de route",
        "title" => "titel",
        "months" => "maanden",
        "role" => "rol",
        "phone" => "telefoon",
        "hours" => "bereikbaar",
        "icon" => "plaatje",
        "minutes" => "minuten",
        "heavy" => "zwaar",
        "template" => "voorbeeld",
        "short" => "korte titel",
        "why" => "waarom",
        "brings" => "wat het oplevert",
        "doneWhen" => "klaar als",
        "won" => "wat er gelukt is",
        "relief" => "wat het gaf",
        "planB" => "als het niet lukt",
        "script" => "wat u kunt zeggen",
        "asked" => "waarom wij dit vragen",
        "items" => "delen",
        "needs" => "wat u nodig hebt",
        "key" => "plaats",
        "owner" => "wie dit doet",
        "level" => "hoe wij helpen",
        "helper" => "wie helpt",
        "from" => "vanaf",
        "to" => "tot en met",
        "time" => "tijd",
        "state" => "kan dit nu",
        "reason" => "reden",
        "before" => "u hoort iets vóór",
        "then" => "anders belt",
        "on" => "op",
        "item" => "deel van de stap",
        other => other,
    }
}

/// What a word stands for that the app chose, not a person; none for everything else.
pub fn choice(field: &str, word: &str) -> Option<&'static str> {
    match (field, word) {
        ("owner", "resident") => Some("u"),
        ("owner", "third") => Some("iemand van buiten"),
        ("role", word) => Role::named(word).map(role),
        ("phase", word) => PhaseKind::named(word).map(phase),
        ("level", "we") => Some("wij doen het"),
        ("level", "together") => Some("samen"),
        ("level", "alongside") => Some("u doet het, wij kijken mee"),
        ("level", "self") => Some("u doet het zelf"),
        ("state", "open") => Some("ja"),
        ("state", "later") => Some("later"),
        ("state", "maybe") => Some("misschien"),
        ("state", "dropped") => Some("hoeft niet meer"),
        _ => None,
    }
}
