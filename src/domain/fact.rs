//! The kinds of events that this version knows, with what each says.
//!
//! Reading is the border between the wire and the rules: past it there are only typed facts.
//! `about` names a step, phase or person by its UUID; an event about the route itself has none.
//!
//! | kind | about | body |
//! |---|---|---|
//! | `RouteStarted` | | `name` (first name), `started` (day) |
//! | `TextSet` | step, or none | `field` (a [`Part`]), `value` (a goal or name that is empty takes the one before away); `sees` the texts it replaces |
//! | `PhaseAdded` | phase | `phase` ([`PhaseKind`]), `title`? , `months`? (usual length) |
//! | `PhaseOpened` | phase | |
//! | `PersonJoined` | person | `name`, `role` ([`Role`]), `phone`?, `hours`?, `face`? (of a drawn portrait) |
//! | `StepAdded` | step | `phase` (id), `icon`, `minutes` (0-15), `heavy`?, `template`?, `title` and the other words of [`Words`] |
//! | `OwnStepAdded` | step | `title`, `minutes`?: a step that the resident added, the resident's own and open |
//! | `StepHidden`, `StepShown` | step | `StepShown` names in `sees` what it undoes |
//! | `HandedOver` | person | `to` (person id): who takes over all that the other had; `sees` names the hand-overs it takes back |
//! | `PlaceSet` | step or phase | `key`: fractional index; `sees` the places it replaces |
//! | `OwnerSet` | step | `owner`: `resident`, a person's id, or `third` with `name` |
//! | `HelpLevelSet` | step | `level` ([`Help`]), `helper`? (person id) |
//! | `WindowSet` | step | `from`?, `to`? (days), `time`? |
//! | `Released` | step | `state` ([`Release`]), `reason`? |
//! | `PromiseSet` | step | `before` (day), `then` (person id), `on` (day) |
//! | `ItemDone`, `ItemReopened` | step | `item` (0-2); `ItemReopened` names in `sees` what it undoes |
//! | `StepDone`, `StepReopened` | step | `StepReopened` names in `sees` the ticks it withdraws |
//! | `StepStuck`, `StepUnstuck` | step | `StepUnstuck` names in `sees` what it undoes |
//! | `StepSeen`, `StepFinished` | step | the team's acknowledgement |
//! | `WinNoted` | | `text`, `icon` |
//! | `Compliment` | step, or none | `text` |
//!
//! What people tell each other besides is in the table of [`crate::said`].
//!
//! Every kind but the grow-only ones (`…Added`, `RouteStarted`, `PersonJoined`, `PhaseOpened`, marks, wins)
//! is a register: it replaces the values that it names in `sees`.

use std::str::FromStr;

use chrono::NaiveDate;

use crate::{
    body::{Body, Fault},
    event::Event,
    fold::Person,
    id::{PersonId, PhaseId, StepId},
    said::Saying,
    step::{Help, Owner, PhaseKind, Promise, Release, Role, Window},
    words::{MOST_ITEMS, MOST_MINUTES, Part, TITLE, Words, is_title},
};

/// What an event says, typed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table above says what each field holds")]
pub enum Fact {
    /// The route began.
    RouteStarted { name: String, started: Option<NaiveDate> },
    /// The goal of the route was worded.
    GoalSet { value: String },
    /// The resident gave the route a name.
    RouteNamed { value: String },
    /// A phase was laid out.
    PhaseAdded { phase: PhaseId, kind: PhaseKind, title: Option<String>, months: Option<u16> },
    /// A phase was confirmed.
    PhaseOpened { phase: PhaseId },
    /// Somebody joined.
    PersonJoined { person: PersonId, joined: Person },
    /// Somebody left, and somebody else took over.
    HandedOver { from: PersonId, to: PersonId },
    /// A step or phase got its place.
    PlaceSet { about: crate::id::Uuid, key: String },
    /// Something about one step.
    Step { step: StepId, fact: StepFact },
    /// Something got better.
    WinNoted { text: String, icon: String },
    /// A person said something kind, perhaps about a step.
    Compliment { text: String, step: Option<StepId> },
    /// Somebody said something that [`crate::said`] gathers.
    Said,
    /// A kind or version that this version does not know: kept, and left alone.
    Unknown,
}

/// What an event says about one step.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table above says what each field holds")]
pub enum StepFact {
    /// It was added.
    Added(Box<Added>),
    /// Its words were changed.
    TextSet { part: Part, value: String },
    /// It was taken off the route, unless it is done.
    Hidden,
    /// It was put back.
    Shown,
    /// Who does it.
    Owner(Owner),
    /// With how much help, and whose.
    Help { level: Help, helper: Option<PersonId> },
    /// When.
    Window(Window),
    /// How far it is let loose.
    Release { state: Release, reason: Option<String> },
    /// What is promised.
    Promise(Promise),
    /// A part was done.
    ItemDone { item: usize },
    /// The author takes back that a part was done.
    ItemReopened,
    /// It was done.
    Done,
    /// The author takes back that it was done.
    Reopened,
    /// It does not work out now.
    Stuck,
    /// It works out after all.
    Unstuck,
    /// The team saw that it was done.
    Seen,
    /// The team finished what comes after it.
    Finished,
}

/// A step as it was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The phase it belongs to; none when the resident added it.
    pub phase: Option<PhaseId>,
    /// The name of its pictogram.
    pub icon: String,
    /// How long it takes, 0 to 15; 0 is not known.
    pub minutes: u16,
    /// A heavy step gets no celebration.
    pub heavy: bool,
    /// The step of the library that it came from.
    pub template: Option<String>,
    /// Its words as written when it was added.
    pub words: Words,
}

