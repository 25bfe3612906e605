//! From a list of actions to small steps: what each line of a pasted list could become, and by which words that is known.
//!
//! No line is lost: each has one proposal, in the order of the list, and nothing is taken over by itself.

mod lines;

use crate::{
    id::StepId,
    library::{Item, Library, tokens},
    step::PhaseKind,
    view::{RouteView, StepView},
    words::{LONGEST_TITLE, Part},
};

pub use lines::{MOST_LINES, lines};
use lines::{greets, is_capitals, is_name, is_page, is_ticked, without_ticks};

/// What one line could become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its own words, without what stood before them in the list.
    pub line: String,
    /// What it could become.
    pub becomes: Becomes,
    /// The words of the line by which that is known; none where nothing is.
    pub by: Vec<String>,
}

/// What a line could become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// What was delivered already: the step of the library that it is, when one fits, and the step of the route, when it
    /// stands there.
    Delivered {
        /// The step of the library.
        item: Option<String>,
        /// The step of the route.
        step: Option<StepId>,
    },
    /// The same as another line, counted from 0: an earlier one, or a later one that says that it was delivered.
    SameAs(usize),
    /// A step that stands on the route already.
    OnRoute(StepId),
    /// A small step of the library.
    Fits(String),
    /// Too large: these small steps of the library.
    Large {
        /// What the large assignment is called; empty when the line names several small steps.
        title: String,
        /// The small steps.
        items: Vec<String>,
    },
    /// Nothing to do: a heading, the number of a page, or a greeting.
    Aside,
    /// Nothing of the library: a step in own words, or too many words for one.
    Own {
        /// Whether the line is longer than the name of a step can be.
        is_long: bool,
    },
}

/// What says that something was done, at the end or at the beginning of a line.
const DONE: [&str; 11] = [
    "gedaan",
    "binnen",
    "ontvangen",
    "ingeleverd",
    "aangeleverd",
    "geregeld",
    "klaar",
    "afgerond",
    "compleet",
    "akkoord",
    "gelukt",
];
/// What takes that back: "nog niet binnen".
const NOT: [&str; 5] = ["niet", "nog", "geen", "moet", "zodra"];
/// Whose papers are not the resident's: a step of the library is about those of the resident.
const OTHERS: [&str; 4] = ["partner", "echtgenoot", "kind", "kinderen"];
/// What each line of a list could become on the route `view`.
pub fn propose(library: &Library, view: &RouteView, pasted: &str) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = Vec::new();
    let lines = lines(pasted);
    let has_small = lines.iter().any(|line| line.contains(char::is_lowercase));
    for line in lines {
        let proposal = match has_small && is_capitals(&line) || is_page(&line) {
            true => Proposal { line, becomes: Becomes::Aside, by: Vec::new() },
            false => of_line(library, view, &proposals, line),
        };
        if let Becomes::Delivered { item: Some(item), .. } = &proposal.becomes {
            give_way(&mut proposals, item);
        }
        proposals.push(proposal);
    }
    proposals
}

/// A line that asked for what the next one says was delivered asks nothing any more (R041), nor do those that were the same.
fn give_way(proposals: &mut [Proposal], delivered: &str) {
    let next = proposals.len();
    let Some(asked) = proposals.iter().position(|one| one.becomes == Becomes::Fits(delivered.into())) else { return };
    for (at, one) in proposals.iter_mut().enumerate() {
        if at == asked || one.becomes == Becomes::SameAs(asked) {
            one.becomes = Becomes::SameAs(next);
        }
    }
}

fn of_line(library: &Library, view: &RouteView, before: &[Proposal], line: String) -> Proposal {
    let words = tokens(&line);
    let small = best(library.items.iter().map(|item| (item, item.phrases.as_slice())), &words);
    let large = best(library.large.iter().map(|large| (large, large.phrases.as_slice())), &words);
    let is_done = is_ticked(&line) || says_done(&words);
    let line = without_ticks(&line);
    if let Some(earlier) = before.iter().position(|one| same(&one.line, &words)) {
        return Proposal { line, becomes: Becomes::SameAs(earlier), by: Vec::new() };
    }
    let several = several(library, &words);
    if let Some((large, by)) = large.filter(|(_, by)| weight(by) >= small.as_ref().map_or(0, |(_, by)| weight(by)))
        && !is_done
    {
        return Proposal { line, becomes: of_large(library, view, before, &large.title, &large.steps), by };
    }
    if several.len() > 1 && !is_done {
        let by = several.iter().flat_map(|(_, by)| by.clone()).collect();
        let items: Vec<String> = several.iter().map(|(item, _)| item.id.clone()).collect();
        return Proposal { line, becomes: of_large(library, view, before, "", &items), by };
    }
    let Some((item, by)) = small else {
        return Proposal { becomes: unknown(&line, is_done), line, by: Vec::new() };
    };
    // The papers of somebody else are another step, though they are called the same.
    let is_paper = item.needed || item.phase == PhaseKind::Looking;
    if is_paper && words.iter().any(|word| OTHERS.contains(&word.as_str())) {
        return Proposal { becomes: unknown(&line, is_done), line, by: Vec::new() };
    }
    let on_route = view.steps().find(|step| is_of(step, item));
    let earlier = earlier(before, &item.id);
    let becomes = match (on_route, earlier) {
        (Some(step), _) if step.is_done() => Becomes::Delivered { item: Some(item.id.clone()), step: Some(step.id) },
        (step, _) if is_done => Becomes::Delivered { item: Some(item.id.clone()), step: step.map(|step| step.id) },
        (Some(step), _) => Becomes::OnRoute(step.id),
        (None, Some(earlier)) => Becomes::SameAs(earlier),
        (None, None) => Becomes::Fits(item.id.clone()),
    };
    Proposal { line, becomes, by }
}

