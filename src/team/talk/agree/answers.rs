//! "Klopt dit?": yes, no with what is otherwise, or not known yet (R057).

use domain::{event::Draft, said::Saying, talk::Summary, view::RouteView};
use ui::{
    icon::{Icon, icon_in},
    node::{Node, el, text},
    platform::form,
};

use super::{agreeing, change, replace, show, told};
use crate::{frame, talk::desk::Desk, text::Key};

const FIELD: &str = "agree-other";

/// The question, its three answers, and what is otherwise.
pub fn right(desk: Desk, summary: &Summary<'_>) -> Node {
    let now = summary.heard.map(|heard| heard.text("answer").to_owned());
    let correcting = agreeing(desk, |agreeing| agreeing.correcting);
    let is_now = |answer: &str| match correcting {
        true => answer == "other",
        false => now.as_deref() == Some(answer),
    };
    let pill = |answer: &'static str, key: Key| {
        let chosen = is_now(answer);
        el("button", "pill")
            .attr("type", "button")
            .attr("id", ["agree-heard-", answer].concat())
            .attr("aria-pressed", if chosen { "true" } else { "false" })
            .all(chosen.then(|| icon_in("icon icon--s", Icon::Tick)))
            .with(desk.say("span", "", key))
            .press(move || hear(desk, answer))
    };
    let pills = [pill("right", Key::AgreeRight), pill("other", Key::AgreeOther), pill("unsure", Key::AgreeUnsure)];
    let words = summary.heard.map(|heard| heard.text("text").to_owned()).filter(|words| !words.is_empty());
    let stands = words.as_ref().filter(|_| !correcting).map(|words| {
        let said = desk.texts().fill(Key::AgreeOtherSaid, &[("text", words)]);
        text("p", "agree__other", said).attr("data-private", "yes")
    });
    let write = correcting.then(|| {
        let keep = frame::submit(desk.t(Key::AgreeOtherKeep), move || correct(desk));
        el("form", "agree__form")
            .keyed("other")
            .with(desk.say("label", "field__label", Key::AgreeOtherWhat).attr("for", FIELD))
            .with(
                text("textarea", "field__input", words.as_deref().unwrap_or_default())
                    .attr("id", FIELD)
                    .attr("rows", "2")
                    .attr("maxlength", "300"),
            )
            .with(el("div", "agree__row").with(keep.attr("class", "nl-button nl-button--secondary agree__button")))
    });
    el("section", "agree__right")
        .keyed("right")
        .attr("aria-labelledby", "agree-right")
        .with(desk.say("h2", "", Key::AgreeIsRight).attr("id", "agree-right").attr("tabindex", "-1"))
        .with(el("div", "pills").all(pills))
        .all(stands)
        .all(write)
}

/// Another answer in the place of what was heard. "Yes" agrees with every line of which nothing was said yet.
fn hear(desk: Desk, answer: &'static str) {
    if answer == "other" {
        change(desk, |agreeing| agreeing.correcting = true);
        return show("#agree-other");
    }
    change(desk, |agreeing| agreeing.correcting = false);
    let make = move |view: &RouteView| {
        let Some(summary) = view.talk().and_then(|talk| talk.summary) else { return Vec::new() };
        let open = summary.lines.iter().filter(|line| view.agreement(**line).is_some_and(|one| one.answer.is_none()));
        let agreed = open.filter(|_| answer == "right").map(|line| told::heard(view, *line, "agree"));
        [heard(view, &summary, answer)].into_iter().chain(agreed).collect()
    };
    desk.tell_of(make, |_| {});
}

fn correct(desk: Desk) {
    let words = form::typed(FIELD);
    if words.trim().is_empty() {
        desk.wrong(desk.t(Key::AgreeOtherEmpty));
        return show("#agree-other");
    }
    let view = desk.store.view();
    let Some(summary) = view.talk().and_then(|talk| talk.summary) else { return };
    let draft = heard(&view, &summary, "other").with("text", words.trim());
    replace(desk, draft, summary.heard.map(|heard| heard.body.clone()), Key::AgreeKeptOther);
    change(desk, |agreeing| agreeing.correcting = false);
    show("#agree-right");
}

fn heard(view: &RouteView, summary: &Summary<'_>, answer: &str) -> Draft {
    let (kind, told) = (Saying::SummaryHeard, summary.told.id());
    let earlier = view.standing(kind, &[kind]).into_iter().filter(|said| said.sees(told)).map(|said| said.id());
    Draft::of_route(kind.key()).with("answer", answer).seeing([told]).seeing(earlier)
}
