//! Agreements and the communication card: who does what, what the resident thinks of it, how we reach each other.

use chrono::NaiveDate;

use super::made::{CECILIA, HENK, JAAP, NAOMI, STRANGER, Story};
use crate::{body::Body, id::EventId, party::Author, rights::may_make};

fn agree(story: &mut Story, by: &str, sees: &[EventId]) -> EventId {
    let body = Body::default().with("text", "Alle post gaat in de tas").with("by", by).with("before", "2024-06-14");
    story.tell_seeing(NAOMI, "AgreementMade", None, body, sees)
}

fn answer(story: &mut Story, who: Author, answer: &str, sees: &[EventId]) -> EventId {
    story.tell_seeing(who, "AgreementAnswered", None, Body::default().with("answer", answer), sees)
}

/// What the resident thinks of the first agreement.
fn thinks(story: &Story) -> Option<String> {
    let view = story.view();
    view.agreements().first()?.answer.map(|said| said.text("answer").to_owned())
}

fn day(text: &str) -> NaiveDate {
    crate::body::day(text).unwrap()
}

#[test]
fn r002_an_agreement_has_an_owner_and_a_day_or_is_none() {
    let mut story = Story::begun();
    agree(&mut story, "resident", &[]);
    agree(&mut story, &JAAP.person.to_string(), &[]);
    agree(&mut story, &STRANGER.to_string(), &[]);
    let view = story.view();
    let owners: Vec<_> = view.agreements().iter().map(|one| one.by.map(|(id, _)| id)).collect();
    assert_eq!(owners, [None, Some(JAAP.person)]);
    assert!(view.agreements().iter().all(|one| one.before == Some(day("2024-06-14"))));
}

#[test]
fn who_is_named_as_a_person_and_is_the_resident_is_the_resident() {
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    agree(&mut story, &CECILIA.person.to_string(), &[]);
    assert!(story.view().agreements()[0].by.is_none());
}

#[test]
fn r141_the_resident_answers_and_answers_otherwise_at_any_time() {
    let mut story = Story::begun();
    let made = agree(&mut story, "resident", &[]);
    assert_eq!(thinks(&story), None);
    answer(&mut story, CECILIA, "agree", &[made]);
    assert_eq!(thinks(&story).as_deref(), Some("agree"));
    let answered = story.view().agreements()[0].answered.clone();
    answer(&mut story, CECILIA, "disagree", &answered);
    assert_eq!(thinks(&story).as_deref(), Some("disagree"));
}

#[test]
fn nobody_answers_for_the_resident_or_takes_an_answer_back() {
    let mut story = Story::begun();
    let made = agree(&mut story, "resident", &[]);
    answer(&mut story, NAOMI, "agree", &[made]);
    assert_eq!(thinks(&story), None);
    let own = answer(&mut story, CECILIA, "disagree", &[made]);
    answer(&mut story, NAOMI, "agree", &[made, own]);
    assert_eq!(thinks(&story).as_deref(), Some("disagree"));
}

#[test]
fn another_agreement_takes_the_place_of_one_and_asks_again() {
    let mut story = Story::begun();
    let first = agree(&mut story, "resident", &[]);
    answer(&mut story, CECILIA, "agree", &[first]);
    let second = agree(&mut story, "resident", &[first]);
    assert_eq!(story.view().agreements().len(), 1);
    assert_eq!(thinks(&story), None);
    assert!(story.view().agreement(first).is_none() && story.view().agreement(second).is_some());
    story.tell_seeing(NAOMI, "AgreementEnded", None, Body::default(), &[second]);
    assert!(story.view().agreements().is_empty());
}

fn card(story: &mut Story, of: Author, days: i64) -> EventId {
    let body = Body::default().with("person", &*of.person.to_string()).with("channel", "message").with("days", days);
    story.tell(NAOMI, "CardSet", None, body)
}

#[test]
fn r108_the_card_says_how_each_is_reached_and_before_when_an_answer_comes() {
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    let friday = day("2024-06-14");
    assert_eq!(story.view().answers_before(NAOMI.person, friday), day("2024-06-18"), "without a card in 2 days");
    card(&mut story, NAOMI, 3);
    let own = card(&mut story, CECILIA, 1);
    let view = story.view();
    assert_eq!(view.answers_before(NAOMI.person, friday), day("2024-06-19"));
    assert_eq!(view.card_of_resident().map(|card| card.id()), Some(own));
    assert!(view.card_of(JAAP.person).is_none());
    let to = Body::default().with("to", &*JAAP.person.to_string());
    story.tell(NAOMI, "HandedOver", Some(NAOMI.person.0), to);
    assert!(story.view().card_of(JAAP.person).is_some(), "who took over keeps what was agreed");
}

#[test]
fn r071_r108_the_resident_chooses_how_to_be_reached_and_the_rest_of_the_card_stays() {
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    let card = |channel: &str| {
        let body = Body::default().with("person", &*CECILIA.person.to_string()).with("channel", channel);
        body.with("days", 4).with("silent", "Naomi komt langs.")
    };
    let first = story.tell(NAOMI, "CardSet", None, card("call"));
    let draft = story.view().reached_by(CECILIA.person, "visit");
    assert_eq!((draft.sees.as_slice(), &draft.body), ([first].as_slice(), &card("visit")));
    assert!(may_make(CECILIA.party, "CardSet") && !may_make(HENK.party, "CardSet"));
}
