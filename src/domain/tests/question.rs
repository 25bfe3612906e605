//! Questions: what is open, who answers, and before when.

use chrono::NaiveDate;

use super::made::{CECILIA, JAAP, NAOMI, Story, entry, person, step};
use crate::{
    body::{Body, day},
    id::{EventId, PersonId, Uuid},
    party::{Audience, Author},
    question::Thread,
    view::RouteView,
};

fn about(story: &mut Story, author: Author, kind: &str, body: Body, sees: &[EventId]) -> EventId {
    story.tell_seeing(author, kind, Some(step(1).0), body, sees)
}

fn asked(story: &mut Story, sees: &[EventId]) -> EventId {
    about(story, CECILIA, "QuestionAsked", Body::default(), sees)
}

fn answered(story: &mut Story, author: Author, sees: &[EventId]) -> EventId {
    about(story, author, "QuestionAnswered", Body::default().with("text", "Alle post mag in de tas."), sees)
}

fn promised(story: &mut Story, before: &str, sees: &[EventId]) -> EventId {
    about(story, NAOMI, "AnswerPromised", Body::default().with("before", before), sees)
}

fn on(text: &str) -> Option<NaiveDate> {
    Some(day(text).unwrap())
}

fn thread(view: &RouteView) -> Thread<'_> {
    view.thread(Some(step(1)), Audience::Everyone)
}

fn ids(said: &[&crate::said::Said]) -> Vec<EventId> {
    said.iter().map(|said| said.id()).collect()
}

fn who(view: &RouteView) -> Option<PersonId> {
    thread(view).answerer().map(|(id, _)| id)
}

fn card(story: &mut Story, author: Author, days: i64, sees: &[EventId]) -> EventId {
    let body = Body::default().with("person", &*author.person.to_string()).with("channel", "call").with("days", days);
    story.tell_seeing(NAOMI, "CardSet", None, body, sees)
}

fn begun() -> Story {
    let mut story = Story::begun();
    story.step(1, "resident", "open");
    story
}

#[test]
fn r011_a_question_is_answered_by_who_helps_within_the_days_of_the_card_or_else_the_usual() {
    let mut story = begun();
    let question = asked(&mut story, &[]);
    let view = story.view();
    assert_eq!(who(&view), Some(NAOMI.person));
    assert_eq!(thread(&view).before(), on("2024-06-12"), "the Monday after which it was asked, and two days");
    assert_eq!(ids(&thread(&view).unanswered), [question]);

    let first = card(&mut story, NAOMI, 5, &[]);
    card(&mut story, JAAP, 1, &[]);
    assert_eq!(thread(&story.view()).before(), on("2024-06-17"), "over a weekend");
    card(&mut story, NAOMI, 3, &[first]);
    assert_eq!(thread(&story.view()).before(), on("2024-06-13"));
}

#[test]
fn r107_who_finds_it_out_changes_before_when_the_answer_comes() {
    let mut story = begun();
    let question = asked(&mut story, &[]);
    let first = promised(&mut story, "2024-06-20", &[question]);
    assert_eq!(thread(&story.view()).before(), on("2024-06-20"));
    assert_eq!(thread(&story.view()).read().map(|mark| mark.author), Some(NAOMI), "who promises has read it");
    promised(&mut story, "2024-06-18", &[question, first]);
    assert_eq!(thread(&story.view()).before(), on("2024-06-18"));
    promised(&mut story, "2024-06-19", &[question]);
    assert_eq!(thread(&story.view()).before(), on("2024-06-19"), "of two at once the later is kept to");
}

#[test]
fn r097_a_question_is_read_when_somebody_says_so_and_answered_when_somebody_answers() {
    let mut story = begun();
    let question = asked(&mut story, &[]);
    assert_eq!(thread(&story.view()).read(), None);
    about(&mut story, JAAP, "QuestionRead", Body::default(), &[question]);
    let view = story.view();
    assert_eq!(thread(&view).read().map(|mark| mark.author), Some(JAAP));
    assert_eq!(thread(&view).answered(), None);
    answered(&mut story, NAOMI, &[question]);
    let view = story.view();
    assert_eq!(thread(&view).answered().map(|mark| mark.author), Some(NAOMI));
    assert!(thread(&view).unanswered.is_empty() && thread(&view).before().is_none());
    assert_eq!(ids(&thread(&view).open), [question], "only the resident closes it");
}

