//! A phone without a route: the digits that open one, the number that is read aloud, or whom to call.

use ui::{
    icon::{Icon, icon},
    land,
    node::{Node, el, text},
    text::{Key, Texts},
};

use super::{crisis::national, help::dial};
use crate::gate::{At, DIGITS, Gate, State};

/// What is asked of somebody who has no route on this phone.
pub fn welcome(gate: Gate) -> Node {
    let state = gate.state();
    let texts = &state.texts;
    let brand = el("span", "brand").with(icon(Icon::Route)).with(text("span", "", texts.get(Key::AppName)));
    let safe = el("p", "sync-state").with(icon(Icon::Lock)).with(text("span", "", texts.get(Key::WelcomeSafe)));
    let (name, asked) = match &state.at {
        At::Code => ("code", code(&state)),
        At::Waiting { number, name } => ("waiting", waiting(gate, texts, number, name)),
        At::Gone { name, phone } => ("gone", gone(&state, name, phone.as_deref())),
    };
    let said = el("div", "content stack stack--page").keyed(name).all(asked).with(safe).with(national(texts));
    let scene = land::scene("0 6 360 218", "land#welcome");
    el("div", "phone").attr("data-screen", "welcome").with(el("header", "top-bar").with(brand)).with(
        el("main", "").attr("id", "main").attr("tabindex", "-1").with(el("section", "welcome").with(scene).with(said)),
    )
}

/// The digits. They go off by themselves after the last, so that there is nothing to press.
fn code(state: &State) -> Vec<Node> {
    let texts = &state.texts;
    let field = el("input", "digits")
        .attr("id", "code")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "one-time-code")
        .attr("maxlength", "11")
        .attr("aria-describedby", "code-left code-said");
    let left = texts.count(Key::WelcomeLeftOne, Key::WelcomeLeftOther, DIGITS - state.typed);
    let error = state.said != Key::WelcomeText;
    vec![
        text("h1", "", texts.get(Key::WelcomeTitle)),
        text("p", if error { "notice" } else { "" }, texts.get(state.said))
            .attr("id", "code-said")
            .attr("role", "status"),
        el("div", "field")
            .with(el("label", "").attr("for", "code").rich(texts.get(Key::WelcomeType)))
            .with(field)
            .with(text("p", "small soft", left).attr("id", "code-left")),
        // Both are drawn by scripts of their own; the camera only where the browser can read a code.
        el("scan-code", "stack stack--tight"),
        text("p", "soft", texts.get(Key::WelcomeNone)),
        el("phone-privacy", ""),
    ]
}

/// The number that is read aloud.
fn waiting(gate: Gate, texts: &Texts, number: &str, name: &str) -> Vec<Node> {
    let looking = el("div", "")
        .with(el("p", "status status--others").with(icon(Icon::Hourglass)).with(text(
            "span",
            "",
            texts.get(Key::PairLooking),
        )))
        .with(text("p", "", texts.get(Key::PairGoesOn)));
    let whose = (!name.is_empty()).then(|| text("p", "", texts.fill(Key::PairWhose, &[("name", name)])));
    let button = |class: &'static str, key: Key, said: Key| {
        text("button", class, texts.get(key)).attr("type", "button").press(move || gate.leave(said))
    };
    let mut asked = vec![text("h1", "", texts.get(Key::PairTitle)), text("p", "", texts.get(Key::PairText))];
    asked.extend(whose);
    asked.extend([
        el("div", "check").attr("role", "status").with(text("strong", "check__number", number)).with(looking),
        button("nl-button nl-button--secondary", Key::PairOther, Key::OopsNumber),
        button("nl-button nl-button--text", Key::PairAgain, Key::WelcomeText),
    ]);
    asked
}

/// The route is no longer here: what happened, and whom to call.
fn gone(state: &State, name: &str, phone: Option<&str>) -> Vec<Node> {
    let texts = &state.texts;
    let call = phone.map(|phone| {
        el("a", "nl-button nl-button--primary").attr("href", dial(phone)).with(icon(Icon::Phone)).with(text(
            "span",
            "",
            texts.fill(Key::HelpCallName, &[("name", name)]),
        ))
    });
    let again = text("a", "nl-button nl-button--text", texts.get(Key::GoneAgain)).attr("href", "/");
    let mut said = vec![text("h1", "", texts.get(Key::GoneTitle)), text("p", "", texts.get(state.said))];
    said.extend(call);
    said.push(again);
    said
}
