//! The screens and their addresses: the whole router.

use domain::id::{EventId, StepId};
use ui::text::Key;

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The one next step, or the promise.
    Now,
    /// The first opening on this phone.
    First,
    /// The map.
    Route,
    /// What was done.
    Done,
    /// Who helps.
    Help,
    /// Help today: numbers to call, and what is done in a crisis.
    Crisis,
    /// The four questions: is there food, a home, energy and care?
    Safety,
    /// Something happened: rest, or less at a time.
    Happened,
    /// Nothing is sent for a while, but by a way that the resident chooses.
    Quiet,
    /// Noting that something got better.
    Better,
    /// What was agreed.
    Agreements,
    /// One agreement.
    Agreement(EventId),
    /// The next time that we meet.
    Meeting,
    /// How we keep in touch.
    Contact,
    /// How it is read.
    Choices,
    /// What it is for and what the route is called, in own words.
    Goal,
    /// Who sees what.
    Sees,
    /// Who looked.
    Looked,
    /// Which phones have the route.
    Phones,
    /// Taking everything along, and being forgotten.
    Data,
    /// A PIN, and keeping nothing on this phone.
    Privacy,
    /// What others do.
    Others,
    /// A question about a step, or about anything.
    Ask(Option<StepId>),
    /// One step, with everything about it.
    Step(StepId),
    /// This step does not work out now.
    Stuck(StepId),
    /// The smallest part of this step.
    Smaller(StepId),
    /// Another day for this step.
    Day(StepId),
    /// Somebody who does this step too, or instead.
    Someone(StepId),
    /// What helped with this step.
    Helped(StepId),
    /// Another open step.
    Other,
    /// A step of the resident's own, and a wish.
    Own,
    /// This step was just done.
    Won(StepId),
    /// There is no such screen.
    Nowhere,
}

impl Screen {
    /// The screen of an address.
    pub fn at(path: &str) -> Self {
        let mut parts = path.trim_matches('/').split('/');
        let step = |part: Option<&str>, screen: fn(StepId) -> Self| {
            part.and_then(|id| id.parse().ok()).map_or(Self::Nowhere, screen)
        };
        match parts.next() {
            Some("" | "index.html") | None => Self::Now,
            Some("first") => Self::First,
            Some("route") => Self::Route,
            Some("done") => Self::Done,
            Some("help") => Self::Help,
            Some("crisis") => Self::Crisis,
            Some("safety") => Self::Safety,
            Some("happened") => Self::Happened,
            Some("quiet") => Self::Quiet,
            Some("better") => Self::Better,
            Some("agreements") => Self::Agreements,
            Some("agreement") => parts.next().and_then(|id| id.parse().ok()).map_or(Self::Nowhere, Self::Agreement),
            Some("meeting") => Self::Meeting,
            Some("contact") => Self::Contact,
            Some("choices") => Self::Choices,
            Some("goal") => Self::Goal,
            Some("sees") => Self::Sees,
            Some("looked") => Self::Looked,
            Some("phones") => Self::Phones,
            Some("data") => Self::Data,
            Some("privacy") => Self::Privacy,
            Some("others") => Self::Others,
            Some("ask") => match parts.next() {
                None => Self::Ask(None),
                about => step(about, |id| Self::Ask(Some(id))),
            },
            Some("step") => step(parts.next(), Self::Step),
            Some("stuck") => step(parts.next(), Self::Stuck),
            Some("smaller") => step(parts.next(), Self::Smaller),
            Some("day") => step(parts.next(), Self::Day),
            Some("someone") => step(parts.next(), Self::Someone),
            Some("helped") => step(parts.next(), Self::Helped),
            Some("other") => Self::Other,
            Some("own") => Self::Own,
            Some("won") => step(parts.next(), Self::Won),
            Some(_) => Self::Nowhere,
        }
    }

    /// The address of this screen.
    pub fn path(self) -> String {
        match self {
            Self::Now | Self::Nowhere => "/".into(),
            Self::First => "/first".into(),
            Self::Route => "/route".into(),
            Self::Done => "/done".into(),
            Self::Help => "/help".into(),
            Self::Crisis => "/crisis".into(),
            Self::Safety => "/safety".into(),
            Self::Happened => "/happened".into(),
            Self::Quiet => "/quiet".into(),
            Self::Better => "/better".into(),
            Self::Agreements => "/agreements".into(),
            Self::Agreement(id) => format!("/agreement/{id}"),
            Self::Meeting => "/meeting".into(),
            Self::Contact => "/contact".into(),
            Self::Choices => "/choices".into(),
            Self::Goal => "/goal".into(),
            Self::Sees => "/sees".into(),
            Self::Looked => "/looked".into(),
            Self::Phones => "/phones".into(),
            Self::Data => "/data".into(),
            Self::Privacy => "/privacy".into(),
            Self::Others => "/others".into(),
            Self::Ask(None) => "/ask".into(),
            Self::Ask(Some(id)) => format!("/ask/{id}"),
            Self::Step(id) => format!("/step/{id}"),
            Self::Stuck(id) => format!("/stuck/{id}"),
            Self::Smaller(id) => format!("/smaller/{id}"),
            Self::Day(id) => format!("/day/{id}"),
            Self::Someone(id) => format!("/someone/{id}"),
            Self::Helped(id) => format!("/helped/{id}"),
            Self::Other => "/other".into(),
            Self::Own => "/own".into(),
            Self::Won(id) => format!("/won/{id}"),
        }
    }