#[test]
fn r090_a_follow_up_and_the_answers_of_both_are_one_thread() {
    let mut story = begun();
    let first = asked(&mut story, &[]);
    answered(&mut story, NAOMI, &[first]);
    let second = asked(&mut story, &[first]);
    let view = story.view();
    assert_eq!(ids(&thread(&view).unanswered), [second], "the first was answered");
    assert_eq!(thread(&view).read(), None, "nobody has read the second");
    answered(&mut story, JAAP, &[second]);
    let view = story.view();
    assert_eq!(thread(&view).said.len(), 4);
    assert!(thread(&view).unanswered.is_empty());

    about(&mut story, CECILIA, "QuestionClosed", Body::default(), &[second]);
    assert!(thread(&story.view()).open.is_empty(), "what it went on with is closed too");
    assert!(story.view().open_threads().is_empty());
}

#[test]
fn an_answer_to_a_follow_up_answers_what_it_went_on_with_and_no_later_question() {
    let mut story = begun();
    let first = asked(&mut story, &[]);
    let second = asked(&mut story, &[first]);
    let third = asked(&mut story, &[second]);
    answered(&mut story, NAOMI, &[second]);
    let view = story.view();
    assert_eq!(ids(&thread(&view).unanswered), [third]);
    assert_eq!(thread(&view).latest().map(|said| said.id()), Some(third));
}

#[test]
fn r135_a_question_that_is_passed_on_keeps_its_thread_and_gets_a_new_name() {
    let mut story = begun();
    let question = asked(&mut story, &[]);
    let to = |author: Author| Body::default().with("to", &*author.person.to_string());
    let first = about(&mut story, NAOMI, "QuestionForwarded", to(JAAP), &[question]);
    let view = story.view();
    assert_eq!(who(&view), Some(JAAP.person));
    assert_eq!((thread(&view).said.len(), view.open_threads().len()), (2, 1));
    about(&mut story, JAAP, "QuestionForwarded", to(NAOMI), &[question, first]);
    assert_eq!(who(&story.view()), Some(NAOMI.person), "and back again");
}

#[test]
fn r026_a_private_question_is_a_thread_of_its_own_that_the_worker_answers() {
    let mut story = begun();
    let shared = asked(&mut story, &[]);
    let private = EventId(Uuid(0x900));
    let mut told = entry(CECILIA, private, "QuestionAsked", Some(step(1).0), Body::default());
    told.event.audience = Audience::Worker;
    story.fold.apply(&told);
    answered(&mut story, NAOMI, &[private]);
    let view = story.view();
    let aside = view.thread(Some(step(1)), Audience::Worker);
    assert_eq!(aside.said.len(), 2, "the answer belongs to the question, whatever its own audience");
    assert_eq!(aside.answerer().map(|(id, _)| id), Some(person(1)));
    assert_eq!(ids(&thread(&view).open), [shared]);
    assert_eq!(view.open_threads().len(), 2);
}

#[test]
fn an_answer_comes_after_its_question_whatever_the_clocks_say() {
    let mut story = begun();
    let question = asked(&mut story, &[]);
    let mut told =
        entry(NAOMI, EventId(Uuid(0)), "QuestionAnswered", Some(step(1).0), Body::default().with("text", "Ja."));
    told.event.at = "2014-06-10T10:00:00+02:00".into();
    told.event.sees = vec![question];
    story.fold.apply(&told);
    assert_eq!(ids(&thread(&story.view()).said), [question, told.event.id]);
}

#[test]
fn words_that_go_round_in_a_ring_come_to_an_end() {
    let mut story = begun();
    for (id, sees) in [(0x901, 0x902), (0x902, 0x901)] {
        let mut told = entry(CECILIA, EventId(Uuid(id)), "QuestionAsked", Some(step(1).0), Body::default());
        told.event.sees = vec![EventId(Uuid(sees))];
        story.fold.apply(&told);
    }
    answered(&mut story, NAOMI, &[EventId(Uuid(0x901))]);
    assert!(thread(&story.view()).unanswered.is_empty());
}
