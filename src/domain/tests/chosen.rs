//! What a step that is chosen starts with.

use super::made::{CECILIA, JAAP, NAOMI, Story, phase, step};
use crate::{
    body::Body,
    lanes::When,
    plan::NewStep,
    step::{Help, Owner, PhaseKind, Release, Window},
    words::Part,
};

fn new(n: u8) -> NewStep {
    NewStep {
        id: step(n),
        phase: phase(0),
        body: Body::default().with("title", "Bel het energiebedrijf").with("icon", "phone").with("minutes", 10),
        owner: Owner::Resident,
        help: Help::Together,
        helper: Some(NAOMI.person),
        window: Window::default(),
        release: Release::Open,
    }
}

#[test]
fn r004_r153_help_never_starts_alone() {
    for library in [None, Some(Help::We), Some(Help::Together), Some(Help::Alongside), Some(Help::Own)] {
        assert_ne!(Help::begins(&Owner::Resident, library), Help::Own);
        assert_eq!(Help::begins(&Owner::Person(JAAP.person), library), Help::We);
    }
    assert_eq!(Help::begins(&Owner::Resident, Some(Help::We)), Help::We);
}

#[test]
fn a_step_gets_the_days_of_the_stretch_that_it_is_put_in() {
    let day = |text: &str| crate::body::day(text).unwrap();
    let days = |when: When| when.days(day("2024-06-12"));
    assert_eq!(days(When::ThisWeek), Window { to: Some(day("2024-06-14")), ..Window::default() });
    let next = Window { from: Some(day("2024-06-17")), to: Some(day("2024-06-21")), time: None };
    assert_eq!(days(When::NextWeek), next);
    assert_eq!(days(When::Later), Window::default());
}

#[test]
fn a_step_goes_to_the_part_of_its_kind_and_waits_there_while_that_is_closed() {
    let mut story = Story::begun();
    let view = story.view();
    let here = view.here().and_then(|here| view.phases.get(here)).and_then(|phase| phase.id);
    assert_eq!(view.part_for(None).and_then(|phase| phase.id), here);
    story.tell(NAOMI, "PhaseAdded", Some(phase(7).0), Body::default().with("phase", "onward"));
    let view = story.view();
    let onward = view.part_for(Some(PhaseKind::Onward)).unwrap();
    assert_eq!(onward.id, Some(phase(7)));
    assert_eq!(onward.releases(When::ThisWeek), Release::Later);
    story.tell(NAOMI, "PhaseOpened", Some(phase(7).0), Body::default());
    let view = story.view();
    let onward = view.part_for(Some(PhaseKind::Onward)).unwrap();
    assert_eq!(onward.releases(When::ThisWeek), Release::Open);
    assert_eq!(onward.releases(When::Later), Release::Later);
}

#[test]
fn a_title_is_changed_and_changed_back() {
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    for draft in story.view().add(&new(1)) {
        story.tell_seeing(NAOMI, draft.kind, draft.about, draft.body.clone(), &draft.sees);
    }
    for title in ["Bel samen", "Bel het energiebedrijf", "Bel morgen"] {
        let draft = story.view_of(1).retitled(title);
        story.tell_seeing(NAOMI, draft.kind, draft.about, draft.body.clone(), &draft.sees);
        assert_eq!(story.view_of(1).words.get(Part::Title), title);
    }
}
