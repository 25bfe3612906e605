//! Before a talk: what each professional thinks that matters now, in which language it is held, and on which days all three
//! can meet. The resident reads all of it.

use chrono::Weekday;

use crate::{
    id::PersonId,
    library::tokens,
    said::{Said, Saying},
    step::{Role, named},
    view::RouteView,
};

named! {
    /// A part of the day on which somebody can meet.
    Time, "morning, afternoon or evening" {
        /// Until noon.
        Morning = "morning"
        /// Until six.
        Afternoon = "afternoon"
        /// From six on, for who works by day (R088).
        Evening = "evening"
    }
}

impl Time {
    /// Every part of the day.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];
}

/// The working days, in order, with the digit by which each stands in an event.
pub const DAYS: [(Weekday, char); 5] =
    [(Weekday::Mon, '1'), (Weekday::Tue, '2'), (Weekday::Wed, '3'), (Weekday::Thu, '4'), (Weekday::Fri, '5')];

impl RouteView {
    /// The professionals who help with this route, the worker first.
    pub fn professionals(&self) -> Vec<PersonId> {
        let of = |role| self.people.iter().filter(move |(id, person)| person.role == role && !self.has_left(**id));
        [Role::Worker, Role::Specialist].into_iter().flat_map(of).map(|(id, _)| *id).collect()
    }

    /// What `person` wrote before the talk; none while nothing was.
    pub fn prepared_by(&self, person: PersonId) -> Option<&Said> {
        self.current(Saying::Prepared, |said| said.mark.author.person == person)
    }

    /// Whether the professionals wrote that other things matter: no long word that one wrote is in what another wrote (R031).
    pub fn differ(&self) -> bool {
        let said = self.professionals().into_iter().filter_map(|id| self.prepared_by(id));
        let words: Vec<Vec<String>> = said.map(|said| long_words(said.text("text"))).collect();
        let shares = |one: &[String], other: &[String]| one.iter().any(|word| other.contains(word));
        words.iter().enumerate().any(|(at, one)| words[at + 1..].iter().any(|other| !shares(one, other)))
    }

    /// In which language the resident talks best, and whether an interpreter comes along (R106).
    pub fn language(&self) -> Option<(&str, bool)> {
        let said = self.current(Saying::LanguageSet, |_| true)?;
        Some((said.text("language"), said.body.says("interpreter")))
    }

    /// On which days of the week the resident can meet, as digits, and on which parts of those days.
    pub fn times(&self) -> Option<(&str, Vec<Time>)> {
        let said = self.current(Saying::TimesSet, |_| true)?;
        let times = said.body.list("times");
        Some((
            said.text("days"),
            Time::ALL.into_iter().filter(|time| times.iter().any(|key| key == time.key())).collect(),
        ))
    }

    /// The days of the week on which the resident and every professional whose days are known can meet.
    pub fn common_days(&self) -> Vec<Weekday> {
        let hours = self.professionals().into_iter().filter_map(|id| self.hours(id)).map(|said| said.text("days"));
        let known: Vec<&str> = hours.chain(self.times().map(|(days, _)| days)).collect();
        let all = |digit: char| !known.is_empty() && known.iter().all(|days| days.contains(digit));
        DAYS.into_iter().filter(|(_, digit)| all(*digit)).map(|(day, _)| day).collect()
    }
}

/// The words of more than four letters: the short ones say nothing of what a text is about.
fn long_words(text: &str) -> Vec<String> {
    tokens(text).into_iter().filter(|word| word.chars().count() > 4).collect()
}