    /// Its name in the style sheet.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::First => "first",
            Self::Route => "route",
            Self::Done => "done",
            Self::Help => "help",
            Self::Crisis => "crisis",
            Self::Safety => "safety",
            Self::Happened => "happened",
            Self::Quiet => "quiet",
            Self::Better => "better",
            Self::Agreements => "agreements",
            Self::Agreement(_) => "agreement",
            Self::Meeting => "meeting",
            Self::Contact => "contact",
            Self::Choices => "choices",
            Self::Goal => "goal",
            Self::Sees => "sees",
            Self::Looked => "looked",
            Self::Phones => "phones",
            Self::Data => "data",
            Self::Privacy => "privacy",
            Self::Others => "others",
            Self::Ask(_) => "ask",
            Self::Step(_) => "step",
            Self::Stuck(_) => "stuck",
            Self::Smaller(_) => "smaller",
            Self::Day(_) => "day",
            Self::Someone(_) => "someone",
            Self::Helped(_) => "helped",
            Self::Other => "other",
            Self::Own => "own",
            Self::Won(_) => "moment",
            Self::Nowhere => "nowhere",
        }
    }

    /// The item of the navigation that this screen belongs to.
    pub const fn tab(self) -> Self {
        match self {
            Self::Step(_) | Self::Route | Self::Goal => Self::Route,
            Self::Help
            | Self::Ask(_)
            | Self::Crisis
            | Self::Safety
            | Self::Happened
            | Self::Quiet
            | Self::Agreements
            | Self::Agreement(_)
            | Self::Meeting
            | Self::Contact
            | Self::Choices
            | Self::Sees
            | Self::Looked
            | Self::Phones
            | Self::Data
            | Self::Privacy => Self::Help,
            Self::Done | Self::Better => Self::Done,
            _ => Self::Now,
        }
    }

    /// The same for the navigation on a wide window, where Nu and the map are one.
    pub const fn top_tab(self) -> Self {
        match self {
            Self::Choices | Self::Sees | Self::Looked | Self::Phones | Self::Data | Self::Privacy => Self::Choices,
            screen => match screen.tab() {
                Self::Route => Self::Now,
                tab => tab,
            },
        }
    }

    /// Whether what draws it comes after the first paint.
    pub const fn is_later(self) -> bool {
        !matches!(
            self,
            Self::Now | Self::First | Self::Route | Self::Won(_) | Self::Help | Self::Crisis | Self::Nowhere
        )
    }

    /// What is drawn anew when one goes from one screen to another; Nu and the map are drawn together.
    pub const fn pane(self) -> &'static str {
        match self {
            Self::Now | Self::Route => "",
            screen => screen.name(),
        }
    }

    /// What the tab of the browser and a screen reader call it.
    pub const fn title(self) -> Key {
        match self {
            Self::Route | Self::Step(_) => Key::NavRoute,
            Self::Done | Self::Won(_) => Key::NavDone,
            Self::Help => Key::NavHelp,
            Self::Ask(_) => Key::AskStart,
            Self::Crisis => Key::CrisisTitle,
            Self::Safety => Key::SafetyTitle,
            Self::Happened => Key::PauseHappened,
            Self::Quiet => Key::PauseQuiet,
            Self::Better => Key::DoneBetter,
            Self::Agreements | Self::Agreement(_) => Key::AgreeTitle,
            Self::Meeting => Key::MeetTitle,
            Self::Contact => Key::CardTitle,
            Self::Choices => Key::NavChoices,
            Self::Goal => Key::GoalTitle,
            Self::Sees => Key::SeesTitle,
            Self::Looked => Key::LookedTitle,
            Self::Phones => Key::PhonesTitle,
            Self::Data => Key::DataTitle,
            Self::Privacy => Key::PrivacyTitle,
            Self::Others => Key::WaitOthers,
            _ => Key::NavNow,
        }
    }

    /// What of the route this screen asks the server for.
    pub const fn asks(self) -> Option<&'static str> {
        match self {
            Self::Sees => Some("consents"),
            Self::Looked => Some("views"),
            Self::Phones => Some("devices"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
