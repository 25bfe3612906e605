//! I8: the numbers of a device have no holes, and go out in their order, whatever is answered and wherever it is cut off.

use domain::{
    api::Outcome,
    id::{EventId, Uuid},
    replica::OwnState,
};
use proptest::{collection::vec, prelude::*};

use super::{
    answers::{pushed, whole},
    phone::Phone,
};

#[derive(Clone, Debug)]
enum Act {
    Note,
    /// Cut off between the disk and the screen.
    NoteAndCrash,
    /// Each offered event has its outcome; the answer is lost after the server took them, or is heard.
    Push(Vec<Outcome>, Heard),
    Hole(u32),
    StartAgain,
    Pull(u128),
    Reopen,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Heard {
    Never,
    Written,
    Shown,
}

fn acts() -> impl Strategy<Value = Act> {
    use Outcome::{Accepted, Known, Refused};
    let outcome = prop_oneof![4 => Just(Accepted), 1 => Just(Known), 1 => Just(Refused)];
    let heard = prop_oneof![Just(Heard::Never), Just(Heard::Written), Just(Heard::Shown)];
    prop_oneof![
        6 => Just(Act::Note),
        2 => Just(Act::NoteAndCrash),
        4 => (vec(outcome, 1..6), heard).prop_map(|(outcomes, heard)| Act::Push(outcomes, heard)),
        1 => (1..9u32).prop_map(Act::Hole),
        1 => Just(Act::StartAgain),
        1 => (1..4u128).prop_map(Act::Pull),
        2 => Just(Act::Reopen),
    ]
}

fn act(phone: &mut Phone, made: &mut Vec<EventId>, act: Act) {
    match act {
        Act::Note => made.push(phone.notes("Rust")),
        Act::NoteAndCrash => {
            made.push(phone.keeps("Rust").event.id);
            phone.reopens();
        }
        Act::Push(outcomes, heard) => {
            let offered = phone.offers().into_iter().map(|nr| made[nr as usize - 1]);
            let results: Vec<_> = offered.zip(outcomes).collect();
            match (phone.replica.pushed(&pushed(Uuid(1), &results)), heard) {
                (Err(_), _) | (_, Heard::Never) => {}
                (Ok(change), Heard::Written) => {
                    phone.disk.commit(&change.writes);
                    phone.reopens();
                }
                (Ok(change), Heard::Shown) => drop(phone.settles(Ok(change))),
            }
        }
        Act::Hole(expected) => {
            if let Ok(change) = phone.replica.hole(expected) {
                phone.settles(Ok(change));
            }
        }
        Act::StartAgain => drop(phone.settles(Ok(phone.replica.start_again()))),
        Act::Pull(log) => drop(phone.settles(phone.replica.pulled(&whole(Uuid(log), &[]), None))),
        Act::Reopen => phone.reopens(),
    }
}

fn config() -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => usual,
        None => ProptestConfig { cases: 2_000, ..usual },
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn numbers_have_no_holes_and_go_out_in_order(all in vec(acts(), 0..40)) {
        let mut phone = Phone::new();
        let mut made = Vec::new();
        for one in all {
            act(&mut phone, &mut made, one);
            let numbers: Vec<u32> = phone.disk.own.keys().copied().collect();
            prop_assert_eq!(numbers, (1..=made.len() as u32).collect::<Vec<_>>());
            prop_assert_eq!(phone.disk.counter.next as usize, made.len() + 1);
            let waits = |id: &EventId| phone.replica.state_of(*id) == Some(OwnState::Outbox);
            let waiting: Vec<u64> = (1..).zip(&made).filter(|(_, id)| waits(id)).map(|(nr, _)| nr).collect();
            prop_assert_eq!(phone.offers(), waiting, "the outbox, in the order of the numbers");
            prop_assert!(made.iter().all(|id| phone.replica.state_of(*id).is_some()), "I2");
        }
    }
}
