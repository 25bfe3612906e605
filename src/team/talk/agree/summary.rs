//! Putting the summary together: one tap adds a line or takes it away, and each says what will be read aloud (R010).

use domain::{
    event::Draft,
    id::StepId,
    said::Saying,
    step::Owner,
    talk::MOST_LINES,
    view::{RouteView, StepView},
};
use ui::{
    icon::{Icon, icon, icon_in},
    node::{Node, el, text},
    platform::form,
};

use super::{agreeing, change, lines, show};
use crate::{
    frame,
    talk::{Part, desk::Desk, owner, table},
    text::Key,
};

/// The choice of lines, and what reads them aloud.
pub fn summary(desk: Desk, view: &RouteView) -> Node {
    let steps = lines::tellable(view);
    let (chosen, first) = chosen(desk, view);
    let card = el("div", "nl-card stack").keyed("summary");
    if first.is_none() && !steps.iter().any(|step| step.owner == Some(Owner::Resident)) {
        return card
            .with(desk.say("p", "", Key::AgreeNoStep))
            .with(table::on(desk, Part::Choose, Key::AgreeToChoose).attr("id", "agree-tell"));
    }
    let row = |step: &&StepView| row(desk, view, step, &chosen, first);
    let tell = frame::button("nl-button nl-button--primary", desk.t(Key::AgreeTell), move || tell(desk));
    let keep = agreeing(desk, |agreeing| agreeing.again).then(|| {
        super::quiet(desk, Key::AgreeKeepOld, move || {
            change(desk, |agreeing| (agreeing.again, agreeing.lines) = (false, None));
            show("#agree-title");
        })
    });
    card.with(desk.say("p", "", Key::AgreeChooseLines))
        .with(el("ul", "agree__choices").attr("role", "list").all(steps.iter().map(row)))
        .with(el("div", "agree__row").with(tell.attr("id", "agree-tell")).all(keep))
}

/// The lines that were chosen or are proposed, and the first step among them.
fn chosen(desk: Desk, view: &RouteView) -> (Vec<StepId>, Option<StepId>) {
    let (lines, first) = agreeing(desk, |agreeing| (agreeing.lines.clone(), agreeing.first));
    let lines = lines.unwrap_or_else(|| lines::proposed(view));
    let first = lines::first(view, &lines, first);
    (lines, first)
}

fn row(desk: Desk, view: &RouteView, step: &StepView, chosen: &[StepId], first: Option<StepId>) -> Node {
    let id = step.id;
    let is_chosen = chosen.contains(&id);
    let says = lines::sentence(view, step);
    let face = owner::face(view, step.owner.as_ref().unwrap_or(&Owner::Resident));
    let box_ = el("span", "agree__box").all(is_chosen.then(|| icon_in("icon icon--s", Icon::Tick)));
    let toggle = el("button", "agree__choice")
        .attr("type", "button")
        .attr("role", "checkbox")
        .attr("aria-checked", if is_chosen { "true" } else { "false" })
        .with(box_)
        .with(face)
        .with(text("span", "", &says))
        .press(move || toggle(desk, id));
    let words = is_chosen.then(|| {
        let words = el("input", "field__input").attr("id", field(id)).attr("maxlength", "120");
        el("div", "agree__line")
            .with(words.attr("aria-label", [&desk.t(Key::AgreeLine), ": ", &says].concat()).attr("value", &says))
            .all(place(desk, step, first))
    });
    el("li", "").keyed(id.to_string()).with(toggle).all(words)
}

/// That it is the first step, or the way to make it that; others do no first step.
fn place(desk: Desk, step: &StepView, first: Option<StepId>) -> Option<Node> {
    let id = step.id;
    if step.owner != Some(Owner::Resident) {
        return None;
    }
    Some(match first == Some(id) {
        true => {
            el("p", "status status--now agree__first").with(icon(Icon::Now)).with(desk.say("span", "", Key::AgreeFirst))
        }
        false => super::quiet(desk, Key::AgreeMakeFirst, move || change(desk, |agreeing| agreeing.first = Some(id))),
    })
}

fn toggle(desk: Desk, id: StepId) {
    let view = desk.store.view();
    let (mut lines, _) = chosen(desk, &view);
    match lines.iter().position(|line| *line == id) {
        Some(place) => drop(lines.remove(place)),
        None if lines.len() >= MOST_LINES => return desk.wrong(desk.t(Key::AgreeThree)),
        None => lines.push(id),
    }
    desk.change(|ui| (ui.wrong, ui.agreeing.lines) = (String::new(), Some(lines)));
}

fn field(id: StepId) -> String {
    ["agree-line-", &id.to_string()].concat()
}

/// Makes the agreements, and tells them with the first step. A line that stands already keeps its answer; one of an earlier
/// summary that is gone is an agreement no more.
fn tell(desk: Desk) {
    let view = desk.store.view();
    let (chosen, first) = chosen(desk, &view);
    let Some(first) = first else { return desk.wrong(desk.t(Key::AgreeNoFirst)) };
    let mut drafts = Vec::new();
    for step in chosen.iter().filter_map(|id| view.step(*id)) {
        let typed = form::typed(&field(step.id));
        match typed.trim() {
            "" => return desk.wrong(desk.t(Key::AgreeLineEmpty)),
            said => drafts.push(lines::made(step, said)),
        }
    }
    let stand: Vec<_> = drafts.iter().filter_map(|draft| lines::standing(&view, draft)).collect();
    let fresh: Vec<Draft> = drafts.into_iter().filter(|draft| lines::standing(&view, draft).is_none()).collect();
    desk.talking(move |talk| {
        let view = desk.store.view();
        let earlier = view.talk().and_then(|talk| talk.summary);
        let old: Vec<_> = earlier.iter().flat_map(|summary| summary.lines.clone()).collect();
        let told: Vec<_> = view
            .standing(Saying::SummaryTold, &[Saying::SummaryTold])
            .into_iter()
            .filter(|one| one.sees(talk))
            .map(|one| one.id())
            .collect();
        let ended = old.into_iter().filter(|line| !stand.contains(line));
        let ended: Vec<Draft> =
            ended.map(|line| Draft::of_route(Saying::AgreementEnded.key()).seeing([line])).collect();
        let count = fresh.len();
        let drafts = fresh.into_iter().chain(ended).collect();
        desk.tell(drafts, move |ids| {
            let made = ids.into_iter().take(count);
            let summary =
                Draft::new(Saying::SummaryTold.key(), first.0).seeing([talk]).seeing(stand).seeing(made).seeing(told);
            // A first step that waits for nobody to let it loose is no first step.
            let told = desk.store.view().puts_first(first).into_iter().chain([summary]).collect();
            desk.tell(told, move |_| {
                desk.change(|ui| {
                    ui.wrong = String::new();
                    (ui.agreeing.again, ui.agreeing.read) = (false, false);
                });
                show("#agree-title");
            });
        });
    });
}
