//! Building a route: steps that fit, places that can always be found, and everything taken back.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{
    cases,
    made::{CECILIA, HENK, JAAP, NAOMI, Story, phase, step},
};
use crate::{
    body::Body,
    event::Draft,
    id::{EventId, StepId},
    lanes::{Lane, When},
    plan::{NewStep, Unfit, Way, key_between, put_back},
    step::{Help, Owner, PhaseKind, Release, Window},
};

fn day(text: &str) -> NaiveDate {
    crate::body::day(text).unwrap()
}

fn new(n: u8) -> NewStep {
    let body = Body::default().with("title", "Bel het energiebedrijf").with("icon", "phone").with("minutes", 10);
    NewStep {
        id: step(n),
        phase: phase(0),
        body: body.with("planB", "Bel samen"),
        owner: Owner::Resident,
        help: Help::Together,
        helper: Some(NAOMI.person),
        window: Window { to: Some(day("2024-06-14")), ..Window::default() },
        release: Release::Open,
    }
}

fn tell(story: &mut Story, draft: &Draft) -> EventId {
    story.tell_seeing(NAOMI, draft.kind, draft.about, draft.body.clone(), &draft.sees)
}

fn add(story: &mut Story, new: &NewStep) {
    let drafts = story.view().add(new);
    for draft in &drafts {
        tell(story, draft);
    }
}

fn order(story: &Story) -> Vec<StepId> {
    story.view().steps().map(|step| step.id).collect()
}

#[test]
fn a_step_that_is_added_stands_last_in_its_part_with_everything_that_was_said_of_it() {
    let mut story = Story::begun();
    for n in [3, 1, 2] {
        add(&mut story, &new(n));
    }
    assert_eq!(order(&story), [3, 1, 2].map(step));
    let view = story.view_of(1);
    assert_eq!((view.owner, view.help, view.helper), (Some(Owner::Resident), Help::Together, Some(NAOMI.person)));
    assert_eq!((view.window.to, view.release, view.minutes), (Some(day("2024-06-14")), Release::Open, 10));
}

#[test]
fn r017_r046_r154_a_step_that_does_not_fit_says_why() {
    let unfit = |change: fn(&mut NewStep), kind| {
        let mut new = new(1);
        change(&mut new);
        new.unfit(kind)
    };
    assert_eq!(unfit(|_| (), PhaseKind::Calm), None);
    assert_eq!(unfit(|new| new.body = new.body.clone().with("title", ""), PhaseKind::Calm), Some(Unfit::Title));
    assert_eq!(
        unfit(|new| new.body = new.body.clone().with("title", "x".repeat(61).as_str()), PhaseKind::Calm),
        Some(Unfit::Title)
    );
    assert_eq!(unfit(|new| new.body = new.body.clone().with("minutes", 0), PhaseKind::Calm), Some(Unfit::TooLong));
    assert_eq!(unfit(|new| new.body = new.body.clone().with("minutes", 20), PhaseKind::Calm), Some(Unfit::TooLong));
    let no_plan: fn(&mut NewStep) = |new| new.body = new.body.clone().with("planB", " ");
    assert_eq!(unfit(no_plan, PhaseKind::Calm), Some(Unfit::NoPlanB));
    assert_eq!(unfit(no_plan, PhaseKind::Looking), None);
    let others: fn(&mut NewStep) =
        |new| (new.owner, new.body) = (Owner::Person(JAAP.person), new.body.clone().with("minutes", 0));
    assert_eq!(unfit(others, PhaseKind::Calm), None, "what others do may take longer");
}

#[test]
fn r021_a_step_that_nobody_does_is_not_let_loose() {
    let mut story = Story::begun();
    let drafts = story.view().add(&new(1));
    for draft in drafts.iter().filter(|draft| draft.kind != "OwnerSet") {
        tell(&mut story, draft);
    }
    let view = story.view_of(1);
    assert_eq!(view.unfit(PhaseKind::Looking), Some(Unfit::NoOwner));
    assert!(!view.is_open(), "nobody reads it as a thing to do");
}

#[test]
fn everything_that_is_changed_can_be_changed_back() {
    let mut story = Story::begun();
    add(&mut story, &new(1));
    let before = story.view_of(1);
    let same = |story: &Story| {
        let now = story.view_of(1);
        let facts =
            |step: &crate::view::StepView| (step.owner.clone(), step.help, step.helper, step.window, step.release);
        facts(&now) == facts(&before)
    };
    type Change = fn(&crate::view::StepView) -> Draft;
    let changes: [Change; 5] = [
        |step| step.given_to(&Owner::Person(JAAP.person)),
        |step| step.helped(Help::Alongside, Some(JAAP.person)),
        |step| step.planned_in(Window { from: Some(day("2024-06-17")), ..Window::default() }),
        |step| step.let_loose(Release::Later),
        |step| step.dropped("Dat is al geregeld."),
    ];
    for change in changes {
        let change = change(&story.view_of(1));
        tell(&mut story, &change);
        assert!(!same(&story), "{}", change.kind);
        let now = story.view_of(1);
        let back = match change.kind {
            "OwnerSet" => now.given_to(before.owner.as_ref().unwrap()),
            "HelpLevelSet" => now.helped(before.help, before.helper),
            "WindowSet" => now.planned_in(before.window),
            _ => now.let_loose(before.release),
        };
        tell(&mut story, &back);
        assert!(same(&story), "{}", change.kind);
    }
    let hidden = tell(&mut story, &before.taken_off());
    assert!(story.view().step(step(1)).is_none());
    tell(&mut story, &put_back(step(1), hidden));
    assert!(same(&story));
}

