use domain::small_map::SmallMap;

use domain::{
    event::Entry,
    fold::{Fold, Person},
    id::{PersonId, Uuid},
    step::{Promise, Release, Role},
};

use super::*;
use crate::{
    map::layout::{What, layout},
    sample::{done, phase, route, step},
};

const CECILIA: &str = "\
# Hulp vragen | Deel 1. Gelukt.
Stap 1 van 10, gelukt: U vroeg om hulp | Gelukt op 6 mei. Dat was een grote stap.
Stap 2 van 10, gelukt: U sprak met Naomi | Gelukt op 13 mei. U staat er niet alleen voor.
# Alles bekijken | Deel 2. Gelukt.
Stap 3 van 10, gelukt: Loonstrook laten zien | Gelukt op 6 juni. Jaap weet nu wat u verdient.
Stap 4 van 10, gelukt: Gesprek met Naomi en Jaap | Gelukt op 6 juni. U weet nu wie wat doet.
# Eerst rust | Deel 3 van 5. Hier bent u. Dit duurt meestal 4 maanden.
Stap 5 van 10, nu: Doe uw brieven in één tas | U doet dit. Ongeveer 5 minuten. Dit kan t/m vrijdag 14 juni.
Stap 6 van 10, nu te doen: Open één brief | Nu te doen. Dit kan t/m vrijdag 14 juni.
Stap 7 van 10, anderen zijn bezig: Jaap belt het energiebedrijf | **Jaap is bezig.** U hoort iets vóór donderdag 20 juni.
Stap 8 van 10, straks: Brieven bekijken met Naomi | Straks. Maandag 17 juni, 18.30 uur.
Stap 9 van 10, straks: Vaste rekeningen op een rij | Straks. Dit doet u samen met Naomi.
# Afspraken over betalen | Deel 4. Later. Nog **1 ding**. Dan kan dit beginnen.
Stap 10 van 10, misschien later: Hulp bij vaste rekeningen | Misschien later. U kiest dat zelf.
# Zelf verder | Deel 5. Later.";

/// Cecilia's route as the demo tells it, on Monday 10 June 2024.
fn cecilia() -> RouteView {
    let demo: serde_json::Value = serde_json::from_str(include_str!("../../../server/demo/cecilia.json")).unwrap();
    let mut fold = Fold::default();
    for entry in demo["events"].as_array().unwrap() {
        let entry: Entry = serde_json::from_str(&entry.to_string()).unwrap();
        fold.apply(&entry);
    }
    fold.view().dosed(&content::HELD)
}

#[test]
fn every_stop_of_a_told_route_reads_as_it_should() {
    let (view, texts) = (cecilia(), Texts::dutch());
    let map = layout(&view, &view.next());
    let states = view.phase_states();
    let read: Vec<String> = map
        .rows
        .iter()
        .map(|row| match &row.what {
            What::Phase { index, .. } => {
                let lines = of_phase(&view, *index, states[*index], &texts);
                sentences([["# ", &lines.name].concat(), "|".into(), lines.line, lines.more])
            }
            What::Stop(stop) => {
                let lines = of_stop(&view, view.step(stop.id).unwrap(), stop, day(10), &texts);
                sentences([lines.prefix, lines.name, "|".into(), lines.line])
            }
        })
        .collect();
    assert_eq!(read.join("\n"), CECILIA);
}

/// A day of June 2024.
fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 6, day).unwrap()
}

const NAOMI: PersonId = PersonId(Uuid(1));

/// What stands under `step`, on a route that Naomi helps on.
fn line(step: StepView) -> String {
    let mut view = route(vec![phase(1, vec![step])]);
    let naomi = Person { name: "Naomi".into(), role: Role::Worker, phone: None, hours: None, face: None };
    view.people = SmallMap::from_iter([(NAOMI, naomi)]);
    let map = layout(&view, &view.next());
    let What::Stop(stop) = &map.rows[1].what else { panic!("a stop is expected") };
    of_stop(&view, view.step(stop.id).unwrap(), stop, day(10), &Texts::dutch()).line
}

#[test]
fn what_a_step_brings_is_said_once_somebody_saw_it() {
    let mut step = done(1);
    step.words.set(Part::Relief, "Dat lucht op.");
    assert_eq!(line(step.clone()), "Gelukt op 6 juni. Naomi kijkt ernaar.");
    step.seen = step.ticks.first().cloned();
    assert_eq!(line(step), "Gelukt op 6 juni. Dat lucht op.");
}

#[test]
fn who_ticked_a_step_does_not_look_at_it_again() {
    let mut step = done(1);
    step.ticks[0].author.person = NAOMI;
    assert_eq!(line(step), "Gelukt op 6 juni.");
}

#[test]
fn a_day_that_no_clock_wrote_is_not_told() {
    let mut step = done(1);
    step.ticks[0].at = "gisteren".into();
    assert_eq!(line(step), "Naomi kijkt ernaar.");
}

#[test]
fn waiting_is_a_promise_when_one_was_made() {
    let third = StepView { owner: Some(Owner::Third("de bank".into())), ..step(1, Release::Open) };
    assert_eq!(line(third.clone()), "**We wachten op de bank.**");
    let before = day(20);
    let promise = Some(Promise { before, then: NAOMI, on: before });
    let told = "**We wachten op de bank.** U hoort iets vóór donderdag 20 juni.";
    assert_eq!(line(StepView { promise, ..third }), told);
    let stranger = StepView { owner: Some(Owner::Person(PersonId(Uuid(9)))), ..step(1, Release::Open) };
    assert_eq!(line(stranger), "**Uw hulp is bezig.**");
}

#[test]
fn r095_a_promised_day_that_is_past_is_not_promised_again() {
    let third = StepView { owner: Some(Owner::Third("de bank".into())), ..step(1, Release::Open) };
    let told = |on| {
        let promise = Some(Promise { before: day(7), then: NAOMI, on: day(on) });
        line(StepView { promise, ..third.clone() })
    };
    let longer = "**We wachten op de bank.** Dit duurt langer.";
    assert_eq!(told(12), format!("{longer} Naomi belt u op woensdag 12 juni."));
    assert_eq!(told(9), format!("{longer} We zoeken dit uit."));
}

#[test]
fn every_other_status_has_its_sentence() {
    let later = step(1, Release::Later);
    assert_eq!(line(StepView { owner: Some(Owner::Person(NAOMI)), ..later.clone() }), "Straks. Naomi doet dit voor u.");
    assert_eq!(line(StepView { owner: None, ..later }), "Straks.");
    assert_eq!(line(step(1, Release::Maybe)), "Misschien later. U kiest dat zelf.");
    assert_eq!(line(step(1, Release::Dropped)), "Hoeft niet meer.");
    let stuck = StepView { stuck: done(1).ticks, ..step(1, Release::Open) };
    assert_eq!(line(stuck), "Dit lukt nu niet. We kijken samen.");
}