/// What a line becomes that the library does not know.
fn unknown(line: &str, is_done: bool) -> Becomes {
    match is_done {
        true => Becomes::Delivered { item: None, step: None },
        false if line.ends_with(':') || greets(line) || is_name(line) => Becomes::Aside,
        false => Becomes::Own { is_long: line.chars().count() > LONGEST_TITLE },
    }
}

/// What a large assignment becomes: those of its small steps that neither the route nor an earlier line holds yet.
fn of_large(library: &Library, view: &RouteView, before: &[Proposal], title: &str, ids: &[String]) -> Becomes {
    let on_route = |id: &String| library.item(id).and_then(|item| view.steps().find(|step| is_of(step, item)));
    let known = ids.iter().filter(|id| library.item(id).is_some());
    let items: Vec<String> =
        known.filter(|id| on_route(id).is_none() && earlier(before, id).is_none()).cloned().collect();
    match (items.is_empty(), ids.iter().find_map(|id| earlier(before, id)), ids.iter().find_map(on_route)) {
        (true, Some(earlier), _) => Becomes::SameAs(earlier),
        (true, None, Some(step)) => Becomes::OnRoute(step.id),
        _ => Becomes::Large { title: title.into(), items },
    }
}

/// The earlier line that became this step of the library, or holds it among others.
fn earlier(before: &[Proposal], id: &str) -> Option<usize> {
    before.iter().position(|one| match &one.becomes {
        Becomes::Fits(item) | Becomes::Delivered { item: Some(item), .. } => item == id,
        Becomes::Large { items, .. } => items.iter().any(|item| item == id),
        Becomes::Delivered { item: None, .. }
        | Becomes::SameAs(_)
        | Becomes::OnRoute(_)
        | Becomes::Aside
        | Becomes::Own { .. } => false,
    })
}

/// Whether `step` is this step of the library, also once somebody changed its words.
fn is_of(step: &StepView, item: &Item) -> bool {
    step.template.as_deref() == Some(&*item.id) || step.words.get(Part::Title) == item.words.get(Part::Title)
}

/// The different steps that a line names on the two sides of an "en" or a comma.
fn several<'a>(library: &'a Library, words: &[String]) -> Vec<(&'a Item, Vec<String>)> {
    let mut found: Vec<(&Item, Vec<String>)> = Vec::new();
    let parts = words.split(|word| matches!(word.as_str(), "en" | "of" | "plus"));
    for part in parts {
        if let Some((item, by)) = best(library.items.iter().map(|item| (item, item.phrases.as_slice())), part)
            && found.iter().all(|(known, _)| known.id != item.id)
        {
            found.push((item, by));
        }
    }
    found
}

/// What is known by the most letters of these words, with the words it is known by; the first of equals.
fn best<'a, T>(known: impl Iterator<Item = (&'a T, &'a [String])>, words: &[String]) -> Option<(&'a T, Vec<String>)> {
    let mut best: Option<(&T, Vec<String>)> = None;
    for (one, phrases) in known {
        for by in phrases.iter().filter_map(|phrase| matched(phrase, words)) {
            if weight(&by) > best.as_ref().map_or(0, |(_, by)| weight(by)) {
                best = Some((one, by));
            }
        }
    }
    best
}

fn weight(by: &[String]) -> usize {
    by.iter().map(String::len).sum()
}

/// The words of a line that begin as the words of `phrase` do; none unless every one of those is there.
fn matched(phrase: &str, words: &[String]) -> Option<Vec<String>> {
    let found = |start: String| words.iter().find(|word| word.starts_with(&start)).cloned();
    let all: Vec<String> = tokens(phrase).into_iter().map(found).collect::<Option<_>>()?;
    (!all.is_empty()).then_some(all)
}

/// Whether a line says the same in the same words, whatever their order.
fn same(line: &str, words: &[String]) -> bool {
    let set = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words.dedup();
        words
    };
    set(&tokens(line)) == set(words)
}

/// Whether a line says that it was done, and not that it still has to be, or within how many days.
fn says_done(words: &[String]) -> bool {
    let is_over = |at: usize| words[at] != "binnen" || words.get(at + 1).is_none_or(|next| next == "op");
    let at = (0..words.len()).find(|at| DONE.contains(&words[*at].as_str()) && is_over(*at));
    at.is_some_and(|at| !words[..at].iter().rev().take(3).any(|word| NOT.contains(&word.as_str())))
}
