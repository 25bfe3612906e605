//! What was said to a question, as a talk; and how far the latest question has got.

use domain::{
    question::Thread,
    replica::OwnState,
    said::{Said, Saying},
    status::Shape,
    step::Mark,
};
use ui::{
    dates,
    icon::{Icon, icon, sign},
    node::{Node, el, text},
    platform::clock,
    portrait::portrait,
    text::{Key, Texts},
};

use super::{
    ask::{CARDS, name},
    help::dial,
};
use crate::app::App;

/// Everything said in it, and while a question is open how far that one is; nothing when nothing was asked.
pub fn thread(app: App, texts: &Texts, thread: &Thread<'_>) -> Vec<Node> {
    let mut said: Vec<Node> = thread.said.iter().filter_map(|said| bubble(app, texts, said)).collect();
    if said.is_empty() {
        return said;
    }
    if thread.audience == domain::party::Audience::Worker {
        let only = texts.fill(Key::AskOnly, &[("name", name(texts, thread))]);
        said.insert(0, el("li", "small soft status").with(icon(Icon::Lock)).with(text("span", "", only)));
    }
    let talk = el("ol", "talk").attr("role", "list").all(said);
    let standing = thread.latest().map(|asked| chain(app, texts, thread, asked));
    let silent = (!thread.unanswered.is_empty()).then(|| silence(app, texts, thread));
    [talk].into_iter().chain(standing).chain(silent).collect()
}

/// What somebody said; what only marks how far it is has no words.
fn bubble(app: App, texts: &Texts, said: &Said) -> Option<Node> {
    let view = app.view();
    let named = |key: Key, id| texts.fill(key, &[("name", view.name_of(id).unwrap_or(texts.get(Key::AskNobody)))]);
    let by = said.mark.author.person;
    let words = match said.kind {
        Saying::QuestionAsked => asked(texts, said),
        Saying::QuestionAnswered => said.text("text").into(),
        Saying::AnswerPromised => named(Key::AskLooks, by),
        Saying::QuestionForwarded => named(Key::AskPassed, said.person("to")?),
        _ => return None,
    };
    let day = said.mark.day().map(|day| dates::long(texts, day)).unwrap_or_default();
    let card = el("div", "bubble").with(text("p", "", words));
    Some(match said.kind {
        Saying::QuestionAsked => el("li", "talk__mine").with(card.with(text("small", "visually-hidden", day))),
        _ => {
            let when = [view.name_of(by).unwrap_or_default(), ", ", &day].concat();
            el("li", "talk__theirs").with(portrait(view.people.get(&by))).with(card.with(text("small", "soft", when)))
        }
    })
}

/// The words of a question: as written, or of the card that was tapped.
fn asked(texts: &Texts, said: &Said) -> String {
    let card = CARDS.iter().find(|(subject, ..)| *subject == said.text("subject"));
    match (said.text("text").trim(), card) {
        ("", Some((_, _, key))) => texts.get(*key).into(),
        ("", None) => texts.get(Key::StepUnclear).into(),
        (words, _) => words.into(),
    }
}

/// Bewaard, verstuurd, gelezen, antwoord.
fn chain(app: App, texts: &Texts, thread: &Thread<'_>, asked: &Said) -> Node {
    // Every change of the outbox changes the standing.
    app.store.standing();
    let view = app.view();
    let of = |key: Key, mark: &Mark| {
        let day = mark.day().map(|day| dates::short(texts, day)).unwrap_or_default();
        let name = view.name_of(mark.author.person).unwrap_or(texts.get(Key::AskNobody));
        row(Shape::Done, &texts.fill(key, &[("name", name), ("date", &day)]))
    };
    let is_sent = !matches!(app.store.state_of(asked.id()), Some(OwnState::Outbox | OwnState::Refused));
    let sent = match is_sent {
        true => row(Shape::Done, texts.get(Key::AskSent)),
        false => row(Shape::Later, texts.get(Key::AskSending)),
    };
    let last = match (thread.answered(), thread.before()) {
        (Some(mark), _) => Some(of(Key::AskAnswered, mark)),
        (None, Some(before)) if clock::today() > before => None,
        (None, Some(before)) => {
            Some(row(Shape::Others, &texts.fill(Key::AskBefore, &[("date", &dates::long(texts, before))])))
        }
        (None, None) => None,
    };
    el("ol", "nl-card chain")
        .attr("role", "list")
        .with(row(Shape::Done, texts.get(Key::SyncSaved)))
        .with(sent)
        .all(thread.read().map(|mark| of(Key::AskRead, mark)))
        .all(last)
}

fn row(shape: Shape, words: &str) -> Node {
    el("li", "chain__row")
        .maybe("data-done", (shape == Shape::Done).then_some(""))
        .with(sign("status__shape", shape))
        .with(el("span", "").rich(words))
}

/// What if nothing comes: before the day as was agreed, after it that it takes longer. Calling is always possible.
fn silence(app: App, texts: &Texts, thread: &Thread<'_>) -> Node {
    let is_over = thread.before().is_some_and(|before| clock::today() > before);
    let card = thread.card();
    let calls = card.is_some_and(|card| card.text("channel") == "call");
    let agreed = card.map_or("", |card| card.text("silent"));
    let key = match (is_over, calls) {
        (true, true) => Key::AskLongerCalls,
        (true, false) => Key::AskLongerCall,
        (false, true) => Key::AskSilentCalls,
        (false, false) => Key::WaitSilentCall,
    };
    let name = name(texts, thread);
    let words = match (is_over, agreed) {
        (true, _) | (_, "") => texts.fill(key, &[("name", name)]),
        (false, agreed) => agreed.into(),
    };
    let view = app.view();
    let helper = thread.answerer().or_else(|| view.contact());
    let call = helper.and_then(|(_, person)| person.phone.as_deref()).map(|phone| {
        el("a", "round-button")
            .attr("href", dial(phone))
            .attr("aria-label", texts.fill(Key::HelpCallName, &[("name", name)]))
            .with(icon(Icon::Phone))
    });
    el("div", "nl-card nl-card--flat silence").with(el("p", "").rich(&words)).all(call)
}
