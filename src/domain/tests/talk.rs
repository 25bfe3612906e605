//! The driegesprek: it ends when the first step, the next moment and who does what are known, and never before.

use chrono::NaiveDate;
use proptest::{prelude::*, sample::subsequence};

use super::{
    cases, fold,
    made::{CECILIA, JAAP, NAOMI, Story, entry, step},
};
use crate::{
    body::Body,
    event::{Draft, Entry},
    id::{DeviceId, EventId, Uuid},
    talk::{Closing, Missing, contact_proposed, contact_until},
    view::RouteView,
};

const MONDAY: &str = "2024-06-10";

fn day(text: &str) -> NaiveDate {
    crate::body::day(text).unwrap()
}

fn say(text: &str) -> Body {
    Body::default().with("text", text)
}

/// A talk in which everything was said that ends it, but the end; and the ids of the talk, the summary and the line.
fn told() -> (Story, [EventId; 3]) {
    let mut story = Story::begun();
    story.joins(CECILIA, "Cecilia", "resident");
    story.step(1, "resident", "open");
    let talk = story.tell(NAOMI, "TalkOpened", None, Body::default());
    let line = story.tell_seeing(
        NAOMI,
        "AgreementMade",
        None,
        say("U doet uw brieven in één tas").with("by", "resident"),
        &[],
    );
    let summary = story.tell_seeing(NAOMI, "SummaryTold", Some(step(1).0), Body::default(), &[talk, line]);
    story.tell_seeing(NAOMI, "SummaryHeard", None, Body::default().with("answer", "right"), &[summary]);
    story.tell_seeing(NAOMI, "AgreementHeard", None, Body::default().with("answer", "unsure"), &[line]);
    story.tell_seeing(NAOMI, "TaughtBack", Some(step(1).0), say("Alle post in de tas"), &[talk]);
    let talk_again = Body::default().with("at", "2024-06-17T18:30").with("with", &*NAOMI.person.to_string());
    story.tell(NAOMI, "AppointmentMade", None, talk_again.with("place", "Buurtteam"));
    (story, [talk, summary, line])
}

const fn closing(reason: &str) -> Closing<'_> {
    Closing { contact: NaiveDate::from_ymd_opt(2024, 6, 13).unwrap(), by: NAOMI.person, reason }
}

fn missing(view: &RouteView) -> Vec<Missing> {
    view.missing(&view.talk().unwrap(), day(MONDAY), "")
}

fn tell(story: &mut Story, draft: &Draft) -> EventId {
    story.tell_seeing(NAOMI, draft.kind, draft.about, draft.body.clone(), &draft.sees)
}

#[test]
fn r024_r056_r057_a_talk_says_what_it_still_needs_in_the_order_in_which_it_is_asked() {
    let mut story = Story::begun();
    assert!(story.view().talk().is_none() && !story.view().is_talking());
    story.step(1, "resident", "open");
    let talk = story.tell(NAOMI, "TalkOpened", None, Body::default());
    assert!(story.view().is_talking());
    assert_eq!(missing(&story.view()), [Missing::Summary, Missing::OwnWords, Missing::Next]);
    let line =
        story.tell_seeing(NAOMI, "AgreementMade", None, say("Jaap belt").with("by", &*JAAP.person.to_string()), &[]);
    story.tell_seeing(NAOMI, "SummaryTold", Some(step(1).0), Body::default(), &[talk, line]);
    assert_eq!(missing(&story.view()), [Missing::Heard, Missing::Answer(line), Missing::OwnWords, Missing::Next]);
    assert!(story.view().close(&story.view().talk().unwrap(), day(MONDAY), &closing("")).is_none());
}

#[test]
fn r024_without_a_next_moment_a_talk_ends_with_a_reason_only_and_the_reason_is_kept() {
    let (mut story, _) = told();
    let made = story.view().appointments()[0].made.id();
    story.tell_seeing(NAOMI, "AppointmentHeld", None, Body::default().with("outcome", "held"), &[made]);
    let view = story.view();
    let talk = view.talk().unwrap();
    assert_eq!(missing(&view), [Missing::Next]);
    assert!(view.close(&talk, day(MONDAY), &closing("  ")).is_none());
    let draft = view.close(&talk, day(MONDAY), &closing("Cecilia belt zelf na haar vakantie.")).unwrap();
    tell(&mut story, &draft);
    let view = story.view();
    let closed = view.talk().unwrap().closed.unwrap();
    assert_eq!(closed.text("reason"), "Cecilia belt zelf na haar vakantie.");
}

