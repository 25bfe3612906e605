//! Where a step stands, in one word. Total: every step has exactly one status.
//!
//! Done, seen and finished are three facts: a resident who reads "done" as "paid" loses a house.

use chrono::NaiveDate;

use crate::{
    id::PersonId,
    step::{Owner, Release},
    view::StepView,
};

/// Where a step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// The resident can do it now.
    ToDo,
    /// The resident can do it now, and did some of its parts.
    Begun,
    /// Planned.
    Later,
    /// Perhaps later; nobody confirmed it.
    Maybe,
    /// Done; the helper has not looked yet.
    Done,
    /// Done, and seen by this person.
    Seen {
        /// Who saw it.
        by: PersonId,
    },
    /// Done, and what comes after it was finished too.
    Finished,
    /// Somebody else on the route does it.
    Others {
        /// Who.
        who: PersonId,
    },
    /// We wait for a third party.
    Waiting {
        /// Its name.
        third: String,
    },
    /// It does not work out now; the helper looks along.
    Stuck,
    /// It need not be done any more.
    NotNeeded,
}

/// The shape that stands for a status on the map: few, since a shape must be learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Round, with a tick.
    Done,
    /// Large and amber: here you are.
    Now,
    /// A rounded square with an hourglass.
    Others,
    /// Round and open.
    Later,
    /// Round and dashed.
    Maybe,
    /// As now, with a detour.
    Stuck,
}

impl Shape {
    /// Its name in the style sheet and the texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Others => "others",
            Self::Later => "later",
            Self::Maybe => "maybe",
            Self::Stuck => "stuck",
        }
    }
}

impl StepView {
    /// Whether the resident can do it now.
    pub fn is_open(&self) -> bool {
        matches!(self.status(), Status::ToDo | Status::Begun)
    }

    /// Whether it was put on a day after `today`, and nothing of it was done yet.
    pub fn is_put_ahead(&self, today: NaiveDate) -> bool {
        !self.is_begun() && self.window.from.is_some_and(|from| from > today)
    }

    /// Where this step stands.
    pub fn status(&self) -> Status {
        if self.is_done() {
            return match (&self.finished, &self.seen) {
                (Some(_), _) => Status::Finished,
                (None, Some(seen)) => Status::Seen { by: seen.author.person },
                (None, None) => Status::Done,
            };
        }
        match (self.release, &self.owner) {
            (Release::Dropped, _) => Status::NotNeeded,
            (Release::Maybe, _) => Status::Maybe,
            (Release::Later, _) | (Release::Open, None) => Status::Later,
            (Release::Open, Some(Owner::Person(who))) => Status::Others { who: *who },
            (Release::Open, Some(Owner::Third(third))) => Status::Waiting { third: third.clone() },
            (Release::Open, Some(Owner::Resident)) if !self.stuck.is_empty() => Status::Stuck,
            (Release::Open, Some(Owner::Resident)) if self.is_begun() => Status::Begun,
            (Release::Open, Some(Owner::Resident)) => Status::ToDo,
        }
    }
}

impl Status {
    /// The shape of a step with this status; the one next step is drawn as [`Shape::Now`] instead.
    pub const fn shape(&self) -> Shape {
        match self {
            Self::Done | Self::Seen { .. } | Self::Finished => Shape::Done,
            Self::ToDo | Self::Begun | Self::Later => Shape::Later,
            Self::Others { .. } | Self::Waiting { .. } => Shape::Others,
            Self::Stuck => Shape::Stuck,
            Self::Maybe | Self::NotNeeded => Shape::Maybe,
        }
    }

    /// Its key in the texts that residents read.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::ToDo => "todo",
            Self::Begun => "begun",
            Self::Later => "later",
            Self::Maybe => "maybe",
            Self::Done => "done",
            Self::Seen { .. } => "seen",
            Self::Finished => "finished",
            Self::Others { .. } => "others",
            Self::Waiting { .. } => "waiting",
            Self::Stuck => "stuck",
            Self::NotNeeded => "notNeeded",
        }
    }
}
