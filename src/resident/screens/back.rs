//! Back after a long time: a welcome, what was done, and one tiny step. Never what stayed open.

use domain::{event::Draft, status::Shape, view::RouteView};
use ui::{
    icon::{Icon, icon, sign},
    land::moment,
    node::{Node, el, text},
    text::{Key, Texts},
};

use super::sync_state;
use crate::{app::App, remember, screen::Screen};

/// The welcome, in the place of Nu.
pub fn back(app: App, view: &RouteView, texts: &Texts) -> Vec<Node> {
    let done = view.steps_done();
    let kept = texts.count(Key::BackKeptOne, Key::BackKeptOther, done);
    let kept = (done > 0).then(|| el("p", "").with(el("a", "alone").attr("href", Screen::Done.path()).rich(&kept)));
    let title = match view.contact() {
        Some((_, person)) => texts.fill(Key::BackHello, &[("name", &person.name)]),
        None => texts.get(Key::BackHelloTeam).into(),
    };
    let status = el("span", "status status--now").with(sign("status__shape", Shape::Now)).with(text(
        "span",
        "",
        texts.get(Key::BackOneStep),
    ));
    let greet = el("button", "nl-button nl-button--primary")
        .attr("type", "button")
        .with(icon(Icon::Sent))
        .with(text("span", "", texts.get(Key::BackSend)))
        .press(move || {
            let draft = Draft::of_route("NoteWritten").with("text", app.t(Key::BackNote).as_str());
            app.act(draft, move || {
                app.tell(app.t(Key::BackSent));
                welcomed(app);
            });
        });
    let card = el("article", "nl-card stack")
        .with(el("div", "").with(status).with(text("h2", "", title)))
        .with(text("p", "", texts.get(Key::BackBrings)))
        .with(greet);
    let later = text("button", "nl-button nl-button--text", texts.get(Key::BackNotToday)).attr("type", "button");
    // How old the news is would be the first thing to read: a welcome counts no days.
    let mut nodes: Vec<Node> = sync_state::no_internet(app).into_iter().collect();
    nodes.extend([
        el("div", "moment moment--back").with(moment::back(done)),
        el("div", "content stack stack--page")
            .with(el("div", "stack stack--tight").with(text("h1", "", texts.get(Key::BackTitle))).all(kept))
            .with(card)
            .with(later.press(move || welcomed(app))),
    ]);
    nodes
}

/// The welcome was read: today is enough, and tomorrow is an ordinary day.
fn welcomed(app: App) {
    remember::opened(false);
    app.change(|ui| (ui.back, ui.rested) = (false, true));
    app.go(Screen::Now);
}