#[test]
fn r057_a_summary_that_is_not_right_ends_a_talk_once_it_says_what_is_otherwise() {
    let (mut story, [_, summary, _]) = told();
    let heard = story.view().talk().unwrap().summary.unwrap().heard.unwrap().id();
    let other = Body::default().with("answer", "other");
    let first = story.tell_seeing(NAOMI, "SummaryHeard", None, other.clone(), &[summary, heard]);
    assert_eq!(missing(&story.view()), [Missing::Heard]);
    let said = other.with("text", "Niet de tas, maar de la");
    story.tell_seeing(NAOMI, "SummaryHeard", None, said, &[summary, heard, first]);
    assert_eq!(missing(&story.view()), []);
    assert_eq!(story.view().talk().unwrap().summary.unwrap().heard.unwrap().text("text"), "Niet de tas, maar de la");
}

#[test]
fn r010_a_summary_holds_one_to_three_lines_and_a_first_step_that_is_on_the_route() {
    let mut story = Story::begun();
    story.step(1, "resident", "open");
    let talk = story.tell(NAOMI, "TalkOpened", None, Body::default());
    let mut sees = vec![talk];
    let mut last = Vec::new();
    for lines in 0..=4 {
        let summary = [sees.clone(), last.clone()].concat();
        last.push(story.tell_seeing(NAOMI, "SummaryTold", Some(step(1).0), Body::default(), &summary));
        let found = story.view().talk().unwrap().summary.map(|summary| summary.lines.len());
        assert_eq!(found, (1..=3).contains(&lines).then_some(lines));
        sees.push(story.tell(NAOMI, "AgreementMade", None, say("Jaap belt").with("by", &*JAAP.person.to_string())));
    }
    let nowhere = [vec![talk, sees[1]], last].concat();
    story.tell_seeing(NAOMI, "SummaryTold", Some(step(9).0), Body::default(), &nowhere);
    assert!(story.view().talk().unwrap().summary.is_none());
}

#[test]
fn r068_the_first_contact_is_within_seven_days_and_the_phone_knows_who_and_when() {
    let (mut story, _) = told();
    let view = story.view();
    let talk = view.talk().unwrap();
    for (contact, fits) in [("2024-06-09", false), (MONDAY, true), ("2024-06-17", true), ("2024-06-18", false)] {
        let closing = Closing { contact: day(contact), ..closing("") };
        assert_eq!(view.close(&talk, day(MONDAY), &closing).is_some(), fits, "{contact}");
    }
    assert_eq!(contact_until(day(MONDAY)), day("2024-06-17"));
    assert_eq!(
        ["2024-06-10", "2024-06-13", "2024-06-14"].map(|on| contact_proposed(day(on))),
        ["2024-06-12", "2024-06-17", "2024-06-17"].map(day)
    );
    let draft = view.close(&talk, day(MONDAY), &closing("")).unwrap();
    tell(&mut story, &draft);
    let view = story.view();
    assert!(!view.is_talking());
    assert_eq!(view.first_contact(day("2024-06-13")), Some((day("2024-06-13"), NAOMI.person)));
    assert_eq!(view.first_contact(day("2024-06-14")), None);
}

#[test]
fn r010_the_first_step_of_a_talk_is_before_the_resident_whatever_part_it_stands_in() {
    let mut story = Story::begun();
    story.step(1, "resident", "later");
    let drafts = story.view().puts_first(step(1));
    assert_eq!(drafts.iter().map(|draft| draft.kind).collect::<Vec<_>>(), ["PhaseOpened", "Released"]);
    for draft in &drafts {
        tell(&mut story, draft);
    }
    assert!(story.view().dosed(&[]).step(step(1)).unwrap().is_open() && story.view().puts_first(step(1)).is_empty());
}

#[test]
fn another_talk_can_be_opened_after_one_that_ended() {
    let (mut story, _) = told();
    let draft = story.view().close(&story.view().talk().unwrap(), day(MONDAY), &closing("")).unwrap();
    tell(&mut story, &draft);
    let second = story.tell(JAAP, "TalkOpened", None, Body::default());
    let view = story.view();
    let talk = view.talk().unwrap();
    assert!(talk.opened.id() == second && talk.closed.is_none() && talk.summary.is_none());
}

