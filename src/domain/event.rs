//! The event: one small thing that somebody did, said once and never changed.
//!
//! A route is nothing but the set of its events. The order in which they arrive does not matter,
//! nor that one arrives twice.

use serde::{Deserialize, Serialize};

use crate::{
    body::{Body, Scalar},
    id::{DeviceId, EventId, Uuid},
    json::{self, Object},
    party::{Audience, Author},
};

/// The largest event, in bytes of its JSON.
pub const LARGEST_EVENT: usize = 8 * 1024;

/// An event as it stands on the wire and on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(example = json!({
    "id": "7c1e0f4a-2b6d-4c8e-9f01-23456789abcd",
    "device": "0d9f6a52-7e31-4b08-8c55-6a1b2c3d4e5f",
    "nr": 1,
    "kind": "WinNoted",
    "version": 1,
    "at": "2024-06-10T10:03:00+02:00",
    "body": { "text": "De post ligt op tafel", "icon": "letter" }
})))]
pub struct Event {
    /// Identity, and the key that makes sending it twice harmless.
    pub id: EventId,
    /// The device that made it.
    pub device: DeviceId,
    /// The device's own count, from 1, without holes.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 4_294_967_295_u32))]
    pub nr: u32,
    /// What happened; [`crate::fact`] lists the kinds that this version knows.
    pub kind: String,
    /// Version of the kind, from 1.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 65_535))]
    pub version: u16,
    /// The step, phase or person it is about; absent when it is about the route itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Uuid>,
    /// The events this one acts on: those it undoes, replaces or answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sees: Vec<EventId>,
    /// Who may see it.
    #[serde(default)]
    pub audience: Audience,
    /// The device's own clock, RFC 3339. Shown to people, never used to merge.
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub at: String,
    /// What it says.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Body,
    /// An app that does not know this kind must stop writing and ask to be updated.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
}

impl Event {
    /// Reads an event; none when this version cannot.
    pub fn read(object: &Object<'_>) -> Option<Self> {
        let sees = object.list("sees").unwrap_or_default().into_iter();
        let about = object.raw("about").filter(|raw| *raw != "null");
        Some(Self {
            id: object.spelled("id")?,
            device: object.spelled("device")?,
            nr: object.number("nr")?,
            kind: object.text("kind")?,
            version: object.number("version")?.try_into().ok()?,
            about: about.map(|_| object.spelled("about").ok_or(())).transpose().ok()?,
            sees: sees.map(|id| json::text(id)?.parse().ok()).collect::<Option<_>>()?,
            audience: match object.raw("audience") {
                Some(_) => object.word("audience")?,
                None => Audience::Everyone,
            },
            at: object.text("at")?,
            body: match object.raw("body") {
                Some(raw) => Body::read(raw)?,
                None => Body::default(),
            },
            required: object.says("required"),
        })
    }
}

/// An event that is about to be made; the device's storage gives it its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What happened: a kind of [`crate::fact`].
    pub kind: &'static str,
    /// The step, phase or person it is about.
    pub about: Option<Uuid>,
    /// The events it acts on.
    pub sees: Vec<EventId>,
    /// For whom it is meant.
    pub audience: Audience,
    /// What it says.
    pub body: Body,
}

impl Draft {
    /// A draft that says nothing more than its kind, about `about`.
    pub fn new(kind: &'static str, about: Uuid) -> Self {
        Self { about: Some(about), ..Self::of_route(kind) }
    }

    /// A draft that says nothing more than its kind, about the route itself.
    pub fn of_route(kind: &'static str) -> Self {
        Self { kind, about: None, sees: Vec::new(), audience: Audience::Everyone, body: Body::default() }
    }

    /// The same draft, with one more field.
    pub fn with(mut self, field: &str, value: impl Into<Scalar>) -> Self {
        self.body = self.body.with(field, value);
        self
    }

    /// The same draft with what `before` says in `fields`, where it says something.
    pub fn keeping(self, before: Option<&Body>, fields: &[&str]) -> Self {
        let kept = fields.iter().filter_map(|field| Some((field, before?.maybe(field)?)));
        kept.fold(self, |draft, (field, text)| draft.with(field, text))
    }

    /// The same draft, meant for `audience`.
    pub fn meant_for(self, audience: Audience) -> Self {
        Self { audience, ..self }
    }

    /// The same draft, acting on `sees`.
    pub fn seeing(mut self, sees: impl IntoIterator<Item = EventId>) -> Self {
        self.sees.extend(sees);
        self
    }

    /// The event: this draft made by `device` as its number `nr`, at `at` (RFC 3339) on its own clock.
    pub fn seal(self, id: EventId, device: DeviceId, nr: u32, at: String) -> Event {
        Event {
            id,
            device,
            nr,
            kind: self.kind.into(),
            version: 1,
            about: self.about,
            sees: self.sees,
            audience: self.audience,
            at,
            body: self.body,
            required: false,
        }
    }
}

/// An event with the one who made it: what the fold takes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Who made it, by the session it came in with.
    pub author: Author,
    /// What was made.
    pub event: Event,
}
