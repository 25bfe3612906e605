//! What was agreed, large enough for everybody in the room: who does what, when, and what the resident says of it (R141).

use domain::{
    agreement::{ANSWERS, Agreement},
    event::Draft,
    said::Saying,
    status::Shape,
    step::Owner,
    talk::Summary,
    view::{RouteView, StepView},
};
use ui::{
    dates,
    icon::{Icon, icon, icon_in, sign},
    node::{Node, el, text},
    step_words,
    text::Texts,
};

use super::{agreeing, change, lines, show};
use crate::{
    frame,
    talk::{desk::Desk, owner},
    text::Key,
};

/// The lines, and the button that reads them aloud where there is a voice.
pub fn told(desk: Desk, view: &RouteView, summary: &Summary<'_>) -> Node {
    let rows = lines::agreements(view, summary);
    let rows = rows.iter().map(|(agreement, step)| row(desk, view, summary, agreement, *step));
    let aloud = el("button", "nl-button nl-button--secondary agree__button aloud")
        .attr("type", "button")
        .with(icon(Icon::Speaker))
        .with(desk.say("span", "aloud__start", Key::AgreeAloud))
        .with(desk.say("span", "aloud__stop", Key::AgreeAloudStop));
    let again = super::quiet(desk, Key::AgreeAgain, move || {
        change(desk, |agreeing| agreeing.again = true);
        show("#agree-title");
    });
    el("article", "nl-card agree__told")
        .keyed("told")
        .attr("aria-labelledby", "agree-title")
        .with(el("ul", "agree__rows").attr("role", "list").all(rows))
        .with(el("div", "agree__row").with(aloud).with(again))
}

fn row(
    desk: Desk,
    view: &RouteView,
    summary: &Summary<'_>,
    agreement: &Agreement<'_>,
    step: Option<&StepView>,
) -> Node {
    let owner = agreement.by.map_or(Owner::Resident, |(id, _)| Owner::Person(id));
    let is_first = step.is_some_and(|step| step.id == summary.first);
    let words = el("div", "agree__words")
        .with(text("p", "agree__says", agreement.made.text("text")))
        .all(when(&desk.texts(), agreement, step).map(|when| el("p", "agree__when").rich(&when)));
    let (shape, class, said) = match (step, is_first, agreement.by) {
        (Some(step), _, _) if step.is_done() => (Shape::Done, "status status--done", desk.t(Key::AgreeDone)),
        (_, true, _) => (Shape::Now, "status status--now", desk.t(Key::AgreeFirst)),
        (_, _, Some((_, person))) => {
            (Shape::Others, "status status--others", desk.texts().fill(Key::AgreeBusy, &[("name", &person.name)]))
        }
        (_, _, None) => (Shape::Later, "status status--later", desk.t(Key::AgreeLater)),
    };
    el("li", "agree__told-row")
        .keyed(agreement.made.id().to_string())
        .with(owner::face(view, &owner))
        .with(words)
        .with(el("span", class).with(sign("status__shape", shape)).with(text("span", "", said)))
        .with(answers(desk, agreement))
        .all(step.filter(|_| is_first).map(|step| now(desk, step)))
}

/// "Dit kan t/m vrijdag 14 juni. 5 minuten.", or before when there is news.
pub fn when(texts: &Texts, agreement: &Agreement<'_>, step: Option<&StepView>) -> Option<String> {
    let promised = |day| texts.fill(Key::AgreeHears, &[("date", &dates::long(texts, day))]);
    match (step, agreement.by, agreement.before) {
        (Some(step), Some(_), _) if step.promise.is_some() => step.promise.map(|promise| promised(promise.before)),
        (None, Some(_), Some(before)) => Some(promised(before)),
        (Some(step), ..) => {
            let parts = [step_words::window(texts, step), step_words::minutes(texts, step.minutes)];
            let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).map(|part| part + ".").collect();
            (!said.is_empty()).then(|| said.join(" "))
        }
        (None, ..) => None,
    }
}

/// What the resident says of one line: three answers that weigh the same.
fn answers(desk: Desk, agreement: &Agreement<'_>) -> Node {
    let line = agreement.made.id();
    let now = agreement.answer.map(|answer| answer.text("answer").to_owned());
    let keys = [Key::AgreeYes, Key::AgreeNo, Key::AgreeUnsure];
    let pills = ANSWERS.into_iter().zip(keys).enumerate().map(|(place, (answer, key))| {
        let is_chosen = now.as_deref() == Some(answer);
        el("button", "pill")
            .attr("type", "button")
            .attr("aria-pressed", if is_chosen { "true" } else { "false" })
            .maybe("id", (place == 0).then(|| answer_id(line)))
            .all(is_chosen.then(|| icon_in("icon icon--s", Icon::Tick)))
            .with(desk.say("span", "", key))
            .press(move || desk.tell_of(move |view| vec![heard(view, line, answer)], |_| {}))
    });
    let label = desk.texts().fill(Key::AgreeAsk, &[("text", agreement.made.text("text"))]);
    el("div", "pills agree__answers").attr("role", "group").attr("aria-label", label).all(pills)
}

/// The id of the first answer to a line.
pub fn answer_id(line: domain::id::EventId) -> String {
    ["agree-answer-", &line.to_string()].concat()
}

/// What the resident said of a line in the room, in the place of what was heard before.
pub fn heard(view: &RouteView, line: domain::id::EventId, answer: &str) -> Draft {
    let kind = Saying::AgreementHeard;
    let earlier = view.standing(kind, &[kind]).into_iter().filter(|said| said.sees(line)).map(|said| said.id());
    Draft::of_route(kind.key()).with("answer", answer).seeing([line]).seeing(earlier)
}

/// The first step, done in the room (R068). It is asked once, since what a professional ticks stays.
fn now(desk: Desk, step: &StepView) -> Node {
    let id = step.id;
    let place = el("div", "agree__now").attr("role", "status");
    if step.is_done() {
        return place.with(desk.say("p", "", Key::AgreeNowDone));
    }
    if !agreeing(desk, |agreeing| agreeing.asked) {
        return place.with(super::quiet(desk, Key::AgreeNow, move || {
            ask(desk, true);
            show("#agree-sure");
        }));
    }
    let yes = frame::button("nl-button nl-button--secondary agree__button", desk.t(Key::AgreeNowYes), move || {
        desk.tell(vec![Draft::new("StepDone", id.0)], move |_| {
            ask(desk, false);
            show("#agree-title");
        });
    });
    let no = super::quiet(desk, Key::AgreeNowNo, move || {
        ask(desk, false);
        show("#agree-title");
    });
    place
        .with(desk.say("p", "", Key::AgreeNowSure).attr("id", "agree-sure").attr("tabindex", "-1"))
        .with(el("div", "agree__row").with(yes).with(no))
}

fn ask(desk: Desk, asked: bool) {
    change(desk, |agreeing| agreeing.asked = asked);
}