#[test]
fn r141_what_was_heard_of_an_agreement_counts_until_the_resident_answers() {
    let (mut story, [.., line]) = told();
    let answer =
        |story: &Story| story.view().agreement(line).unwrap().answer.map(|said| said.text("answer").to_owned());
    assert_eq!(answer(&story).as_deref(), Some("unsure"));
    story.tell_seeing(CECILIA, "AgreementAnswered", None, Body::default().with("answer", "disagree"), &[line]);
    assert_eq!(answer(&story).as_deref(), Some("disagree"));
    story.tell_seeing(NAOMI, "AgreementHeard", None, Body::default().with("answer", "agree"), &[line]);
    assert_eq!(answer(&story).as_deref(), Some("disagree"), "nobody answers for the resident");
}

#[test]
fn what_two_professionals_prepare_stands_side_by_side_and_is_replaced_by_its_author_only() {
    let mut story = Story::begun();
    let first = story.tell(NAOMI, "Prepared", None, say("Rust"));
    story.tell(JAAP, "Prepared", None, say("Overzicht"));
    story.tell_seeing(NAOMI, "Prepared", None, say("Eerst eten"), &[first]);
    let view = story.view();
    let texts = [NAOMI, JAAP].map(|who| view.prepared_by(who.person).map(|said| said.text("text")));
    assert_eq!(texts, [Some("Eerst eten"), Some("Overzicht")]);
}

/// The kinds that end a talk, each told once, and then the end that names those of `named`.
fn ends(named: &[usize]) -> Vec<Entry> {
    let id = |n: usize| EventId(Uuid(0x9000 + n as u128));
    let make = |n, kind: &str, about, body, sees: &[EventId]| {
        let mut entry = entry(NAOMI, id(n), kind, about, body);
        (entry.event.sees, entry.event.device) = (sees.into(), DeviceId(NAOMI.person.0));
        entry
    };
    let at = Body::default()
        .with("at", "2024-06-17T18:30")
        .with("with", &*NAOMI.person.to_string())
        .with("place", "Buurtteam");
    let end = Body::default().with("on", "2024-06-13").with("by", &*NAOMI.person.to_string());
    let sees: Vec<EventId> = named.iter().map(|n| id(*n)).collect();
    vec![
        make(0, "TalkOpened", None, Body::default(), &[]),
        make(7, "AgreementMade", None, say("Jaap belt").with("by", &*JAAP.person.to_string()), &[]),
        make(1, "SummaryTold", Some(step(1).0), Body::default(), &[id(0), id(7)]),
        make(2, "SummaryHeard", None, Body::default().with("answer", "right"), &[id(1)]),
        make(3, "AgreementHeard", None, Body::default().with("answer", "agree"), &[id(7)]),
        make(4, "TaughtBack", Some(step(1).0), say("Alle post in de tas"), &[id(0)]),
        make(5, "AppointmentMade", None, at, &[]),
        make(6, "TalkClosed", None, end, &sees),
    ]
}

proptest! {
    #![proptest_config(cases())]

    /// An end ends a talk when it names the talk, the summary, what was said of it and of its line, the own words and the next
    /// moment; without any one of them it ends nothing, whoever sent it and in whatever order everything came.
    #[test]
    fn an_end_that_does_not_name_all_of_it_ends_nothing_on_any_replica(
        named in subsequence((0..6).collect::<Vec<usize>>(), 0..=6),
        order in Just((0..8).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let mut story = Story::begun();
        story.step(1, "resident", "open");
        let told = ends(&named);
        let mut late = fold(order.iter().map(|place| &told[*place]));
        story_into(&mut late);
        let view = late.view();
        prop_assert_eq!(view.talk().unwrap().closed.is_some(), named.len() == 6);
    }
}

/// The people, the phase and the step that the talk is about, after the talk itself.
fn story_into(fold: &mut crate::fold::Fold) {
    let joins = |author: crate::party::Author, role: &str| {
        let body = Body::default().with("name", role).with("role", role);
        entry(NAOMI, EventId(Uuid(author.person.0.0)), "PersonJoined", Some(author.person.0), body)
    };
    let phase = Body::default().with("phase", "calm");
    let added = super::made::added(0, &[]);
    let entries = [
        joins(NAOMI, "worker"),
        joins(JAAP, "specialist"),
        entry(NAOMI, EventId(Uuid(0x8001)), "PhaseAdded", Some(super::made::phase(0).0), phase),
        entry(NAOMI, EventId(Uuid(0x8002)), "StepAdded", Some(step(1).0), added),
    ];
    entries.iter().for_each(|entry| fold.apply(entry));
}
