//! Arbitrary histories with good reach: several phases, steps and people, registers written at the same time,
//! withdrawals by the wrong author, equal places, and ids whose order says nothing.

use proptest::{collection::vec, option, prelude::*, sample::Index};

use super::made::{ALL, added, entry, person, phase, step};
use crate::{
    body::Body,
    event::Entry,
    id::{EventId, Uuid},
    party::Author,
};

/// What somebody says, before it is known which events it acts on.
#[derive(Clone, Debug)]
struct Saying {
    kind: &'static str,
    about: Option<Uuid>,
    body: Body,
}

#[derive(Clone, Debug)]
struct Act {
    author: Author,
    saying: Saying,
    /// Which earlier events of the kind that this one undoes or replaces it names.
    sees: Vec<Index>,
    /// Now and then it names any event at all.
    astray: Option<Index>,
    id: u128,
    year: u16,
}

fn body() -> Body {
    Body::default()
}

fn of_step(kind: &'static str) -> impl Strategy<Value = Saying> + Clone {
    said(kind, Just(body()))
}

fn said(kind: &'static str, body: impl Strategy<Value = Body> + Clone) -> impl Strategy<Value = Saying> + Clone {
    (0..4u8, body).prop_map(move |(n, body)| Saying { kind, about: Some(step(n).0), body })
}

fn someone() -> impl Strategy<Value = String> + Clone {
    (0..5u8).prop_map(|n| person(n).to_string())
}

fn owner() -> impl Strategy<Value = Body> + Clone {
    prop_oneof![3 => Just("resident".to_owned()), 1 => Just("third".to_owned()), 2 => someone()]
        .prop_map(|owner| body().with("owner", &*owner).with("name", "Belastingdienst"))
}

fn release() -> impl Strategy<Value = Body> + Clone {
    prop_oneof![4 => Just("open"), 1 => Just("later"), 1 => Just("maybe"), 1 => Just("dropped")]
        .prop_map(|state| body().with("state", state))
}

fn marks() -> impl Strategy<Value = Saying> {
    let item = || (0..3i64).prop_map(|item| body().with("item", item));
    prop_oneof![
        4 => of_step("StepDone"),
        4 => of_step("StepReopened"),
        2 => said("ItemDone", item()),
        1 => said("ItemReopened", item()),
        1 => of_step("StepStuck"),
        1 => said("OwnStepAdded", Just(body().with("title", "Bel oma"))),
        1 => of_step("StepUnstuck"),
        1 => of_step("StepSeen"),
        1 => of_step("StepFinished"),
        2 => of_step("StepHidden"),
        1 => of_step("StepShown"),
    ]
}

fn agreements() -> impl Strategy<Value = Saying> {
    let level = prop_oneof![Just("we"), Just("together"), Just("alongside"), Just("self")];
    let help = (level, someone()).prop_map(|(level, who)| body().with("level", level).with("helper", &*who));
    let window = option::of(Just("18:30")).prop_map(|time| {
        let days = body().with("from", "2024-06-10").with("to", "2024-06-14");
        time.map_or(days.clone(), |time| days.with("time", time))
    });
    let promise =
        someone().prop_map(|who| body().with("before", "2024-06-20").with("then", &*who).with("on", "2024-06-21"));
    let place = prop_oneof![Just("a"), Just("b"), Just("m")].prop_map(|key| body().with("key", key));
    let text = (prop_oneof![Just("title"), Just("why"), Just("goal")], prop_oneof![Just("Bel"), Just("Rust")])
        .prop_map(|(field, value)| body().with("field", field).with("value", value));
    prop_oneof![
        3 => said("OwnerSet", owner()),
        3 => said("Released", release()),
        1 => said("HelpLevelSet", help),
        1 => said("WindowSet", window),
        1 => said("PromiseSet", promise),
        1 => said("PlaceSet", place),
        1 => said("TextSet", text),
    ]
}

fn of_route() -> impl Strategy<Value = Saying> {
    let steps = (0..4u8, 0..3u8, 0..3usize).prop_map(|(n, to, items)| Saying {
        kind: "StepAdded",
        about: Some(step(n).0),
        body: added(to, &["Pak ze", "Tel ze", "Leg ze neer"][..items]),
    });
    let phases = (0..3u8, prop_oneof![Just("calm"), Just("agreements"), Just("crisis")]).prop_map(|(n, kind)| Saying {
        kind: "PhaseAdded",
        about: Some(phase(n).0),
        body: body().with("phase", kind),
    });
    let opened = (0..3u8).prop_map(|n| Saying { kind: "PhaseOpened", about: Some(phase(n).0), body: body() });
    let roles = prop_oneof![Just("resident"), Just("worker"), Just("specialist"), Just("volunteer"), Just("urgent")];
    let people = (0..4u8, roles).prop_map(|(n, role)| Saying {
        kind: "PersonJoined",
        about: Some(person(n).0),
        body: body().with("name", "Naomi").with("role", role),
    });
    let handed = (0..4u8, someone()).prop_map(|(n, to)| Saying {
        kind: "HandedOver",
        about: Some(person(n).0),
        body: body().with("to", &*to),
    });
    let goal = prop_oneof![Just("Rust"), Just("Post open durven maken")].prop_map(|goal| Saying {
        kind: "TextSet",
        about: None,
        body: body().with("field", "goal").with("value", goal),
    });
    let words = prop_oneof![Just("RouteStarted"), Just("WinNoted"), Just("Compliment")].prop_map(|kind| Saying {
        kind,
        about: None,
        body: body().with("name", "Cecilia").with("text", "De post ligt op tafel").with("icon", "letter"),
    });
    prop_oneof![5 => steps, 2 => phases, 1 => opened, 2 => people, 1 => handed, 1 => goal, 1 => words]
}

