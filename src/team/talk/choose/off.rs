//! The two ways off the route: a step is no longer needed, or it should never have been there. Both can be taken back.

use domain::{id::StepId, plan::put_back, view::StepView};
use leptos::prelude::*;
use ui::node::{Node, el};

use super::{
    Open, focus_on, open,
    step::{told, words},
};
use crate::{frame, talk::desk::Desk, text::Key};

/// Why a step is no longer needed, in words that the resident reads.
const REASONS: [Key; 3] = [Key::ChooseReasonDone, Key::ChooseReasonNotNow, Key::ChooseReasonOther];

/// The two ways off: it is no longer needed, and why; or it should never have been there.
pub fn off(desk: Desk, step: &StepView) -> Node {
    let id = step.id;
    if desk.ui.read().choosing.dropping {
        let reason =
            |key: Key| frame::button("pill", desk.t(key), move || drop_step(desk, id, desk.t(key))).keyed(desk.t(key));
        let label = desk.say("h3", "", Key::ChooseWhyNot).attr("id", "choose-why").attr("tabindex", "-1");
        return el("div", "stack").keyed("why").with(label).with(el("div", "pills").all(REASONS.map(reason)));
    }
    let not_needed = frame::button("nl-button nl-button--text", desk.t(Key::ChooseDrop), move || {
        desk.change(|ui| ui.choosing.dropping = true);
        focus_on("#choose-why");
    });
    let away = frame::button("nl-button nl-button--text", desk.t(Key::ChooseTakeOff), move || take_off(desk, id));
    el("div", "shelf__ways").keyed("off").with(not_needed).with(away)
}

fn drop_step(desk: Desk, id: StepId, reason: String) {
    let view = desk.store.view();
    let Some(step) = view.step(id) else { return };
    let before = step.release;
    desk.act(vec![step.dropped(&reason)], told(desk, Key::ChooseDropped, &words(desk, &view, step)), move |view, _| {
        view.step(id).map(|now| now.let_loose(before)).into_iter().collect()
    });
    open(desk, Open::Shelf, "#choose-title");
}

fn take_off(desk: Desk, id: StepId) {
    let view = desk.store.view();
    let Some(step) = view.step(id) else { return };
    desk.act(vec![step.taken_off()], told(desk, Key::ChooseTakenOff, &words(desk, &view, step)), move |_, ids| {
        ids.first().map(|hidden| put_back(id, *hidden)).into_iter().collect()
    });
    open(desk, Open::Shelf, "#choose-title");
}
