//! One line of the list: what it could become, and what was decided about it.

use domain::{
    propose::{Becomes, Proposal},
    step::Owner,
    view::RouteView,
    words::{LONGEST_TITLE, MOST_MINUTES, is_title},
};

use crate::text::Key;

/// One line.
#[derive(Clone)]
pub struct Row {
    /// Its place in the list, from 1.
    pub number: usize,
    /// Its own words.
    pub line: String,
    /// What it could become.
    pub becomes: Becomes,
    /// The words of it by which that is known.
    pub by: Vec<String>,
    /// Whether somebody wants other words than the proposal.
    pub own: bool,
    /// The small steps of the library that it could become.
    pub pieces: Vec<Piece>,
    /// Who does what it becomes in own words.
    pub owner: Option<Owner>,
    /// Own words for its title.
    pub title: String,
    /// For how many minutes, as typed.
    pub minutes: String,
    /// What helps when it does not work out.
    pub plan_b: String,
    /// What was decided.
    pub fate: Fate,
    /// What is missing before it can be taken.
    pub fault: Option<Missing>,
}

/// A small step of the library that a line could become.
#[derive(Clone)]
pub struct Piece {
    /// Its id in the library.
    pub item: String,
    /// Who does it; nobody until somebody was named.
    pub owner: Option<Owner>,
    /// Whether it is left out, while the others of its line are taken.
    pub left: bool,
}

/// What was decided about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing yet.
    Open,
    /// It is taken.
    Taken,
    /// It is left out.
    Left,
}

/// What is missing before a line can be taken: what is said about it, and the field that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is said.
    pub said: Key,
    /// The end of the id of the field.
    pub field: String,
}

impl Row {
    /// The line of a proposal at this place, from 0.
    pub fn new(place: usize, proposal: Proposal) -> Self {
        let Proposal { line, becomes, by } = proposal;
        let items = match &becomes {
            Becomes::Fits(item) => vec![item.clone()],
            Becomes::Large { items, .. } => items.clone(),
            Becomes::Delivered { .. }
            | Becomes::SameAs(_)
            | Becomes::OnRoute(_)
            | Becomes::Aside
            | Becomes::Own { .. } => Vec::new(),
        };
        let pieces = items.into_iter().map(|item| Piece { item, owner: None, left: false }).collect();
        Self {
            number: place + 1,
            title: shortened(&line),
            own: matches!(becomes, Becomes::Own { .. }),
            line,
            becomes,
            by,
            pieces,
            owner: None,
            minutes: String::new(),
            plan_b: String::new(),
            fate: Fate::Open,
            fault: None,
        }
    }

    /// Takes over what was typed in one of its fields.
    pub fn typed(&mut self, field: &str, typed: String) {
        match field {
            "title" => self.title = typed,
            "minutes" => self.minutes = typed,
            "plan" => self.plan_b = typed,
            _ => return,
        }
        self.fault = None;
    }

    /// Whether there is something in it that the route could get: what is double or stands there already brings nothing.
    pub fn brings(&self, view: &RouteView) -> bool {
        match &self.becomes {
            _ if self.own => true,
            Becomes::Delivered { step: Some(step), .. } => !view.step(*step).is_some_and(|step| step.is_done()),
            Becomes::Delivered { .. } | Becomes::Fits(_) | Becomes::Large { .. } | Becomes::Own { .. } => true,
            Becomes::SameAs(_) | Becomes::OnRoute(_) | Becomes::Aside => false,
        }
    }

    /// Whether its title is in own words, for what is to be done or for what was delivered.
    pub fn is_worded(&self) -> bool {
        self.own || self.becomes == Becomes::Delivered { item: None, step: None }
    }

    /// The minutes that were typed; none when that is no number of minutes that a step takes.
    pub fn minutes(&self) -> Option<u16> {
        self.minutes.trim().parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes))
    }

    /// What is missing before it can be taken. Who does it is said aloud, and never presumed (R021).
    pub fn missing(&self) -> Option<Missing> {
        let number = self.number;
        let missing = |said, field: String| Some(Missing { said, field });
        let nobody = |place: usize| missing(Key::PasteWhoFirst, format!("owner-{number}-{place}-0"));
        if self.is_worded() && !is_title(self.title.trim()) {
            return missing(Key::PasteTitleWrong, format!("title-{number}"));
        }
        if self.own {
            return match self.owner {
                None => nobody(0),
                Some(Owner::Resident) if self.minutes().is_none() => {
                    missing(Key::PasteMinutesWrong, format!("minutes-{number}"))
                }
                Some(_) => None,
            };
        }
        let taken = || self.pieces.iter().enumerate().filter(|(_, piece)| !piece.left);
        if !self.pieces.is_empty() && taken().next().is_none() {
            return missing(Key::PasteNoneOfThese, format!("left-{number}-0"));
        }
        taken().find(|(_, piece)| piece.owner.is_none()).and_then(|(place, _)| nobody(place))
    }

    /// How many steps it brings when it is taken.
    pub fn count(&self) -> usize {
        match self.own || self.pieces.is_empty() {
            true => 1,
            false => self.pieces.iter().filter(|piece| !piece.left).count(),
        }
    }
}

/// As many whole words of a line as fit in a title.
fn shortened(line: &str) -> String {
    let mut title = String::new();
    for word in line.split_whitespace() {
        if title.chars().count() + 1 + word.chars().count() > LONGEST_TITLE {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(becomes: Becomes) -> Row {
        Row::new(2, Proposal { line: "Bel het energiebedrijf".into(), becomes, by: Vec::new() })
    }

    #[test]
    fn r021_nothing_is_taken_before_somebody_does_it() {
        let mut fits = row(Becomes::Fits("energy".into()));
        assert_eq!(fits.missing().map(|missing| missing.field), Some("owner-3-0-0".into()));
        fits.pieces[0].owner = Some(Owner::Resident);
        assert_eq!(fits.missing(), None);
        let mut large = row(Becomes::Large { title: String::new(), items: vec!["bag".into(), "energy".into()] });
        large.pieces[0].owner = Some(Owner::Resident);
        assert_eq!(large.missing().map(|missing| missing.field), Some("owner-3-1-0".into()));
        large.pieces[1].left = true;
        assert_eq!((large.missing(), large.count()), (None, 1));
    }

    #[test]
    fn own_words_are_short_and_for_the_resident_take_a_quarter_of_an_hour_at_most() {
        let mut own = row(Becomes::Own { is_long: false });
        assert_eq!(own.missing().map(|missing| missing.said), Some(Key::PasteWhoFirst));
        own.owner = Some(Owner::Resident);
        for wrong in ["", "0", "16", "veel"] {
            own.typed("minutes", wrong.into());
            assert_eq!(own.missing().map(|missing| missing.said), Some(Key::PasteMinutesWrong), "{wrong}");
        }
        own.typed("minutes", " 10 ".into());
        assert_eq!(own.missing(), None);
        own.typed("title", " ".into());
        assert_eq!(own.missing().map(|missing| missing.said), Some(Key::PasteTitleWrong));
    }

    #[test]
    fn a_long_line_begins_as_a_title_of_whole_words() {
        let line = "Alle benodigde papieren van de afgelopen drie maanden verzamelen en aanleveren bij de gemeente";
        assert_eq!(shortened(line), "Alle benodigde papieren van de afgelopen drie maanden");
    }
}
