//! What people do on a route: sensible things, late things, and things that are not theirs to do.

use domain::{
    body::{Body, Scalar},
    event::Draft,
    id::{EventId, PhaseId, StepId, Uuid},
    party::{Author, Party},
};

use super::{chance::Chance, people};

/// What a device knows of an event that was made.
pub struct Known<'a> {
    /// Which.
    pub id: EventId,
    /// Who made it.
    pub author: Author,
    /// What happened.
    pub kind: &'a str,
    /// To what.
    pub about: Option<Uuid>,
}

const STEPS: usize = 4;
const KINDS_OF_RESIDENT: [&str; 10] = [
    "StepDone",
    "StepDone",
    "StepDone",
    "StepReopened",
    "StepReopened",
    "ItemDone",
    "ItemReopened",
    "StepStuck",
    "StepUnstuck",
    "WinNoted",
];
const KINDS_OF_TEAM: [&str; 14] = [
    "StepDone",
    "StepReopened",
    "StepHidden",
    "StepHidden",
    "StepShown",
    "OwnerSet",
    "Released",
    "PlaceSet",
    "TextSet",
    "StepSeen",
    "StepFinished",
    "StepAdded",
    "Compliment",
    "StepDreamt",
];

/// The id of step `n`.
pub fn step(n: usize) -> Uuid {
    StepId(Uuid(0x300 + n as u128)).0
}

fn phase(n: usize) -> PhaseId {
    PhaseId(Uuid(0x200 + n as u128))
}

/// What the neighbourhood worker lays out before anything else happens.
pub fn laid_out(worker: Author) -> Vec<Draft> {
    let body = Body::default;
    let route = Draft::of_route("RouteStarted").with("name", "Cecilia");
    let joined = Draft::new("PersonJoined", worker.person.0);
    let joined = Draft { body: body().with("name", "Naomi").with("role", "worker"), ..joined };
    let mut drafts = vec![route, joined];
    for n in 0..2 {
        drafts.push(Draft { body: body().with("phase", "calm"), ..Draft::new("PhaseAdded", phase(n).0) });
    }
    for n in 0..STEPS {
        drafts.push(adding(n));
        drafts.push(Draft { body: body().with("owner", "resident"), ..Draft::new("OwnerSet", step(n)) });
        drafts.push(Draft { body: body().with("state", "open"), ..Draft::new("Released", step(n)) });
    }
    drafts
}

/// Step `n` is added.
pub fn adding(n: usize) -> Draft {
    Draft { body: said("StepAdded", n), ..Draft::new("StepAdded", step(n)) }
}

/// One thing that `author` does, who knows of `known`.
pub fn draft(chance: &mut Chance, author: Author, known: &[Known<'_>]) -> Draft {
    let kinds: &[&'static str] = if author.party == Party::Resident { &KINDS_OF_RESIDENT } else { &KINDS_OF_TEAM };
    let kind = chance.pick(kinds).copied().unwrap_or("StepDone");
    let on = chance.below(STEPS + 1);
    let about = (!matches!(kind, "WinNoted" | "Compliment")).then(|| step(on));
    let acted_on = acted_on(kind);
    // Nine times of ten a withdrawal names what is the author's own.
    let anybodys = chance.below(10) == 0 || acted_on == kind;
    let fitting = known
        .iter()
        .filter(|other| other.kind == acted_on && other.about == about && (anybodys || other.author == author));
    let fitting: Vec<EventId> = fitting.map(|other| other.id).collect();
    let most = if kind == acted_on { fitting.len() } else { 2 };
    let sees = (0..most).filter_map(|_| chance.pick(&fitting).copied()).collect();
    Draft { about, sees, body: said(kind, chance.below(3)), ..Draft::of_route(kind) }
}

/// The kind that `kind` undoes or replaces.
fn acted_on(kind: &str) -> &str {
    match kind {
        "StepReopened" => "StepDone",
        "ItemReopened" => "ItemDone",
        "StepUnstuck" => "StepStuck",
        "StepShown" => "StepHidden",
        same => same,
    }
}

fn said(kind: &str, n: usize) -> Body {
    let body = Body::default();
    let volunteer = people::person(people::VOLUNTEER).to_string();
    match kind {
        "StepAdded" => {
            let mut body = body.with("phase", &*phase(n % 2).to_string()).with("icon", "letter").with("minutes", 5);
            body.0.insert("items".into(), Scalar::List(vec!["Pak ze".into(), "Leg ze neer".into()]));
            body.with("title", "Leg de brieven bij elkaar")
        }
        "OwnerSet" => body.with("owner", ["resident", "third", &volunteer][n]).with("name", "Belastingdienst"),
        "Released" => body.with("state", ["open", "later", "dropped"][n]),
        "PlaceSet" => body.with("key", ["a", "b", "a"][n]),
        "TextSet" => body.with("field", "title").with("value", ["Open één brief", "Bel Naomi", "Tel de brieven"][n]),
        "ItemDone" | "ItemReopened" => body.with("item", n as i64),
        "WinNoted" | "Compliment" => body.with("text", "De post ligt op tafel").with("icon", "letter"),
        _ => body,
    }
}
