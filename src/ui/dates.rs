//! Days and times in words. By our own texts rather than by the browser's, so that every phone
//! says the same, and so that it is tested without one.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::text::{Key, Texts};

/// "vrijdag 14 juni".
pub fn long(texts: &Texts, day: NaiveDate) -> String {
    let weekday = nth(texts.get(Key::DateWeekdays), day.weekday().num_days_from_monday());
    texts.fill(Key::DateLong, &[("weekday", weekday), ("day", &day.day().to_string()), ("month", month(texts, day))])
}

/// "14 juni".
pub fn short(texts: &Texts, day: NaiveDate) -> String {
    texts.fill(Key::DateShort, &[("day", &day.day().to_string()), ("month", month(texts, day))])
}

/// "18.30 uur".
pub fn time(texts: &Texts, time: NaiveTime) -> String {
    let two = |number: u32| {
        let mut digits = String::from(if number < 10 { "0" } else { "" });
        digits.push_str(&number.to_string());
        digits
    };
    texts.fill(Key::DateTime, &[("hour", &time.hour().to_string()), ("minute", &two(time.minute()))])
}

/// "maandag 17 juni, 18.30 uur".
pub fn at(texts: &Texts, at: NaiveDateTime) -> String {
    texts.fill(Key::DateAt, &[("date", &long(texts, at.date())), ("time", &time(texts, at.time()))])
}

fn month(texts: &Texts, day: NaiveDate) -> &str {
    nth(texts.get(Key::DateMonths), day.month0())
}

/// The texts hold the names of days and months as one line, parted by a bar.
fn nth(names: &str, index: u32) -> &str {
    names.split('|').nth(index as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_as_people_say_it() {
        let texts = Texts::dutch();
        let day = NaiveDate::from_ymd_opt(2024, 6, 14).unwrap();
        assert_eq!(long(&texts, day), "vrijdag 14 juni");
        assert_eq!(short(&texts, day), "14 juni");
        assert_eq!(time(&texts, NaiveTime::from_hms_opt(18, 5, 0).unwrap()), "18.05 uur");
        assert_eq!(at(&texts, day.and_hms_opt(9, 0, 0).unwrap()), "vrijdag 14 juni, 9.00 uur");
    }
}
