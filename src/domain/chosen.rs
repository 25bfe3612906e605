//! What a step that is chosen in a talk starts with: in which part, with how much help, on which days, and how far it is let
//! loose. Everything of it can be changed before it is put on the route; who does it is asked and never presumed.

use chrono::{NaiveDate, TimeDelta};

use crate::{
    event::Draft,
    lanes::When,
    library::{Item, Library},
    step::{Help, Owner, PhaseKind, Release, Window},
    view::{PhaseView, RouteView, StepView},
    words::Part,
};

impl Help {
    /// With how much help a step starts that `owner` does: what others do, they do; what the resident does never starts
    /// alone, whatever the library says (R004, R153).
    pub fn begins(owner: &Owner, library: Option<Self>) -> Self {
        match (owner, library) {
            (Owner::Person(_) | Owner::Third(_), _) => Self::We,
            (Owner::Resident, Some(Self::Own)) => Self::Alongside,
            (Owner::Resident, Some(level)) => level,
            (Owner::Resident, None) => Self::Together,
        }
    }
}

impl When {
    /// The days of a step that is put here at `today`; none for what has no days yet.
    pub fn days(self, today: NaiveDate) -> Window {
        let from = match self {
            Self::NextWeek => self.until(today).map(|friday| friday - TimeDelta::days(4)),
            Self::Now | Self::ThisWeek | Self::Later => None,
        };
        let to = match self {
            Self::Now => Self::ThisWeek.until(today),
            Self::ThisWeek | Self::NextWeek | Self::Later => self.until(today),
        };
        Window { from, to, time: None }
    }
}

impl PhaseView {
    /// How far a step is let loose that is put in this part: now in a part that was opened, and for one of the two weeks
    /// that are in sight; it waits elsewhere.
    pub const fn releases(&self, when: When) -> Release {
        match when {
            When::Now | When::ThisWeek | When::NextWeek if self.opened => Release::Open,
            When::Now | When::ThisWeek | When::NextWeek | When::Later => Release::Later,
        }
    }
}

impl Library {
    /// The large assignment that somebody typed, with all the small steps that it falls apart in; none when it is small.
    pub fn large_in(&self, view: &RouteView, typed: &str) -> Option<(String, Vec<&Item>)> {
        let found = crate::propose::propose(self, view, typed).into_iter().next()?;
        let crate::propose::Becomes::Large { title, items } = found.becomes else { return None };
        let known = self.large.iter().find(|large| large.title == title).map_or(&items, |large| &large.steps);
        let title = if title.is_empty() { typed.trim().to_owned() } else { title };
        Some((title, known.iter().filter_map(|id| self.item(id)).collect()))
    }
}

impl RouteView {
    /// The part that a step of this kind goes to: the first of its kind, or else where the people are now.
    pub fn part_for(&self, kind: Option<PhaseKind>) -> Option<&PhaseView> {
        let of_kind = self.phases.iter().find(|phase| phase.id.is_some() && Some(phase.kind) == kind);
        of_kind.or_else(|| self.here().and_then(|here| self.phases.get(here)).filter(|phase| phase.id.is_some()))
    }

    /// The step of the route that came from this step of the library and is still needed, also once its words were changed.
    pub fn of_item(&self, item: &Item) -> Option<&StepView> {
        let same = |step: &&StepView| {
            step.template.as_deref() == Some(&*item.id) || step.words.get(Part::Title) == item.words.get(Part::Title)
        };
        self.steps().filter(|step| step.release != Release::Dropped).find(same)
    }
}

impl StepView {
    /// Another title.
    pub fn retitled(&self, title: &str) -> Draft {
        let draft = Draft::new("TextSet", self.id.0).with("field", Part::Title.key()).with("value", title);
        draft.seeing(self.title_set.iter().copied())
    }
}
