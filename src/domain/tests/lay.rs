//! What was chosen of a pasted list stands on the route after each other, and what was delivered is done.

use super::made::{NAOMI, Story, phase, step};
use crate::{
    body::Body,
    event::Draft,
    lay::Laid,
    plan::NewStep,
    step::{Help, Owner, PhaseKind, Release, Window},
    view::RouteView,
};

fn new(n: u8, of: u8) -> NewStep {
    NewStep {
        id: step(n),
        phase: phase(of),
        body: Body::default().with("title", "Bel het energiebedrijf").with("icon", "phone").with("minutes", 10),
        owner: Owner::Person(NAOMI.person),
        help: Help::We,
        helper: None,
        window: Window::default(),
        release: Release::Later,
    }
}

fn told(story: &mut Story, drafts: impl FnOnce(&RouteView) -> Vec<Draft>) {
    let drafts = drafts(&story.view());
    for draft in drafts {
        story.tell_seeing(NAOMI, draft.kind, draft.about, draft.body, &draft.sees);
    }
}

#[test]
fn what_was_chosen_stands_in_the_order_of_the_list_and_after_what_was_there() {
    let mut story = Story::begun();
    told(&mut story, |view| view.add(&new(9, 0)));
    told(&mut story, |view| view.lay(&[1, 3, 2].map(|n| Laid::Step(new(n, 0))), phase(7)));
    let view = story.view();
    assert_eq!(view.steps().map(|one| one.id).collect::<Vec<_>>(), [9, 1, 3, 2].map(step));
    assert_eq!(view.phases.len(), 1, "a part is made only for who has none");
}

#[test]
fn r041_what_was_delivered_is_done_from_the_start_new_or_there_already() {
    let mut story = Story::begun();
    story.tell(NAOMI, "StepAdded", Some(step(1).0), super::made::added(0, &[]));
    let laid = [Laid::Ticked(step(1)), Laid::Done(new(2, 0)), Laid::Step(new(3, 0))];
    told(&mut story, |view| view.lay(&laid, phase(7)));
    let view = story.view();
    let done: Vec<_> = view.steps().filter(|one| one.is_done() && one.finished.is_some()).map(|one| one.id).collect();
    assert_eq!(done, [step(1), step(2)]);
    assert_eq!(view.step(step(1)).unwrap().owner, Some(Owner::Resident));
    assert_eq!(laid.iter().filter_map(Laid::undoable).collect::<Vec<_>>(), [step(3)]);
}

#[test]
fn a_route_without_parts_gets_one_for_what_was_chosen() {
    let mut story = Story::default();
    story.joins(NAOMI, "Naomi", "worker");
    told(&mut story, |view| view.lay(&[Laid::Step(new(1, 7))], phase(7)));
    let view = story.view();
    assert_eq!((view.phases.len(), view.phases[0].kind, view.phases[0].opened), (1, PhaseKind::Calm, true));
    assert_eq!(view.phases[0].steps[0].id, step(1));
}
