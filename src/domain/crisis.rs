//! A crisis: there is no food, home, energy or care today. A few fixed steps take the place of the route, each with
//! somebody who does it and a day on which it has come so far.
//!
//! Which steps there are is decided here; their words are content, by the same ids in `public/library`.

use chrono::NaiveDate;

use crate::{
    days::{after_working_days, is_working_day},
    id::{EventId, PersonId},
    party::Party,
    said::{Said, Saying},
    step::named,
    view::RouteView,
};

/// Within how many working days somebody talks with the resident.
pub const DAYS_TO_TALK: u16 = 3;
/// Within how many working days the worst is over: two weeks.
pub const DAYS_TO_END: u16 = 10;

named! {
    /// What somebody cannot do without.
    Need, "food, home, energy or care" {
        /// Something to eat.
        Food = "food"
        /// A roof.
        Home = "home"
        /// Power, gas and water.
        Energy = "energy"
        /// Health insurance.
        Care = "care"
    }
}

impl Need {
    /// Every need, in the order in which they are asked for.
    pub const ALL: [Self; 4] = [Self::Food, Self::Home, Self::Energy, Self::Care];

    /// The step of the library that sees to it.
    const fn step(self) -> &'static str {
        match self {
            Self::Food => "food-today",
            Self::Home => "stay-in-your-home",
            Self::Energy => "keep-energy-on",
            Self::Care => "keep-health-insurance",
        }
    }
}

/// A crisis that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crisis {
    /// The events that began it: who ends it names them.
    pub begun: Vec<EventId>,
    /// Who does the steps; nobody while nobody helps.
    pub owner: Option<PersonId>,
    /// What is done, in the order of its days.
    pub steps: Vec<CrisisStep>,
}

/// One of the fixed steps of a crisis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrisisStep {
    /// The step of the library with its words.
    pub template: &'static str,
    /// The day on which it has been done; none when the clock that began the crisis wrote no day. Shown only.
    pub by: Option<NaiveDate>,
}

/// A crisis that is over, with who goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over<'a> {
    /// What ended it.
    pub said: &'a Said,
    /// Who calls.
    pub then: PersonId,
    /// On this day.
    pub on: NaiveDate,
}

impl RouteView {
    /// The crisis that goes on. What several people began at the same time is one crisis.
    pub fn crisis(&self) -> Option<Crisis> {
        let begun = self.crises();
        let first = begun.first()?;
        let day = first.mark.day();
        let soon = day.map(|day| if is_working_day(day) { day } else { after_working_days(day, 1) });
        let within = |days| day.map(|day| after_working_days(day, days));
        let needs: Vec<String> = begun.iter().flat_map(|said| said.body.list("needs")).collect();
        let wanted = Need::ALL.iter().filter(|need| needs.iter().any(|key| key == need.key()));
        let mut steps: Vec<CrisisStep> = wanted.map(|need| CrisisStep { template: need.step(), by: soon }).collect();
        steps.push(CrisisStep { template: "crisis-talk", by: within(DAYS_TO_TALK) });
        steps.push(CrisisStep { template: "crisis-over", by: within(DAYS_TO_END) });
        let helper = begun.iter().find(|said| said.mark.author.party != Party::Resident);
        let owner = helper.and_then(|said| self.helper(said.mark.author.person)).or_else(|| self.contact());
        Some(Crisis { begun: begun.iter().map(|said| said.id()).collect(), owner: owner.map(|(id, _)| id), steps })
    }

    /// What began a crisis and was not ended by the team, nor taken back by the side that began it.
    fn crises(&self) -> Vec<&Said> {
        let is_resident = |said: &Said| said.mark.author.party == Party::Resident;
        let taken_back = |said: &Said| {
            let back = |by: &&Said| by.sees(said.id()) && is_resident(by) == is_resident(said);
            self.said_of(Saying::Resumed).iter().any(back)
        };
        let mut begun = self.standing(Saying::CrisisStarted, &[Saying::CrisisEnded]);
        begun.retain(|said| !taken_back(said));
        begun
    }

    /// What somebody said to be without, while nobody said whether help has to come today.
    pub fn unmet(&self) -> Option<(EventId, Vec<Need>)> {
        let answers = [Saying::SafetyChecked, Saying::CrisisStarted];
        let checks = self.standing(Saying::SafetyChecked, &answers);
        let needs =
            |said: &Said| -> Vec<Need> { said.body.list("needs").iter().filter_map(|key| Need::named(key)).collect() };
        let found = checks.iter().map(|said| (said.id(), needs(said))).find(|(_, needs)| !needs.is_empty());
        found.filter(|_| self.crises().is_empty())
    }

    /// Every crisis that is over, the oldest first: each is a win.
    pub fn crises_over(&self) -> Vec<Over<'_>> {
        let read = |said| {
            let said: &Said = said;
            Some(Over { said, then: said.person("then")?, on: said.day("on")? })
        };
        self.said_of(Saying::CrisisEnded).into_iter().filter_map(read).collect()
    }

    /// Who goes on after the last crisis, as long as that call is still to come.
    pub fn handover(&self, today: NaiveDate) -> Option<Over<'_>> {
        self.crises_over().pop().filter(|over| today <= over.on && self.crises().is_empty())
    }
}