#[test]
fn r074_a_step_moves_up_and_down_within_its_part_and_no_further() {
    let mut story = Story::begun();
    for n in 1..=3 {
        add(&mut story, &new(n));
    }
    let mut go = |n: u8, way| {
        let draft = story.view().moved(step(n), way);
        draft.map(|draft| tell(&mut story, &draft)).map(|_| order(&story))
    };
    assert_eq!(go(3, Way::Up), Some([1, 3, 2].map(step).into()));
    assert_eq!(go(3, Way::Up), Some([3, 1, 2].map(step).into()));
    assert_eq!(go(3, Way::Up), None);
    assert_eq!(go(3, Way::Down), Some([1, 3, 2].map(step).into()));
    assert_eq!(go(2, Way::Down), None);
}

#[test]
fn r007_open_steps_of_this_week_are_counted_and_those_of_others_and_of_later_are_not() {
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    add(&mut story, &new(1));
    add(&mut story, &NewStep { owner: Owner::Person(JAAP.person), ..new(2) });
    add(&mut story, &NewStep { release: Release::Later, ..new(3) });
    let later = Window { from: Some(day("2024-06-24")), ..Window::default() };
    add(&mut story, &NewStep { window: later, ..new(4) });
    assert_eq!(story.view().open_this_week(day("2024-06-10")), 1);
}

#[test]
fn r153_those_who_can_do_a_step_are_named_and_nobody_who_left() {
    let mut story = Story::begun();
    story.joins(HENK, "Henk", "volunteer");
    let doers = |story: &Story| story.view().doers();
    let [naomi, jaap, henk] = [NAOMI, JAAP, HENK].map(|one| Owner::Person(one.person));
    assert_eq!(doers(&story), [Owner::Resident, naomi, jaap.clone(), henk.clone()]);
    story.tell(NAOMI, "HandedOver", Some(NAOMI.person.0), Body::default().with("to", &*HENK.person.to_string()));
    assert_eq!(doers(&story), [Owner::Resident, jaap, henk]);
}

#[test]
fn each_step_stands_in_the_lane_of_who_does_it_and_about_when() {
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    let owned = |owner| NewStep { owner, ..new(1) };
    add(&mut story, &new(1));
    let friday = Window { to: Some(day("2024-06-21")), ..Window::default() };
    add(&mut story, &NewStep { id: step(2), window: friday, ..owned(Owner::Person(NAOMI.person)) });
    add(&mut story, &NewStep { id: step(3), ..owned(Owner::Person(JAAP.person)) });
    add(
        &mut story,
        &NewStep { id: step(4), window: Window::default(), release: Release::Maybe, ..owned(Owner::Resident) },
    );
    add(&mut story, &NewStep { id: step(5), ..owned(Owner::Resident) });
    story.mark(CECILIA, "StepDone", 5);
    let view = story.view();
    let found: Vec<_> = view.lanes(day("2024-06-10")).iter().map(|one| (one.step, one.lane, one.when)).collect();
    assert_eq!(
        found,
        [
            (step(5), Lane::Resident, When::Now),
            (step(1), Lane::Resident, When::ThisWeek),
            (step(3), Lane::Municipality, When::ThisWeek),
            (step(2), Lane::Neighbourhood, When::NextWeek),
            (step(4), Lane::Resident, When::Later),
        ]
    );
    assert_eq!(Lane::ALL.map(|lane| view.face_of(lane)), [CECILIA, NAOMI, JAAP].map(|one| Some(one.person)));
    assert_eq!(When::ThisWeek.until(day("2024-06-15")), Some(day("2024-06-21")), "a Saturday looks ahead");
}

#[test]
fn r029_r120_after_three_steps_together_the_next_could_be_done_with_less_help() {
    let mut story = Story::begun();
    for n in 1..=4 {
        add(&mut story, &new(n));
    }
    for n in 1..=3 {
        assert_eq!(story.view().taper(), None);
        story.mark(CECILIA, "StepDone", n);
    }
    assert_eq!(story.view().taper(), Some((step(4), Help::Alongside)));
    story.tell(CECILIA, "StepStuck", Some(step(4).0), Body::default().with("reason", "much"));
    assert_eq!(story.view().taper(), None, "not after a setback");
}

proptest! {
    #![proptest_config(cases())]

    /// There is always room between two places, and none ends so that nothing would fit before it.
    #[test]
    fn between_two_places_there_is_always_room(ways in prop::collection::vec(any::<prop::sample::Index>(), 1..60)) {
        let mut keys: Vec<String> = Vec::new();
        for way in ways {
            let at = way.index(keys.len() + 1);
            let before = at.checked_sub(1).map_or("", |before| &keys[before]).to_owned();
            let key = key_between(&before, keys.get(at).map_or("", String::as_str));
            prop_assert!(!key.ends_with('a'));
            keys.insert(at, key);
            prop_assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
        }
    }
}
