//! Starting again, after 410, a restore, or storage that was damaged: nothing of this device is lost, and what
//! was on the screen stays there until all that replaces it is here.

use domain::replica::{OwnState, Then};

use super::{
    answers::{LOG, Logged, OTHER, logged, page, took, whole},
    phone::Phone,
};

/// A phone with Naomi's "Brood" and "Post" and its own "Rust", all of it in `LOG`.
fn synced() -> (Phone, [Logged; 2], domain::id::EventId) {
    let mut phone = Phone::new();
    let naomis = [logged(1, "Brood"), logged(2, "Post")];
    let own = phone.notes("Rust");
    phone.settles(phone.replica.pushed(&took(LOG, &[own])));
    phone.settles(phone.replica.pulled(&whole(LOG, &[&naomis[0], &naomis[1]]), Some("etag".into())));
    (phone, naomis, own)
}

#[track_caller]
fn has_started_again(phone: &mut Phone) {
    for _ in 0..2 {
        assert_eq!(phone.shows(), ["Brood", "Post", "Rust"]);
        assert_eq!(phone.offers(), [1]);
        let state = phone.replica.sync_state();
        assert_eq!((&state.cursor, &state.etag, phone.replica.has_pulled()), (&None, &None, true));
        phone.reopens();
    }
}

#[test]
fn gone_or_another_log_offers_every_own_event_again_and_keeps_what_is_shown() {
    let (mut phone, _, _) = synced();
    assert_eq!(phone.settles(Ok(phone.replica.start_again())), Then::Reload);
    has_started_again(&mut phone);

    let (mut phone, naomis, _) = synced();
    assert_eq!(phone.settles(phone.replica.pulled(&whole(OTHER, &[&naomis[0]]), None)), Then::Reload);
    has_started_again(&mut phone);

    let (mut phone, _, own) = synced();
    assert_eq!(phone.settles(phone.replica.pushed(&took(OTHER, &[own]))), Then::Reload);
    has_started_again(&mut phone);
}

#[test]
fn what_the_new_log_does_not_hold_goes_when_the_new_one_is_here_as_a_whole() {
    let (mut phone, [brood, _], own) = synced();
    let slaap = logged(9, "Slaap");
    let all = [&brood, &slaap];
    phone.settles(Ok(phone.replica.start_again()));
    phone.settles(phone.replica.pushed(&took(OTHER, &[own])));
    let half = page(OTHER, &all, &all[..1], 1);
    assert_eq!(phone.settles(phone.replica.pulled(&half, None)), Then::AskAgain);
    assert_eq!(phone.shows(), ["Brood", "Post", "Rust"]);
    assert_eq!(phone.replica.sync_state().cursor, Some(format!("{OTHER} 1")));
    phone.reopens();
    assert_eq!(phone.replica.sync_state().cursor, None, "half of it was not kept");
    assert_eq!(phone.settles(phone.replica.pulled(&half, None)), Then::AskAgain);
    let rest = page(OTHER, &all, &all[1..], 0);
    assert_eq!(phone.settles(phone.replica.pulled(&rest, Some("etag".into()))), Then::Reload);
    for _ in 0..2 {
        assert_eq!(phone.shows(), ["Brood", "Rust", "Slaap"]);
        assert_eq!(phone.replica.sync_state().etag.as_deref(), Some("etag"));
        assert_eq!(phone.states(&[own]), [Some(OwnState::Acknowledged)]);
        phone.reopens();
    }
}

#[test]
fn a_log_that_changes_while_starting_again_is_noticed() {
    let (mut phone, [brood, post], _) = synced();
    phone.settles(Ok(phone.replica.start_again()));
    let all = [&brood, &post];
    phone.settles(phone.replica.pulled(&page(OTHER, &all, &all[..1], 1), None));
    phone.reopens();
    phone.settles(phone.replica.pulled(&whole(LOG, &all), None));
    has_started_again(&mut phone);
}

#[test]
fn what_was_acknowledged_before_the_first_pull_is_offered_to_another_log() {
    let mut phone = Phone::new();
    let own = phone.notes("Rust");
    phone.settles(phone.replica.pushed(&took(LOG, &[own])));
    phone.reopens();
    assert_eq!(phone.offers(), [0; 0]);
    phone.settles(phone.replica.pulled(&whole(OTHER, &[]), Some("etag".into())));
    assert_eq!(phone.offers(), [1]);
}

#[test]
fn what_was_acknowledged_by_a_log_that_is_forgotten_is_offered_again() {
    let (mut phone, _, _) = synced();
    phone.disk.sync = Some("{".into());
    phone.reopens();
    has_started_again(&mut phone);
}

#[test]
fn a_damaged_row_does_not_forget_the_log() {
    let (mut phone, [brood, post], _) = synced();
    phone.disk.entries.insert(post.id, String::new());
    phone.reopens();
    assert_eq!(phone.offers(), [0; 0]);
    phone.settles(phone.replica.pulled(&whole(OTHER, &[&brood]), None));
    assert_eq!(phone.offers(), [1]);
}

#[test]
fn what_is_kept_while_storage_is_read_stays() {
    let (mut phone, _, own) = synced();
    let before = phone.disk.saved();
    let late = phone.notes("Slaap");
    phone.replica.reload(&before);
    assert_eq!(phone.shows(), ["Brood", "Post", "Rust", "Slaap"]);
    assert_eq!(phone.offers(), [2]);

    let sealed = phone.keeps("Zon");
    phone.replica.reload(&phone.disk.saved());
    phone.replica.took(sealed.event.clone(), &sealed.raw);
    assert_eq!(phone.shows(), ["Brood", "Post", "Rust", "Slaap", "Zon"]);
    use OwnState::{Acknowledged, Outbox};
    let all = [own, late, sealed.event.id];
    assert_eq!(phone.states(&all), [Some(Acknowledged), Some(Outbox), Some(Outbox)]);
}
