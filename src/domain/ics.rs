//! A day in somebody's own calendar: iCalendar (RFC 5545), as every phone and computer reads it.
//!
//! Times are those on the clocks of Amsterdam; the file brings its own rules for summer and winter time, since a reader
//! need not know the zone by its name (RFC 5545, section 3.6.5).

use chrono::{NaiveDateTime, TimeDelta};

use crate::id::EventId;

/// The longest line, in octets without its end (section 3.1).
const LONGEST: usize = 75;

/// Summer time in the European Union begins and ends on the last Sunday of March and of October, at 01:00 UTC
/// (directive 2000/84/EC).
const ZONE: &str = "BEGIN:VTIMEZONE\nTZID:Europe/Amsterdam\n\
    BEGIN:DAYLIGHT\nDTSTART:19810329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n\
    TZNAME:CEST\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\n\
    BEGIN:STANDARD\nDTSTART:19961027T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n\
    TZNAME:CET\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE";

/// What stands in the calendar. The words are shown on a phone that others may see: they say nothing about debts.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// What it is for: the appointment's event.
    pub of: EventId,
    /// What tells apart the items of one appointment, such as `reminder`; empty for the appointment itself.
    pub part: &'a str,
    /// When it begins, on the clocks of Amsterdam.
    pub at: NaiveDateTime,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// Whether the calendar rings when it begins.
    pub rings: Ring,
    /// What it is called.
    pub title: &'a str,
    /// Where it is; empty when that does not matter.
    pub place: &'a str,
    /// What else there is to know; empty when there is nothing.
    pub text: &'a str,
}

/// Whether a calendar rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// When it begins.
    AtStart,
    /// As the reader's own settings say.
    AsSet,
}

/// The file that puts `item` in a calendar; `made` is when it was made, in UTC. Putting the same item in twice keeps one.
pub fn calendar(item: &Item<'_>, made: NaiveDateTime) -> String {
    let mut file = String::new();
    let mut add = |name: &str, value: &str| fold(&[name, value].concat(), &mut file);
    add("BEGIN:VCALENDAR", "");
    add("VERSION:2.0", "");
    add("PRODID:-//Routekaart//Mijn stappen//NL", "");
    ZONE.lines().for_each(|line| add(line, ""));
    add("BEGIN:VEVENT", "");
    let part = if item.part.is_empty() { String::new() } else { [".", item.part].concat() };
    add("UID:", &[&*item.of.to_string(), &part].concat());
    add("DTSTAMP:", &[&*basic(made), "Z"].concat());
    add("DTSTART;TZID=Europe/Amsterdam:", &basic(item.at));
    add("DTEND;TZID=Europe/Amsterdam:", &basic(item.at + TimeDelta::minutes(item.minutes.into())));
    for (name, text) in [("SUMMARY:", item.title), ("LOCATION:", item.place), ("DESCRIPTION:", item.text)] {
        if !text.is_empty() {
            add(name, &escaped(text));
        }
    }
    if item.rings == Ring::AtStart {
        add("BEGIN:VALARM", "");
        add("ACTION:DISPLAY", "");
        add("TRIGGER:PT0S", "");
        add("DESCRIPTION:", &escaped(item.title));
        add("END:VALARM", "");
    }
    add("END:VEVENT", "");
    add("END:VCALENDAR", "");
    file
}

/// Writes one line, in pieces of at most [`LONGEST`] octets; a piece that goes on begins with a space (section 3.1).
fn fold(line: &str, file: &mut String) {
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(letter);
        octets += letter.len_utf8();
    }
    file.push_str("\r\n");
}

/// `20240617T183000`, by hand: a formatter of times costs the phone kilobytes.
fn basic(at: NaiveDateTime) -> String {
    // "2024-06-17" and "18:30:00" without their signs.
    let both = [at.date().to_string(), "T".into(), at.time().to_string()].concat();
    both.chars().filter(|letter| !matches!(letter, '-' | ':')).take(15).collect()
}

/// A text as a value (section 3.3.11). A control character has no place in it.
fn escaped(text: &str) -> String {
    let mut value = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}
