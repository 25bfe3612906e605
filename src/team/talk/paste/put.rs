//! What was chosen goes on the route, all of it in one go, and one undo takes it off again.

use domain::{
    body::Body,
    id::{PersonId, PhaseId, StepId},
    lay::Laid,
    plan::NewStep,
    propose::Becomes,
    step::{Help, Owner, PhaseKind, Release, Window},
    view::RouteView,
};
use leptos::prelude::*;

use super::{
    Asks, Pasting, change, content, focus,
    row::{Fate, Row},
};
use crate::{
    talk::{Part, desk::Desk},
    text::Key,
};

/// How many steps were chosen.
pub fn count(pasting: &Pasting) -> usize {
    pasting.rows.iter().filter(|row| row.fate == Fate::Taken).map(Row::count).sum()
}

/// Does what was asked for, or asks first when something would be lost or could not be taken back.
pub fn ask_first(desk: Desk, asks: Asks) {
    let pasting = desk.ui.read_untracked().pasting.clone();
    let taken = || pasting.rows.iter().filter(|row| row.fate == Fate::Taken);
    let is_asked = match asks {
        Asks::Stop | Asks::Another => taken().next().is_some(),
        Asks::Done => taken().any(|row| !row.own && matches!(row.becomes, Becomes::Delivered { .. })),
    };
    match is_asked {
        true => {
            change(desk, |pasting| pasting.asks = Some(asks));
            focus("#paste-asks".into());
        }
        false => go_on(desk, asks),
    }
}

/// Does it.
pub fn go_on(desk: Desk, asks: Asks) {
    match asks {
        Asks::Stop => {
            change(desk, |pasting| *pasting = Pasting::default());
            desk.go(Part::Choose);
        }
        Asks::Another => content::begin_again(desk),
        Asks::Done => put(desk),
    }
}

fn put(desk: Desk) {
    let before = Pasting { asks: None, ..desk.ui.read_untracked().pasting.clone() };
    let ground = PhaseId(desk.id());
    let view = desk.store.view();
    let taken = before.rows.iter().filter(|row| row.fate == Fate::Taken);
    let laid: Vec<Laid> = taken.flat_map(|row| of_row(desk, &view, ground, row)).collect();
    if laid.is_empty() {
        change(desk, |pasting| pasting.asks = None);
        return desk.wrong(desk.t(Key::PasteNoneTaken));
    }
    let rest: Vec<Row> = before.rows.iter().filter(|row| row.fate == Fate::Open).cloned().collect();
    let is_all = rest.is_empty();
    change(desk, |pasting| {
        *pasting = if is_all { Pasting::default() } else { Pasting { rows: rest, asks: None, ..before.clone() } }
    });
    match is_all {
        true => desk.go(Part::Choose),
        false => focus("#paste-title".into()),
    }
    let said = desk.texts().count(Key::PastePutOne, Key::PastePutOther, laid.len());
    let drafts = view.lay(&laid, ground);
    let steps: Vec<StepId> = laid.iter().filter_map(Laid::undoable).collect();
    desk.act(drafts, said, move |view, _| {
        // The list comes back too, as it was chosen.
        change(desk, |pasting| *pasting = before.clone());
        steps
            .iter()
            .filter_map(|id| view.step(*id))
            .filter(|step| !step.is_done())
            .map(|step| step.taken_off())
            .collect()
    });
}

/// What a line that was taken becomes on the route.
fn of_row(desk: Desk, view: &RouteView, ground: PhaseId, row: &Row) -> Vec<Laid> {
    let library = desk.library();
    let helper = view.contact().map(|(id, _)| id);
    let part = |kind| view.part_for(Some(kind)).and_then(|phase| phase.id).unwrap_or(ground);
    match &row.becomes {
        _ if row.own => vec![Laid::Step(in_own_words(desk, part(PhaseKind::Calm), helper, row))],
        Becomes::Delivered { step: Some(step), .. } => vec![Laid::Ticked(*step)],
        Becomes::Delivered { item, step: None } => {
            let item = item.as_deref().and_then(|id| library.item(id));
            let new = match item {
                Some(item) => item.planned(StepId(desk.id()), part(item.phase), Owner::Resident, helper),
                None => in_own_words(desk, part(PhaseKind::Calm), helper, row),
            };
            vec![Laid::Done(NewStep { release: Release::Open, ..new })]
        }
        Becomes::Fits(_) | Becomes::Large { .. } => {
            let taken = row.pieces.iter().filter(|piece| !piece.left);
            let known = taken.filter_map(|piece| Some((library.item(&piece.item)?, piece.owner.clone()?)));
            known
                .map(|(item, owner)| Laid::Step(item.planned(StepId(desk.id()), part(item.phase), owner, helper)))
                .collect()
        }
        Becomes::SameAs(_) | Becomes::OnRoute(_) | Becomes::Aside | Becomes::Own { .. } => Vec::new(),
    }
}

/// A step in own words. It stands where there is rest first, as what is arranged after a talk mostly does.
fn in_own_words(desk: Desk, phase: PhaseId, helper: Option<PersonId>, row: &Row) -> NewStep {
    let owner = row.owner.clone().unwrap_or(Owner::Resident);
    let minutes = i64::from(row.minutes().unwrap_or_default());
    let body = Body::default().with("title", row.title.trim()).with("icon", "paper").with("minutes", minutes);
    let body = match row.plan_b.trim() {
        "" => body,
        plan => body.with("planB", plan),
    };
    let help = Help::begins(&owner, None);
    NewStep {
        id: StepId(desk.id()),
        phase,
        body,
        owner,
        help,
        helper,
        window: Window::default(),
        release: Release::Later,
    }
}