/// Things that people tell each other, and some that cannot be read.
fn words() -> impl Strategy<Value = Saying> {
    let of_step = prop_oneof![
        Just("StepStuck"),
        Just("ObstacleTaken"),
        Just("ObstacleGone"),
        Just("HelpAsked"),
        Just("ConfidenceSet"),
        Just("QuestionAsked"),
        Just("QuestionAnswered"),
    ];
    let of_route = prop_oneof![
        Just("AgreementMade"),
        Just("AgreementAnswered"),
        Just("AppointmentMade"),
        Just("AppointmentHeld"),
        Just("CrisisStarted"),
        Just("CrisisEnded"),
        Just("Paused"),
        Just("QuietSet"),
        Just("Resumed"),
        Just("WinWithdrawn"),
    ];
    let about = option::weighted(0.8, 0..4u8);
    let of_step = (about, of_step).prop_map(|(n, kind)| (kind, n.map(|n| step(n).0)));
    prop_oneof![of_step, of_route.prop_map(|kind| (kind, None))].prop_map(|(kind, about)| {
        let body = body().with("before", "2024-06-20").with("how", "pause").with("value", "maybe").with("text", "Bel");
        let body =
            body.with("by", "resident").with("answer", "unsure").with("at", "2024-06-20T10:00").with("place", "Thuis");
        let who = person(1).to_string();
        let body = body.with("with", &*who).with("then", &*who).with("on", "2024-06-21").with("channel", "call");
        Saying { kind, about, body: body.with("outcome", "held") }
    })
}

fn acts(saying: impl Strategy<Value = Saying>, author: impl Strategy<Value = Author>) -> impl Strategy<Value = Act> {
    let astray = option::weighted(0.1, any::<Index>());
    let id = any::<u128>().no_shrink();
    (author, saying, vec(any::<Index>(), 0..3), astray, id, 2014..2034u16)
        .prop_map(|(author, saying, sees, astray, id, year)| Act { author, saying, sees, astray, id, year })
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

fn told_after(before: &[Entry], acts: Vec<Act>) -> Vec<Entry> {
    let mut told: Vec<Entry> = Vec::new();
    for act in acts {
        let Saying { kind, about, body } = act.saying;
        let id = EventId(Uuid::from_random(act.id.to_be_bytes()));
        let mut new = entry(act.author, id, kind, about, body);
        let earlier: Vec<&Entry> = before.iter().chain(&told).collect();
        let fitting = |other: &&&Entry| other.event.kind == acted_on(kind) && other.event.about == about;
        let fitting: Vec<EventId> = earlier.iter().filter(fitting).map(|other| other.event.id).collect();
        if !fitting.is_empty() {
            new.event.sees.extend(act.sees.iter().map(|index| *index.get(&fitting)));
        }
        if let Some(index) = act.astray.filter(|_| !earlier.is_empty()) {
            new.event.sees.push(index.get(&earlier).event.id);
        }
        new.event.nr = 1 + earlier.iter().filter(|other| other.event.device == new.event.device).count() as u32;
        new.event.at = format!("{}-06-10T10:00:00+02:00", act.year);
        told.push(new);
    }
    told
}

fn anybody() -> impl Strategy<Value = Author> {
    prop_oneof![3 => Just(ALL[0]), 2 => Just(ALL[1]), 1 => Just(ALL[2]), 1 => Just(ALL[3])]
}

fn anything() -> impl Strategy<Value = Saying> {
    prop_oneof![5 => marks(), 4 => agreements(), 3 => of_route(), 2 => words()]
}

/// Anything that anybody may do, each after the events it acts on.
pub fn histories() -> impl Strategy<Value = Vec<Entry>> {
    vec(acts(anything(), anybody()), 0..60).prop_map(|acts| told_after(&[], acts))
}

/// A history, and what others do after it.
pub fn histories_with_others() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>)> {
    let others = prop_oneof![Just(ALL[1]), Just(ALL[2]), Just(ALL[3])];
    (histories(), vec(acts(anything(), others), 0..40)).prop_map(|(history, acts)| {
        let others = told_after(&history, acts);
        (history, others)
    })
}

/// The same events in another order, some of them twice.
pub fn arrivals(history: Vec<Entry>) -> impl Strategy<Value = Vec<Entry>> {
    vec(any::<Index>(), 0..10)
        .prop_map(move |again| {
            let twice = again.iter().filter(|_| !history.is_empty()).map(|index| index.get(&history).clone());
            history.iter().cloned().chain(twice).collect::<Vec<_>>()
        })
        .prop_shuffle()
}
