//! A calendar file as RFC 5545 asks for it.

use chrono::NaiveDateTime;
use proptest::prelude::*;

use crate::{
    ics::{Item, Ring, calendar},
    id::{EventId, Uuid},
    said::moment,
};

fn at(text: &str) -> NaiveDateTime {
    moment(text).unwrap()
}

fn item<'a>(title: &'a str, text: &'a str) -> Item<'a> {
    let at = at("2024-06-17T18:30");
    Item { of: EventId(Uuid(7)), part: "", at, minutes: 60, rings: Ring::AsSet, title, place: "Buurtteam", text }
}

fn written(item: &Item<'_>) -> String {
    calendar(item, at("2024-06-10T08:12"))
}

/// The lines as a reader puts them together again.
fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(Into::into).collect()
}

#[test]
fn r117_an_appointment_is_a_calendar_file_with_a_name_a_stamp_and_the_time_of_amsterdam() {
    let file = written(&item("Gesprek met Naomi", "Neem de tas mee."));
    let lines = unfolded(&file);
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Amsterdam",
        "UID:00000000-0000-0000-0000-000000000007",
        "DTSTAMP:20240610T081200Z",
        "DTSTART;TZID=Europe/Amsterdam:20240617T183000",
        "DTEND;TZID=Europe/Amsterdam:20240617T193000",
        "SUMMARY:Gesprek met Naomi",
        "LOCATION:Buurtteam",
        "DESCRIPTION:Neem de tas mee.",
        "END:VCALENDAR",
    ] {
        assert_eq!(lines.iter().filter(|one| *one == line).count(), 1, "{line}");
    }
    let begun = |word: &str| lines.iter().filter(|line| line.starts_with(word)).count();
    assert_eq!(begun("BEGIN:"), begun("END:"));
    assert!(!file.contains("VALARM"), "rings as the reader set it");
}

#[test]
fn a_reminder_rings_and_is_another_item_than_the_appointment() {
    let file = written(&Item { part: "reminder", rings: Ring::AtStart, ..item("Morgen een gesprek", "") });
    let lines = unfolded(&file);
    assert!(lines.contains(&"UID:00000000-0000-0000-0000-000000000007.reminder".to_owned()));
    assert!(lines.contains(&"TRIGGER:PT0S".to_owned()));
    let said = lines.iter().filter(|line| line.starts_with("DESCRIPTION:"));
    assert_eq!(said.count(), 1, "only the alarm says what it is");
}

#[test]
fn signs_that_mean_something_in_a_calendar_are_written_as_letters() {
    let file = written(&item("a,b;c\\d\r\ne\tf", ""));
    assert!(unfolded(&file).contains(&r"SUMMARY:a\,b\;c\\d\nef".to_owned()), "{file}");
}

proptest! {
    #![proptest_config(super::cases())]

    #[test]
    fn every_line_ends_as_it_should_is_at_most_75_octets_and_comes_back_whole(title in "\\PC{0,200}", text in "\\PC{0,200}") {
        let file = written(&item(&title, &text));
        prop_assert!(file.ends_with("\r\n"));
        prop_assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let plain = |value: &str| value.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        let lines = unfolded(&file);
        let title = ["SUMMARY:", &title].concat();
        prop_assert!(title == "SUMMARY:" || lines.iter().any(|line| plain(line) == title), "{}", file);
    }
}
