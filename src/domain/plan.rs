//! Building a route: what adds a step, gives it to somebody, moves it and takes it off, as events that know what they
//! replace. Every one of them can be taken back.

use chrono::NaiveDate;

use crate::{
    body::Body,
    event::Draft,
    id::{EventId, PersonId, PhaseId, StepId, Uuid},
    step::{Help, Owner, PhaseKind, Promise, Release, Role, Window},
    view::{PhaseView, RouteView, StepView},
    words::{MOST_MINUTES, is_title},
};

/// A step that is put on the route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStep {
    /// Its id, made by the device.
    pub id: StepId,
    /// In which part.
    pub phase: PhaseId,
    /// Its words, pictogram, minutes and template, as the body of a `StepAdded` without its phase.
    pub body: Body,
    /// Who does it: always somebody who was named.
    pub owner: Owner,
    /// With how much help.
    pub help: Help,
    /// Whose help.
    pub helper: Option<PersonId>,
    /// When.
    pub window: Window,
    /// How far it is let loose.
    pub release: Release,
}

/// Why a step cannot be put on the route, or let loose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It has no name, or a longer one than fits.
    Title,
    /// It takes a resident longer than a quarter of an hour, or nobody said how long.
    TooLong,
    /// It takes nobody: an owner is named, never presumed (R021).
    NoOwner,
    /// In the part where there is rest first a step says what helps when it does not work out (R154).
    NoPlanB,
}

/// Whether somebody moves a step up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Before the one that comes before it.
    Up,
    /// After the one that comes after it.
    Down,
}

impl NewStep {
    /// What keeps it off the route; none when it fits.
    pub fn unfit(&self, kind: PhaseKind) -> Option<Unfit> {
        let minutes = self.body.number("minutes", MOST_MINUTES).unwrap_or(u16::MAX);
        let is_residents = self.owner == Owner::Resident;
        if !self.body.maybe("title").is_some_and(is_title) {
            return Some(Unfit::Title);
        }
        if is_residents && !(1..=MOST_MINUTES).contains(&minutes) {
            return Some(Unfit::TooLong);
        }
        let lacks_plan = is_residents && self.body.maybe("planB").unwrap_or_default().trim().is_empty();
        (kind == PhaseKind::Calm && self.release == Release::Open && lacks_plan).then_some(Unfit::NoPlanB)
    }
}

/// The key between `before` and `after`, by which places are ordered as text: a fractional index in small letters. An
/// `after` that is empty is the end. Never ends in `a`, so that there is always room before it.
pub fn key_between(before: &str, after: &str) -> String {
    const LEAST: u8 = b'a';
    const MOST: u8 = b'z' + 1;
    let mut key = String::new();
    let mut upper_open = after.is_empty();
    for place in 0.. {
        let low = before.as_bytes().get(place).copied().unwrap_or(LEAST).clamp(LEAST, MOST - 1);
        let high =
            if upper_open { MOST } else { after.as_bytes().get(place).copied().unwrap_or(MOST).clamp(LEAST, MOST) };
        if high > low + 1 {
            key.push(char::from(low + (high - low) / 2));
            return key;
        }
        key.push(char::from(low));
        // The key is below `after` already: what follows can be anything above `before`.
        upper_open |= high > low;
    }
    key
}

impl RouteView {
    /// Puts `step` on the route, as the last of its part.
    pub fn add(&self, step: &NewStep) -> Vec<Draft> {
        let about = step.id.0;
        let last = self.phase(step.phase).and_then(|phase| phase.steps.iter().rfind(|step| !step.own));
        let added =
            Draft { body: step.body.clone(), ..Draft::new("StepAdded", about) }.with("phase", &*step.phase.to_string());
        vec![
            added,
            Draft::new("PlaceSet", about).with("key", &*key_between(last.map_or("", |last| &last.place), "")),
            owner(about, &step.owner),
            help(about, step.help, step.helper),
            window(about, step.window),
            Draft::new("Released", about).with("state", step.release.key()),
        ]
    }

    /// The part with this id.
    pub fn phase(&self, id: PhaseId) -> Option<&PhaseView> {
        self.phases.iter().find(|phase| phase.id == Some(id))
    }

    /// The part that a step of this kind goes to: the one of that kind, or else where the resident is, or else the last.
    pub fn phase_for(&self, kind: PhaseKind) -> Option<PhaseId> {
        let here = || self.phase_states().iter().position(|state| *state == crate::next::PhaseState::Here);
        let of_kind = self.phases.iter().find(|phase| phase.kind == kind);
        of_kind.or_else(|| self.phases.get(here()?)).or(self.phases.last())?.id
    }

    /// The part that `step` stands in.
    pub fn phase_of(&self, step: StepId) -> Option<&PhaseView> {
        self.phases.iter().find(|phase| phase.steps.iter().any(|one| one.id == step))
    }

