//! What stands below the list: how far one is, and the way on; or a question before something is done.

use ui::{
    icon::{Icon, icon_in},
    node::{Node, el, text},
};

use super::{Asks, Pasting, change, focus, put, row::Fate};
use crate::{
    frame,
    talk::{desk::Desk, table},
    text::Key,
};

/// How many lines were looked at, stopping, and putting what was chosen on the route.
pub fn foot(desk: Desk, pasting: &Pasting) -> Node {
    if let Some(asks) = pasting.asks {
        return question(desk, pasting, asks);
    }
    let texts = desk.texts();
    let looked = pasting.rows.iter().filter(|row| row.fate != Fate::Open).count();
    let [looked, all] = [looked, pasting.rows.len()].map(|count| count.to_string());
    let told = el("p", "talk__told")
        .keyed("told")
        .attr("role", "status")
        .rich(&texts.fill(Key::PasteLooked, &[("n", &looked), ("total", &all)]));
    let count = put::count(pasting);
    let label = match count {
        0 => texts.get(Key::PastePutNone).to_owned(),
        count => texts.count(Key::PasteDoOne, Key::PasteDoOther, count),
    };
    let on = el("button", "nl-button nl-button--primary")
        .attr("type", "button")
        .attr("id", "paste-put")
        .with(text("span", "", label))
        .with(icon_in("icon icon--directional", Icon::Forward))
        .press(move || put::ask_first(desk, Asks::Done));
    table::foot(desk, told, Some(el("div", "paste__on").with(stop(desk)).with(on)))
}

/// Back to choosing.
pub fn stop(desk: Desk) -> Node {
    desk.say("button", "nl-button nl-button--secondary", Key::PasteStop)
        .attr("type", "button")
        .press(move || put::ask_first(desk, Asks::Stop))
}

fn question(desk: Desk, pasting: &Pasting, asks: Asks) -> Node {
    let count = put::count(pasting);
    let texts = desk.texts();
    let stopping = || texts.count(Key::PasteSureStopOne, Key::PasteSureStopOther, count);
    let (said, yes) = match asks {
        Asks::Stop => (stopping(), Key::PasteYesStop),
        Asks::Another => (stopping(), Key::PasteYesAnother),
        Asks::Done => (texts.get(Key::PasteSureDone).to_owned(), Key::PasteYesDone),
    };
    let no = frame::button("nl-button nl-button--secondary", desk.t(Key::PasteNo), move || {
        change(desk, |pasting| pasting.asks = None);
        focus("#paste-put".into());
    });
    let yes = frame::button("nl-button nl-button--primary", desk.t(yes), move || put::go_on(desk, asks));
    el("footer", "talk__foot paste__asks")
        .keyed("asks")
        .with(text("p", "talk__told", said).attr("id", "paste-asks").attr("tabindex", "-1"))
        .with(el("div", "talk__on").with(no).with(yes))
}
