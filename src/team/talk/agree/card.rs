//! How we keep in touch, both ways: by what way, how soon, when, and what happens when it stays silent (R108).

use domain::{
    event::Draft,
    id::PersonId,
    said::{Said, Saying},
    view::RouteView,
};
use ui::{
    icon::Icon,
    node::{Node, el, text},
    platform::form,
    text::Texts,
};

use super::{
    Form, agreeing,
    next::{cancel, small},
    open, quiet, replace, resident, show,
};
use crate::{
    frame::{self, Field},
    talk::{
        desk::Desk,
        radio::{self, Choice},
    },
    text::Key,
};

const WAY: &str = "agree-channel";
const DAYS: &str = "agree-days";
const HOURS: &str = "agree-hours";
const SILENT: &str = "agree-silent";
const WAYS: [(&str, Key); 3] = [("call", Key::AgreeCall), ("message", Key::AgreeMessage), ("visit", Key::AgreeVisit)];
/// The most working days until an answer that one can agree on.
const MOST_DAYS: u16 = 5;

/// Both cards, or the form of the one that is being written.
pub fn cards(desk: Desk, view: &RouteView) -> Node {
    let texts = desk.texts();
    let form = agreeing(desk, |agreeing| agreeing.open);
    let ours = resident(view).map(|id| (id, texts.get(Key::AgreeToYou).to_owned(), view.card_of_resident()));
    let theirs = view
        .contact()
        .map(|(id, person)| (id, texts.fill(Key::AgreeToName, &[("name", &person.name)]), view.card_of(id)));
    let halves = ours.into_iter().chain(theirs).map(|(id, title, card)| {
        let half = el("div", "agree__half").keyed(id.to_string()).with(text("h3", "", &title));
        if form == Some(Form::Card(id)) {
            return half.with(write(desk, id, card));
        }
        let key = if card.is_some() { Key::AgreeChange } else { Key::AgreeCardMake };
        let label = [desk.t(key), ": ".into(), title].concat();
        let change =
            quiet(desk, key, move || open(desk, Some(Form::Card(id)), "#agree-channel")).attr("aria-label", label);
        match card {
            Some(card) => half.all(lines(&texts, card).iter().map(|line| el("p", "").rich(line))).with(change),
            None => half.with(desk.say("p", "soft", Key::AgreeCardNone)).with(change),
        }
    });
    super::card(desk, "agree-cards", Icon::Talk, Key::AgreeCards).all(halves)
}

/// What a card says, line by line.
pub fn lines(texts: &Texts, card: &Said) -> Vec<String> {
    let key = WAYS.into_iter().find(|(word, _)| *word == card.text("channel")).map_or(Key::AgreeCall, |(_, key)| key);
    let way = ["**", texts.get(key), ".** ", card.text("hours")].concat();
    let days = card.body.number("days", 100).ok();
    let days = days.map(|days| texts.count(Key::AgreeAnswerOne, Key::AgreeAnswerOther, days.into()));
    let silent = Some(card.text("silent")).filter(|said| !said.is_empty());
    let silent = silent.map(|said| texts.fill(Key::AgreeSilent, &[("text", said)]));
    [way.trim_end().to_owned()].into_iter().chain(days).chain(silent).collect()
}

/// The form, with what stands already; what was never agreed is empty.
fn write(desk: Desk, person: PersonId, card: Option<&Said>) -> Node {
    let texts = desk.texts();
    let stands = |field: &str| card.map(|card| card.text(field).to_owned()).unwrap_or_default();
    let channel = stands("channel");
    let days = card.and_then(|card| card.body.number("days", MOST_DAYS).ok());
    let way = |(word, key)| Choice { pill: radio::said(desk.t(key)), is_chosen: channel == word, press: None };
    let ways = radio::group(WAY, &desk.t(Key::AgreeWay), "", WAYS.map(way)).attr("tabindex", "-1");
    let option = |n: u16| {
        text("option", "", texts.count(Key::AgreeDaysOne, Key::AgreeDaysOther, n.into()))
            .attr("value", n.to_string())
            .maybe("selected", (days == Some(n)).then_some(""))
    };
    let choose = el("select", "field__input")
        .attr("id", DAYS)
        .with(desk.say("option", "", Key::AgreeDaysChoose).attr("value", ""))
        .all((1..=MOST_DAYS).map(option));
    let field = |id, label, value: String| {
        Field { id, label, hint: None, fault: None }
            .draw(&texts, |input| input.attr("maxlength", "120").attr("autocomplete", "off").attr("value", value))
    };
    let keep = frame::submit(texts.get(Key::AgreeKeep), move || set(desk, person));
    el("form", "agree__form")
        .keyed("write")
        .with(ways)
        .with(el("div", "field").with(desk.say("label", "field__label", Key::AgreeDays).attr("for", DAYS)).with(choose))
        .with(field(HOURS, Key::AgreeHours, stands("hours")))
        .with(field(SILENT, Key::AgreeSilentWhat, stands("silent")))
        .with(el("div", "agree__row").with(small(keep)).with(cancel(desk, "#agree-cards")))
}

fn set(desk: Desk, person: PersonId) {
    let wrong = |key: Key, at: &'static str| {
        desk.wrong(desk.t(key));
        show(at);
    };
    let mut ways = WAYS.iter().enumerate();
    let Some((_, (channel, _))) = ways.find(|(place, _)| form::is_chosen(&radio::field(WAY, *place))) else {
        return wrong(Key::AgreeWayWrong, "#agree-channel");
    };
    let Ok(days) = form::typed(DAYS).parse::<u16>() else { return wrong(Key::AgreeDaysWrong, "#agree-days") };
    let view = desk.store.view();
    let kind = Saying::CardSet;
    let earlier = view.standing(kind, &[kind]).into_iter().filter(|card| card.person("person") == Some(person));
    let draft = Draft::of_route(kind.key())
        .with("person", &*person.to_string())
        .with("channel", *channel)
        .with("days", i64::from(days))
        .seeing(earlier.map(|card| card.id()));
    let written = [("hours", form::typed(HOURS)), ("silent", form::typed(SILENT))];
    let filled = written.iter().filter(|(_, said)| !said.trim().is_empty());
    let draft = filled.fold(draft, |draft, (field, said)| draft.with(field, said.trim()));
    let stood = if resident(&view) == Some(person) { view.card_of_resident() } else { view.card_of(person) };
    replace(desk, draft, stood.map(|card| card.body.clone()), Key::AgreeKeptCard);
    open(desk, None, "#agree-cards");
}
