//! What comes in: page by page, checked, and kept even when it cannot be read.

use domain::{api::Check, replica::Then};
use serde_json::json;

use super::{
    answers::{LOG, Logged, logged, page, whole, with_body},
    phone::Phone,
};

fn etag() -> Option<String> {
    Some("W/\"a-9-1\"".into())
}

#[test]
fn pages_come_in_until_there_is_no_more() {
    let mut phone = Phone::new();
    let all = [logged(1, "Brood"), logged(2, "Rust")];
    let all: Vec<&Logged> = all.iter().collect();
    assert_eq!(phone.settles(phone.replica.pulled(&page(LOG, &all, &all[..1], 1), etag())), Then::AskAgain);
    assert_eq!((phone.shows(), phone.replica.has_pulled()), (vec!["Brood".into()], false));
    assert_eq!(phone.replica.sync_state().etag, None, "half way, an unchanged log is no reason to stop");
    phone.reopens();
    assert_eq!(phone.replica.sync_state().cursor, Some(format!("{LOG} 1")));
    assert_eq!(phone.settles(phone.replica.pulled(&page(LOG, &all, &all[1..], 0), etag())), Then::Rest);
    for _ in 0..2 {
        assert_eq!((phone.shows(), phone.replica.has_pulled()), (vec!["Brood".into(), "Rust".into()], true));
        assert_eq!(phone.replica.sync_state().etag, etag());
        phone.reopens();
    }
    assert_eq!(phone.disk.entries.values().collect::<Vec<_>>(), [&all[0].row, &all[1].row], "byte for byte");
}

#[test]
fn a_page_that_comes_twice_changes_nothing() {
    let mut phone = Phone::new();
    let rust = logged(1, "Rust");
    for _ in 0..2 {
        assert_eq!(phone.settles(phone.replica.pulled(&whole(LOG, &[&rust]), etag())), Then::Rest);
        assert_eq!(phone.shows(), ["Rust"]);
    }
}

#[test]
fn a_device_that_does_not_hold_what_it_must_hold_starts_again() {
    let (brood, rust) = (logged(1, "Brood"), logged(2, "Rust"));
    for check in [vec![&brood, &rust], vec![&rust], vec![]] {
        let mut phone = Phone::new();
        phone.settles(phone.replica.pulled(&whole(LOG, &[&brood]), etag()));
        let answer = page(LOG, &check, &[], 0);
        assert_eq!(phone.settles(phone.replica.pulled(&answer, etag())), Then::Reload, "{:?}", check.len());
        assert_eq!((phone.shows(), phone.replica.sync_state().cursor.clone()), (vec!["Brood".into()], None));
        assert_eq!(phone.settles(phone.replica.pulled(&whole(LOG, &[&brood, &rust]), etag())), Then::Reload);
        assert_eq!((phone.shows(), phone.replica.has_pulled()), (vec!["Brood".into(), "Rust".into()], true));
    }
}

#[test]
fn a_stored_row_that_cannot_be_read_is_pulled_again() {
    let (brood, rust) = (logged(1, "Brood"), logged(2, "Rust"));
    let all = [&brood, &rust];
    let mut phone = Phone::new();
    phone.settles(phone.replica.pulled(&whole(LOG, &all), etag()));
    phone.disk.entries.insert(rust.id, rust.row[1..].into());
    phone.reopens();
    assert_eq!(phone.shows(), ["Brood"], "the rest stays on the screen");
    assert_eq!((phone.replica.sync_state().cursor.clone(), phone.replica.sync_state().etag.clone()), (None, None));
    phone.settles(phone.replica.pulled(&whole(LOG, &all), etag()));
    phone.reopens();
    assert_eq!((phone.shows(), phone.replica.sync_state().etag.clone()), (vec!["Brood".into(), "Rust".into()], etag()));
}

#[test]
fn an_event_of_a_newer_app_is_kept_and_the_rest_goes_on() {
    let rust = logged(1, "Rust");
    let deep = with_body(2, json!({ "text": { "nl": "Rust" }, "price": 1.5 }));
    let kin = Logged { row: logged(3, "Slaap").row.replace("worker", "kinsman"), ..logged(3, "Slaap") };
    let shown_to = r#""version":1,"audience":"family""#;
    let family = Logged { row: logged(4, "Brood").row.replace(r#""version":1"#, shown_to), ..logged(4, "Brood") };
    let all = [&rust, &deep, &kin, &family];
    let mut phone = Phone::new();
    assert_eq!(phone.settles(phone.replica.pulled(&whole(LOG, &all), etag())), Then::Rest);
    for _ in 0..2 {
        assert_eq!((phone.shows(), phone.replica.sync_state().etag.clone()), (vec!["Rust".into()], etag()));
        assert!(!phone.replica.fold().needs_update);
        phone.reopens();
    }
    assert_eq!(phone.disk.entries.values().collect::<Vec<_>>(), all.map(|logged| &logged.row), "byte for byte");

    let must = r#""version":9,"required":true,"audience":"family""#;
    let must = Logged { row: logged(5, "Post").row.replace(r#""version":1"#, must), ..logged(5, "Post") };
    let all = [&rust, &deep, &kin, &family, &must];
    phone.settles(phone.replica.pulled(&page(LOG, &all, &[&must], 0), etag()));
    for _ in 0..2 {
        assert!(phone.replica.fold().needs_update);
        phone.reopens();
    }
}

#[test]
fn an_answer_that_makes_no_sense_changes_nothing() {
    let phone = Phone::new();
    let rust = logged(1, "Rust");
    let without_id = Logged { row: rust.row.replace(r#""id""#, r#""name""#), ..logged(1, "Rust") };
    for answer in ["", "{}", &whole(LOG, &[&without_id]), &whole(LOG, &[&rust])[1..]] {
        assert!(phone.replica.pulled(answer, etag()).is_err(), "{answer}");
    }
}

#[test]
fn a_check_tells_sets_apart() {
    let ids = [logged(1, "").id, logged(2, "").id, logged(3, "").id];
    assert_ne!(Check::of(&ids[..2].iter().copied().collect()), Check::of(&ids[2..].iter().copied().collect()));
    let mut one_by_one = Check::default();
    ids.iter().for_each(|id| one_by_one.add(*id));
    assert_eq!(one_by_one, Check::of(&ids.into_iter().collect()));
}