impl Fact {
    /// Reads what `event` says. A fault when a known kind says it wrongly.
    pub fn read(event: &Event) -> Result<Self, Fault> {
        let body = &event.body;
        if event.version != 1 {
            return Ok(Self::Unknown);
        }
        let about = event.about.ok_or(Fault { field: "about", expected: "an id" });
        let of_step = |fact| Ok(Self::Step { step: StepId(about?), fact });
        match event.kind.as_str() {
            "RouteStarted" => Ok(Self::RouteStarted { name: body.text("name")?.into(), started: body.day("started")? }),
            "TextSet" => {
                let value: String = body.text("value")?.into();
                match (Part::named(body.text("field")?), about) {
                    (Some(Part::Goal), Err(_)) => Ok(Self::GoalSet { value }),
                    (Some(Part::RouteName), Err(_)) if value.is_empty() || is_title(&value) => {
                        Ok(Self::RouteNamed { value })
                    }
                    (Some(Part::Title), _) if !is_title(&value) => Err(Fault { field: "value", expected: TITLE }),
                    (Some(part), Ok(_)) if !part.is_of_route() => of_step(StepFact::TextSet { part, value }),
                    _ => Err(Fault {
                        field: "field",
                        expected: "goal or routeName, or with `about` a part of a step's words",
                    }),
                }
            }
            "PhaseAdded" => Ok(Self::PhaseAdded {
                phase: PhaseId(about?),
                kind: named(body, "phase", PhaseKind::named, PhaseKind::EXPECTED)?,
                title: body.maybe("title").map(Into::into),
                months: body.number("months", 120).ok(),
            }),
            "PhaseOpened" => Ok(Self::PhaseOpened { phase: PhaseId(about?) }),
            "PersonJoined" => Ok(Self::PersonJoined {
                person: PersonId(about?),
                joined: Person {
                    name: body.text("name")?.into(),
                    role: named(body, "role", Role::named, Role::EXPECTED)?,
                    phone: body.maybe("phone").map(Into::into),
                    hours: body.maybe("hours").map(Into::into),
                    face: body.maybe("face").map(Into::into),
                },
            }),
            "HandedOver" => Ok(Self::HandedOver { from: PersonId(about?), to: id(body, "to")? }),
            "PlaceSet" => Ok(Self::PlaceSet { about: about?, key: body.text("key")?.into() }),
            "WinNoted" => Ok(Self::WinNoted { text: body.text("text")?.into(), icon: body.text("icon")?.into() }),
            "Compliment" => Ok(Self::Compliment { text: body.text("text")?.into(), step: event.about.map(StepId) }),
            kind => {
                let saying = Saying::named(kind);
                saying.map_or(Ok(()), |saying| saying.check(event.about, body))?;
                match StepFact::read(kind, body)? {
                    Some(fact) => of_step(fact),
                    None if saying.is_some() => Ok(Self::Said),
                    None => Ok(Self::Unknown),
                }
            }
        }
    }
}

impl StepFact {
    fn read(kind: &str, body: &Body) -> Result<Option<Self>, Fault> {
        Ok(Some(match kind {
            "StepAdded" => Self::Added(Box::new(Added {
                phase: Some(id(body, "phase")?),
                icon: body.text("icon")?.into(),
                minutes: body.number("minutes", MOST_MINUTES)?,
                heavy: body.says("heavy"),
                template: body.maybe("template").map(Into::into),
                words: Words::read(body)?,
            })),
            "OwnStepAdded" => Self::Added(Box::new(Added {
                phase: None,
                icon: "heart".into(),
                minutes: body.number("minutes", MOST_MINUTES).unwrap_or_default(),
                heavy: false,
                template: None,
                words: Words::read(body)?,
            })),
            "StepHidden" => Self::Hidden,
            "StepShown" => Self::Shown,
            "OwnerSet" => Self::Owner(match body.text("owner")? {
                "resident" => Owner::Resident,
                "third" => Owner::Third(body.text("name")?.into()),
                _ => Owner::Person(id(body, "owner")?),
            }),
            "HelpLevelSet" => Self::Help {
                level: named(body, "level", Help::named, Help::EXPECTED)?,
                helper: body.maybe("helper").map(|_| id(body, "helper")).transpose()?,
            },
            "WindowSet" => {
                Self::Window(Window { from: body.day("from")?, to: body.day("to")?, time: body.time("time")? })
            }
            "Released" => Self::Release {
                state: named(body, "state", Release::named, Release::EXPECTED)?,
                reason: body.maybe("reason").map(Into::into),
            },
            "PromiseSet" => Self::Promise(Promise {
                before: known_day(body, "before")?,
                then: id(body, "then")?,
                on: known_day(body, "on")?,
            }),
            "ItemDone" => Self::ItemDone { item: usize::from(body.number("item", MOST_ITEMS as u16 - 1)?) },
            "ItemReopened" => Self::ItemReopened,
            "StepDone" => Self::Done,
            "StepReopened" => Self::Reopened,
            "StepStuck" => Self::Stuck,
            "StepUnstuck" => Self::Unstuck,
            "StepSeen" => Self::Seen,
            "StepFinished" => Self::Finished,
            _ => return Ok(None),
        }))
    }
}

fn named<T>(body: &Body, field: &'static str, find: fn(&str) -> Option<T>, expected: &'static str) -> Result<T, Fault> {
    find(body.text(field)?).ok_or(Fault { field, expected })
}

fn id<T: FromStr>(body: &Body, field: &'static str) -> Result<T, Fault> {
    body.text(field)?.parse().map_err(|_| Fault { field, expected: "an id" })
}

fn known_day(body: &Body, field: &'static str) -> Result<NaiveDate, Fault> {
    body.day(field)?.ok_or(Fault { field, expected: "a day like 2024-06-14" })
}