    /// Moves `step` one place within its part; none when it is there already.
    pub fn moved(&self, step: StepId, way: Way) -> Option<Draft> {
        let phase = self.phase_of(step)?;
        let planned: Vec<&StepView> = phase.steps.iter().filter(|step| !step.own).collect();
        let at = planned.iter().position(|one| one.id == step)?;
        let key = |place: usize| planned.get(place).map_or("", |step| step.place.as_str());
        let key = match way {
            Way::Up if at == 0 => return None,
            Way::Up => key_between(at.checked_sub(2).map_or("", key), key(at - 1)),
            Way::Down if at + 1 == planned.len() => return None,
            Way::Down => key_between(key(at + 1), key(at + 2)),
        };
        Some(planned[at].placed(&key))
    }

    /// How many open steps the resident has that can be done in the week from `today` on (R007).
    pub fn open_this_week(&self, today: NaiveDate) -> usize {
        let soon = |step: &&StepView| step.window.from.is_none_or(|from| (from - today).num_days() < 7);
        self.steps().filter(|step| step.is_open()).filter(soon).count()
    }

    /// Who could do a step: the resident first, then who helps, in the order of their roles.
    pub fn doers(&self) -> Vec<Owner> {
        let of = |role| self.people.iter().filter(move |(id, person)| person.role == role && !self.has_left(**id));
        let helping = [Role::Worker, Role::Specialist, Role::Volunteer].into_iter().flat_map(of);
        [Owner::Resident].into_iter().chain(helping.map(|(id, _)| Owner::Person(*id))).collect()
    }
}

/// The most open steps of a resident in one week before it is called much (R007): two.
pub const MANY: usize = 2;

impl StepView {
    /// Another place.
    pub fn placed(&self, key: &str) -> Draft {
        Draft::new("PlaceSet", self.id.0).with("key", key).seeing(self.place_set.iter().copied())
    }

    /// Somebody else does it.
    pub fn given_to(&self, to: &Owner) -> Draft {
        owner(self.id.0, to).seeing(self.owner_set.iter().copied())
    }

    /// Other help, or somebody else's.
    pub fn helped(&self, level: Help, helper: Option<PersonId>) -> Draft {
        help(self.id.0, level, helper).seeing(self.help_set.iter().copied())
    }

    /// Other days.
    pub fn planned_in(&self, days: Window) -> Draft {
        window(self.id.0, days).seeing(self.window_set.iter().copied())
    }

    /// Let loose, or held back.
    pub fn let_loose(&self, state: Release) -> Draft {
        Draft::new("Released", self.id.0).with("state", state.key()).seeing(self.release_set.iter().copied())
    }

    /// No longer needed, and why.
    pub fn dropped(&self, reason: &str) -> Draft {
        self.let_loose(Release::Dropped).with("reason", reason)
    }

    /// Another promise.
    pub fn promised(&self, promise: Promise) -> Draft {
        Draft::new("PromiseSet", self.id.0)
            .with("before", promise.before)
            .with("then", &*promise.then.to_string())
            .with("on", promise.on)
            .seeing(self.promise_set.iter().copied())
    }

    /// Off the route, as if it was never put there; a step that was done stays.
    pub fn taken_off(&self) -> Draft {
        Draft::new("StepHidden", self.id.0)
    }

    /// Whether it can be let loose on the resident in a part of this kind.
    pub fn unfit(&self, kind: PhaseKind) -> Option<Unfit> {
        let is_residents = self.owner == Some(Owner::Resident);
        let lacks_plan = self.words.get(crate::words::Part::PlanB).trim().is_empty();
        match (&self.owner, kind) {
            (None, _) => Some(Unfit::NoOwner),
            (Some(_), PhaseKind::Calm) if is_residents && lacks_plan => Some(Unfit::NoPlanB),
            (Some(_), _) => None,
        }
    }
}

/// Puts a step back that `hidden` took off the route.
pub fn put_back(step: StepId, hidden: EventId) -> Draft {
    Draft::new("StepShown", step.0).seeing([hidden])
}

fn owner(about: Uuid, to: &Owner) -> Draft {
    let draft = Draft::new("OwnerSet", about);
    match to {
        Owner::Resident => draft.with("owner", "resident"),
        Owner::Person(person) => draft.with("owner", &*person.to_string()),
        Owner::Third(name) => draft.with("owner", "third").with("name", name.as_str()),
    }
}

fn help(about: Uuid, level: Help, helper: Option<PersonId>) -> Draft {
    let draft = Draft::new("HelpLevelSet", about).with("level", level.key());
    helper.map_or_else(|| draft.clone(), |helper| draft.clone().with("helper", &*helper.to_string()))
}

fn window(about: Uuid, days: Window) -> Draft {
    let mut draft = Draft::new("WindowSet", about);
    for (field, day) in [("from", days.from), ("to", days.to)] {
        draft = day.map_or(draft.clone(), |day| draft.with(field, day));
    }
    days.time.map_or(draft.clone(), |time| draft.with("time", time))
}
