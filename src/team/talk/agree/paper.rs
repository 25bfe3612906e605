//! What was agreed on one sheet of A4 (R101): in Dutch, and beside it in the resident's language when we have it.

use domain::{
    said::{Said, Saying},
    step::Role,
    view::{RouteView, StepView},
    words::Part,
};
use leptos::task::spawn_local;
use ui::{
    dates,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{clock, page},
    step_words::StepWords,
    text::{Key as Common, Lang, Texts},
};

use super::{agreeing, card, change, lines, phone, told};
use crate::{pair, talk::desk::Desk, text::Key};

/// Prints the sheet, once the texts in the resident's language are there.
pub fn print(desk: Desk) {
    let lang = language(&desk.store.view()).filter(|lang| *lang != Lang::Nl);
    spawn_local(async move {
        if let Some(lang) = lang
            && agreeing(desk, |agreeing| agreeing.other.is_none())
            && let Some(texts) = Texts::fetch(lang).await
        {
            let texts = texts.with("team-locales").await;
            change(desk, |agreeing| agreeing.other = Some(texts));
        }
        clock::painted().await;
        page::print();
    });
}

/// The language in which the resident talks best, when the app speaks it.
fn language(view: &RouteView) -> Option<Lang> {
    let said = view.current(Saying::LanguageSet, |_| true)?.text("language").to_lowercase();
    Lang::ALL.into_iter().find(|lang| lang.own_name().to_lowercase() == said || lang.tag() == said)
}

/// The sheet. Only paper shows it.
pub fn paper(desk: Desk, view: &RouteView) -> Node {
    let dutch = Texts::dutch();
    let other = agreeing(desk, |agreeing| agreeing.other.clone());
    let both = Both { dutch, other: other.filter(|texts| language(view) == Some(texts.lang)) };
    let talk = view.talk();
    let summary = talk.as_ref().and_then(|talk| talk.summary.as_ref());
    let rows = summary.map(|summary| lines::agreements(view, summary)).unwrap_or_default();
    let rows = rows.iter().map(|(agreement, step)| {
        let is_first = step.is_some_and(|step| Some(step.id) == summary.map(|summary| summary.first));
        let first = is_first.then_some(Key::AgreeFirst);
        let side = both.each().flat_map(|texts| {
            let first = first.map(|key| ["**", texts.get(key), "**"].concat());
            first.into_iter().chain(told::when(texts, agreement, *step))
        });
        row(view, &both, *step, agreement.made.text("text"), side.collect())
    });
    let names: Vec<&str> = [Role::Worker, Role::Specialist]
        .into_iter()
        .flat_map(|role| view.helping(role))
        .map(|one| &*one.name)
        .collect();
    let names = [&*view.name, ", ", &names.join(", ")].concat();
    let head = el("header", "")
        .with(el("div", "").all(both.title("h2", Key::AgreePaperTitle)).with(text("p", "", names)).with(text(
            "p",
            "paper__day",
            dates::long(&both.dutch, clock::today()),
        )))
        .with(el("p", "paper__brand").with(icon(Icon::Route)).with(text("span", "", both.dutch.get(Common::AppName))));
    let own = talk.as_ref().and_then(|talk| talk.own_words).map(|said| vec![quoted(said.text("text"))]);
    let goal = view.goal.first().map(|goal| vec![quoted(goal)]);
    let blocks = [
        Some((Key::AgreeNext, next(view, &both))),
        Some((Key::AgreeCards, touch(view, &both.dutch))),
        own.map(|lines| (Key::AgreePaperOwn, lines)),
        goal.map(|lines| (Key::AgreePaperGoal, lines)),
        Some((Key::AgreePaperCall, numbers(view, &both))),
        contact(view, &both).map(|lines| (Key::AgreeContact, lines)),
    ];
    let blocks = blocks.into_iter().flatten().map(|(key, lines)| {
        el("section", "").all(both.title("h3", key)).all(lines.iter().map(|line| el("p", "").rich(line)))
    });
    let code = pair::picture(&both.dutch, phone::pairings(desk)).map(|picture| {
        let words = el("div", "").all(both.title("h3", Key::AgreePaperPhone)).all(both.paragraphs(Key::AgreePaperScan));
        el("footer", "paper__code").with(words).with(picture)
    });
    el("section", if both.other.is_some() { "paper agree-paper agree-paper--two" } else { "paper agree-paper" })
        .keyed("paper")
        .attr("aria-hidden", "true")
        .with(head)
        .with(el("ul", "paper__rows").attr("role", "list").all(rows))
        .with(el("div", "paper__blocks").all(blocks))
        .all(code)
}

