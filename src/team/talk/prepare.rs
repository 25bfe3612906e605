//! Before the talk, in five minutes: what each professional thinks that matters now, who comes, in which language, and on
//! which days. The resident reads all of it; that nothing was prepared yet only the professionals see (R031, R053, R054).

mod hours;
mod lines;
mod people;
mod when;

use ui::{
    icon::Icon,
    node::{Node, el, text},
};

use super::{Part, desk::Desk, table};
use crate::{frame, text::Key};

/// The part, with what is next below.
pub fn prepare(desk: Desk) -> Vec<Node> {
    let view = desk.view();
    let texts = desk.texts();
    let left = el("section", "talk__pane")
        .attr("aria-labelledby", "prepare-title")
        .with(text("h1", "", texts.fill(Key::PrepareTitle, &[("name", &view.name)])).attr("id", "prepare-title"))
        .with(text("p", "soft", texts.fill(Key::PrepareWhy, &[("name", &view.name)])))
        .with(lines::lines(desk, &view))
        .all(hours::hours(desk, &view))
        .all(people::people(desk, &view));
    let main = frame::main("talk__main").with(left).with(when::when(desk, &view));
    let told = frame::notice(Icon::Hide, texts.fill(Key::PreparePrivacy, &[("name", &view.name)]));
    vec![main, table::foot(desk, told, Some(table::primary(desk, Key::PrepareOn, move || begin(desk))))]
}

/// Opens the talk with everything personal hidden: whoever shares a screen shows it on purpose.
fn begin(desk: Desk) {
    lines::keep_line(desk);
    desk.change(|ui| ui.hidden = true);
    desk.talking(move |_| desk.go(Part::Tell));
}
