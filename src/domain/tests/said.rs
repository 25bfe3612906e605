//! What people tell each other is gathered whole, or not at all.

use super::made::{CECILIA, NAOMI, Story, person, step};
use crate::{
    body::{Body, Scalar},
    event::{Entry, Event},
    fact::Fact,
    id::{EventId, Uuid},
    party::{Audience, Party},
    rights::may_make,
    said::Saying,
    topic::Topic,
};

/// A body that has all that any kind needs.
fn full() -> Body {
    let who = person(1).to_string();
    let mut body = Body::default();
    let fields = [
        ("text", "Bel mij"),
        ("before", "2024-06-20"),
        ("to", &*who),
        ("how", "with"),
        ("person", &*who),
        ("value", "no"),
        ("by", "resident"),
        ("answer", "agree"),
        ("channel", "call"),
        ("at", "2024-06-20T10:00"),
        ("with", &*who),
        ("place", "Buurthuis"),
        ("outcome", "held"),
        ("then", &*who),
        ("on", "2024-06-21"),
        ("from", "09:00"),
    ];
    for (field, value) in fields {
        body = body.with(field, value);
    }
    body.with("language", "Nederlands").with("days", 2)
}

fn event(kind: Saying, about: Option<Uuid>, body: Body) -> Event {
    super::made::entry(NAOMI, EventId(Uuid(7)), kind.key(), about, body).event
}

/// What a kind needs besides: some words stand for something else there.
fn fitting(kind: Saying) -> Body {
    match kind {
        Saying::Paused => full().with("how", "lighten"),
        Saying::TimesSet => full().with("days", "15"),
        Saying::SummaryHeard => full().with("answer", "right"),
        Saying::TalkClosed => full().with("by", &*NAOMI.person.to_string()),
        Saying::HoursSet => full().with("days", "1245").with("to", "17:00"),
        _ => full(),
    }
}

#[test]
fn every_kind_is_read_and_gathered_when_it_holds_what_it_needs() {
    for kind in Saying::ALL {
        let read = [None, Some(step(1).0)].map(|about| Fact::read(&event(*kind, about, fitting(*kind))).is_ok());
        assert!(read.contains(&true), "{}", kind.key());
        let about = if read[1] { Some(step(1).0) } else { None };
        let mut story = Story::default();
        story.fold.apply(&Entry { author: NAOMI, event: event(*kind, about, fitting(*kind)) });
        assert_eq!(story.fold.view().said_of(*kind).len(), 1, "{}", kind.key());
    }
}

#[test]
fn what_lacks_something_is_refused_with_the_field_and_gathers_nothing() {
    let cases = [
        (Saying::AnswerPromised, "before", "soon"),
        (Saying::QuestionForwarded, "to", "Jaap"),
        (Saying::ConfidenceSet, "value", "perhaps"),
        (Saying::QuestionAnswered, "text", " "),
        (Saying::AppointmentMade, "at", "2024-06-20"),
        (Saying::AgreementMade, "by", "somebody"),
        (Saying::HoursSet, "from", "nine"),
    ];
    for (kind, field, wrong) in cases {
        let event = event(kind, Some(step(1).0), fitting(kind).with(field, wrong));
        let of_route = matches!(kind, Saying::AppointmentMade | Saying::AgreementMade);
        let event = if of_route { Event { about: None, ..event } } else { event };
        assert_eq!(Fact::read(&event).unwrap_err().field, field, "{}", kind.key());
        let mut story = Story::default();
        story.fold.apply(&Entry { author: NAOMI, event });
        assert!(story.fold.view().said.is_empty());
    }
    let astray = event(Saying::HelpAsked, None, full());
    assert_eq!(Fact::read(&astray).unwrap_err().field, "about");
    let number = event(Saying::CardSet, None, full().with("days", Scalar::Number(900)));
    assert_eq!(Fact::read(&number).unwrap_err().field, "days");
}

#[test]
fn a_resident_says_what_is_the_residents_to_say() {
    for kind in ["QuestionAsked", "OwnStepAdded", "WindowSet", "OwnerSet", "QuietSet", "CrisisStarted", "Resumed"] {
        assert!(may_make(Party::Resident, kind), "{kind}");
    }
    for kind in ["QuestionAnswered", "AgreementMade", "CrisisEnded", "AppointmentHeld", "ObstacleTaken"] {
        assert!(!may_make(Party::Resident, kind), "{kind}");
    }
    assert!(!may_make(Party::Worker, "QuestionAsked"));
    assert!(!may_make(Party::Volunteer, "OwnerSet"));
}

#[test]
fn a_private_question_and_its_answer_stay_between_resident_and_worker() {
    assert!(Party::Resident.may_see(Audience::Worker) && Party::Worker.may_see(Audience::Worker));
    assert!(!Party::Specialist.may_see(Audience::Worker) && !Party::Volunteer.may_see(Audience::Worker));
}

#[test]
fn what_was_ended_does_not_stand() {
    let mut story = Story::begun();
    let paused = story.tell(CECILIA, "Paused", None, full().with("how", "pause"));
    assert_eq!(story.fold.view().standing(Saying::Paused, &[Saying::Resumed]).len(), 1);
    story.tell_seeing(CECILIA, "Resumed", None, Body::default(), &[paused]);
    assert!(story.fold.view().standing(Saying::Paused, &[Saying::Resumed]).is_empty());
}

#[test]
fn who_noted_a_win_takes_it_back_and_nobody_else_does() {
    let mut story = Story::begun();
    let win = story.tell(CECILIA, "WinNoted", None, full().with("icon", "letter"));
    story.tell_seeing(NAOMI, "WinWithdrawn", None, Body::default(), &[win]);
    assert_eq!(story.fold.view().better.len(), 1);
    story.tell_seeing(CECILIA, "WinWithdrawn", None, Body::default(), &[win]);
    assert!(story.fold.view().better.is_empty());
}

#[test]
fn a_step_that_the_resident_added_is_the_residents_own_and_open() {
    let mut story = Story::begun();
    story.tell(CECILIA, "OwnStepAdded", Some(step(5).0), Body::default().with("title", "Bel oma"));
    let view = story.fold.view();
    let step = view.step(step(5)).unwrap();
    assert_eq!(step.status(), crate::status::Status::ToDo);
}

#[test]
fn each_kind_shows_a_topic_but_the_hours_of_a_person() {
    let frame: Vec<_> = Saying::ALL.iter().filter(|kind| kind.topic().is_none()).collect();
    assert_eq!(frame, [&Saying::HoursSet]);
    assert_eq!(Saying::NoteWritten.topic(), Some(Topic::Questions));
}
