//! Handing over: the old name stays readable, and who took over is the one to turn to.

use super::made::{CECILIA, JAAP, NAOMI, STRANGER, Story, person};
use crate::{
    body::Body,
    id::{EventId, PersonId},
    party::{Author, Party},
    step::Role,
};

const ELS: Author = Author { party: Party::Worker, person: person(4) };

fn hands_over(story: &mut Story, from: Author, to: PersonId, sees: &[EventId]) -> EventId {
    let body = Body::default().with("to", &*to.to_string());
    story.tell_seeing(from, "HandedOver", Some(from.person.0), body, sees)
}

fn contact(story: &Story) -> Option<String> {
    story.view().contact().map(|(_, person)| person.name.clone())
}

#[test]
fn who_took_over_is_the_one_to_turn_to() {
    let mut story = Story::begun();
    story.step(0, "resident", "open");
    story.tell(NAOMI, "HelpLevelSet", Some(super::made::step(0).0), helped_by(NAOMI));
    story.joins(ELS, "Els", "worker");
    let handed = hands_over(&mut story, NAOMI, ELS.person, &[]);
    assert_eq!(contact(&story).as_deref(), Some("Els"));
    let view = story.view();
    assert_eq!(view.helper_of(&story.view_of(0)).map(|(_, person)| person.name.as_str()), Some("Els"));
    assert_eq!(view.name_of(NAOMI.person), Some("Naomi"), "what Naomi did stays hers");
    let workers: Vec<&str> = view.helping(Role::Worker).map(|person| person.name.as_str()).collect();
    assert_eq!(workers, ["Els"], "nobody is told to call who left");
    // Naomi comes back.
    hands_over(&mut story, ELS, NAOMI.person, &[handed]);
    assert_eq!(contact(&story).as_deref(), Some("Naomi"));
}

#[test]
fn handing_over_again_leads_to_the_last() {
    let mut story = Story::begun();
    story.joins(ELS, "Els", "worker");
    hands_over(&mut story, NAOMI, ELS.person, &[]);
    hands_over(&mut story, ELS, JAAP.person, &[]);
    assert_eq!(contact(&story).as_deref(), Some("Jaap"));
}

#[test]
fn a_hand_over_in_a_circle_or_to_nobody_leaves_somebody_to_turn_to() {
    let mut story = Story::begun();
    hands_over(&mut story, NAOMI, STRANGER, &[]);
    assert_eq!(contact(&story).as_deref(), Some("Naomi"));
    let mut story = Story::begun();
    hands_over(&mut story, NAOMI, JAAP.person, &[]);
    hands_over(&mut story, JAAP, NAOMI.person, &[]);
    hands_over(&mut story, NAOMI, NAOMI.person, &[]);
    assert!(contact(&story).is_some());
    // Nobody is handed over to the resident: whoever helped stays the one to turn to.
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    hands_over(&mut story, NAOMI, CECILIA.person, &[]);
    assert_eq!(contact(&story).as_deref(), Some("Naomi"));
}

fn helped_by(who: Author) -> Body {
    Body::default().with("level", "together").with("helper", &*who.person.to_string())
}