/// Dutch, and the resident's language when there is one beside it.
struct Both {
    dutch: Texts,
    other: Option<Texts>,
}

impl Both {
    fn each(&self) -> impl Iterator<Item = &Texts> {
        [&self.dutch].into_iter().chain(&self.other)
    }

    fn say(&self, key: Key) -> Vec<String> {
        self.each().map(|texts| texts.get(key).to_owned()).collect()
    }

    fn title(&self, tag: &'static str, key: Key) -> Vec<Node> {
        let other =
            self.other.as_ref().map(|texts| text("p", "paper__other", texts.get(key)).attr("lang", texts.lang.tag()));
        [text(tag, "", self.dutch.get(key))].into_iter().chain(other).collect()
    }

    fn paragraphs(&self, key: Key) -> Vec<Node> {
        self.each().map(|texts| text("p", "", texts.get(key)).attr("lang", texts.lang.tag())).collect()
    }
}

fn quoted(words: &str) -> String {
    ["“", words, "”"].concat()
}

fn row(view: &RouteView, both: &Both, step: Option<&StepView>, says: &str, side: Vec<String>) -> Node {
    let picture = icon(step.map_or(Icon::Talk, |step| Icon::named(&step.icon)));
    let ends = step.map(|step| StepWords::of(view, step, &both.dutch).done_when).filter(|said| !said.is_empty());
    let other = both.other.as_ref().zip(step).map(|(texts, step)| {
        let title = StepWords::of(view, step, texts).words.get(Part::Title).to_owned();
        text("p", "paper__other", title).attr("lang", texts.lang.tag())
    });
    let middle = el("div", "").with(text("h3", "", says)).all(other).all(ends.map(|said| el("p", "").rich(&said)));
    let side = el("div", "paper__when").all(side.iter().map(|said| el("p", "").rich(said)));
    el("li", "").with(el("span", "paper__mark").with(picture)).with(middle).with(side)
}

fn next(view: &RouteView, both: &Both) -> Vec<String> {
    let Some(next) = view.next_appointment(clock::wall()) else {
        let why = view.talk().and_then(|talk| talk.closed).map(|closed| closed.text("reason").to_owned());
        return match why.filter(|why| !why.is_empty()) {
            Some(why) => vec![why],
            None => both.say(Key::AgreeNextNone),
        };
    };
    let at = both.each().map(|texts| dates::at(texts, next.at));
    let values = [("place", next.made.text("place")), ("name", &*next.with.1.name)];
    let place = both.each().map(|texts| texts.fill(Key::AgreeNextWhere, &values));
    at.chain(place).chain([both.dutch.get(Key::AgreeNextMay).to_owned()]).collect()
}

/// Both cards, each under its own words; what was never agreed is said to be so.
fn touch(view: &RouteView, texts: &Texts) -> Vec<String> {
    let ours = view.card_of_resident().map(|card| (texts.get(Key::AgreeToYou).to_owned(), card));
    let theirs = view
        .contact()
        .and_then(|(id, person)| Some((texts.fill(Key::AgreeToName, &[("name", &person.name)]), view.card_of(id)?)));
    let half = |(title, card): (String, &Said)| {
        let title = ["**", &title, "**"].concat();
        [title].into_iter().chain(card::lines(texts, card).into_iter().map(|line| line.replace("**", "")))
    };
    match ours.into_iter().chain(theirs).flat_map(half).collect::<Vec<_>>() {
        lines if lines.is_empty() => vec![texts.get(Key::AgreeCardNone).to_owned()],
        lines => lines,
    }
}

fn contact(view: &RouteView, both: &Both) -> Option<Vec<String>> {
    let (on, who) = view.first_contact(clock::today())?;
    let name = view.name_of(who)?;
    let said = |texts: &Texts| texts.fill(Key::AgreeEndedContact, &[("name", name), ("date", &dates::long(texts, on))]);
    Some(both.each().map(said).collect())
}

/// Everybody who can be called, the number for today last.
fn numbers(view: &RouteView, both: &Both) -> Vec<String> {
    let line = |name: &str, phone: &str| [name, ": **", phone, "**"].concat();
    let people = [Role::Worker, Role::Specialist].into_iter().flat_map(|role| view.helping(role));
    let people = people.filter_map(|one| Some(line(&one.name, one.phone.as_deref()?)));
    let today = both.dutch.get(Key::AgreePaperToday);
    let urgent = view.helping(Role::Urgent).filter_map(|one| Some(line(today, one.phone.as_deref()?)));
    people.chain(urgent).collect()
}
