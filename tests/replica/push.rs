//! What is sent, and what follows from each answer to it.

use domain::{
    api::{LARGEST_PUSH, MOST_PUSHED, Outcome},
    replica::{OwnState, Then},
};

use super::{
    answers::{LOG, pushed, took},
    phone::Phone,
};

#[test]
fn a_push_holds_the_oldest_hundred_in_the_order_of_their_numbers() {
    let mut phone = Phone::new();
    assert_eq!(phone.replica.push(), None);
    for _ in 0..=MOST_PUSHED {
        phone.notes("Rust");
    }
    phone.reopens();
    assert_eq!(phone.offers(), (1..=MOST_PUSHED as u64).collect::<Vec<_>>());
    assert_eq!(phone.replica.unsent(), MOST_PUSHED + 1);
}

#[test]
fn a_push_holds_at_most_256_kib_and_at_least_one_event() {
    let mut phone = Phone::new();
    for _ in 0..60 {
        phone.notes(&"x".repeat(7_000));
    }
    let body = phone.replica.push().unwrap();
    let one = phone.disk.own[&1].len();
    assert!(body.len() <= LARGEST_PUSH && body.len() + one > LARGEST_PUSH, "{}", body.len());
    let mut phone = Phone::new();
    phone.notes(&"x".repeat(LARGEST_PUSH));
    phone.notes("Rust");
    assert_eq!(phone.offers(), [1]);
}

#[test]
fn a_push_that_fits_to_the_byte_is_sent_whole() {
    let mut phone = Phone::new();
    phone.notes("");
    let empty = phone.replica.push().unwrap().len();
    phone.notes(&"x".repeat(LARGEST_PUSH - 2 * empty + r#"{"events":[]}"#.len() - 1));
    assert_eq!(phone.replica.push().map(|body| body.len()), Some(LARGEST_PUSH));
    assert_eq!(phone.offers(), [1, 2]);
    let mut phone = Phone::new();
    phone.notes("");
    phone.notes(&"x".repeat(LARGEST_PUSH - 2 * empty + r#"{"events":[]}"#.len()));
    assert_eq!(phone.offers(), [1], "one byte more");
}

#[test]
fn what_was_accepted_or_known_is_acknowledged_and_not_sent_again() {
    let mut phone = Phone::new();
    let ids = [phone.notes("Brood"), phone.notes("Rust"), phone.notes("Post")];
    let answer = pushed(LOG, &[(ids[0], Outcome::Accepted), (ids[1], Outcome::Known)]);
    assert_eq!(phone.settles(phone.replica.pushed(&answer)), Then::AskAgain);
    for _ in 0..2 {
        use OwnState::{Acknowledged, Outbox};
        assert_eq!(phone.states(&ids), [Some(Acknowledged), Some(Acknowledged), Some(Outbox)]);
        assert_eq!(phone.offers(), [3]);
        phone.reopens();
    }
}

#[test]
fn what_was_refused_leaves_the_screen_and_its_reason_is_shown() {
    let mut phone = Phone::new();
    let ids = [phone.notes("Brood"), phone.notes("Rust")];
    let answer = pushed(LOG, &[(ids[0], Outcome::Refused), (ids[1], Outcome::Accepted)]);
    assert_eq!(phone.settles(phone.replica.pushed(&answer)), Then::Reload);
    for _ in 0..2 {
        assert_eq!(phone.states(&ids), [Some(OwnState::Refused), Some(OwnState::Acknowledged)]);
        assert_eq!(phone.shows(), ["Rust"]);
        assert_eq!(phone.replica.refusals().collect::<Vec<_>>(), ["sees: not yours"]);
        assert_eq!(phone.offers(), [0; 0]);
        phone.reopens();
    }
}

#[test]
fn a_number_that_the_server_misses_is_offered_again_with_all_after_it() {
    let mut phone = Phone::new();
    let ids = [phone.notes("Brood"), phone.notes("Post"), phone.notes("Rust")];
    phone.settles(phone.replica.pushed(&took(LOG, &ids)));
    phone.notes("Slaap");
    assert_eq!(phone.offers(), [4]);
    assert_eq!(phone.settles(phone.replica.hole(2)), Then::Reload);
    assert_eq!(phone.offers(), [2, 3, 4]);
    assert!(phone.replica.hole(9).is_err(), "a number that was never given");
    assert!(phone.replica.hole(2).is_err(), "all that it misses is offered already");
}

#[test]
fn an_answer_that_makes_no_sense_changes_nothing() {
    let mut phone = Phone::new();
    let id = phone.notes("Rust");
    let of_another = took(LOG, &[domain::id::EventId::default()]);
    for answer in ["", "[]", r#"{"results":[]}"#, &of_another, &pushed(LOG, &[])] {
        assert!(phone.replica.pushed(answer).is_err(), "{answer}");
    }
    assert_eq!(phone.states(&[id]), [Some(OwnState::Outbox)]);
}
