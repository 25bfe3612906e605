//! Working days: when somebody at a desk can be expected to do something.
//!
//! Saturdays, Sundays and the general holidays of the Netherlands are none (Algemene termijnenwet, articles 2 and 3:
//! <https://wetten.overheid.nl/BWBR0002448>, read on 2026-11-22). Other days on which an office is closed are not known.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

/// Whether an office works on `day`.
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

/// The day that is `count` working days after `day`; the same day when `count` is 0.
pub fn after_working_days(day: NaiveDate, count: u16) -> NaiveDate {
    let later = day.iter_days().skip(1).filter(|day| is_working_day(*day));
    match count {
        0 => day,
        // The calendar of chrono goes on for 260,000 years.
        _ => later.take(usize::from(count)).last().unwrap_or(day),
    }
}

/// How many working days there are after `from`, up to and including `to`.
pub fn working_days_until(from: NaiveDate, to: NaiveDate) -> usize {
    from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| is_working_day(*day)).count()
}

/// Three days to choose from when `today` does not suit: soon, in the middle of the week ahead, and after it. Working
/// days, so that who helps can be reached; never `now`, the day on which it stands already.
pub fn other_days(today: NaiveDate, now: Option<NaiveDate>) -> Vec<NaiveDate> {
    let days = [1, 3, 5, 7].map(|count| after_working_days(today, count));
    days.into_iter().filter(|day| Some(*day) != now).take(3).collect()
}

/// Whether `day` is a general holiday.
pub fn is_holiday(day: NaiveDate) -> bool {
    let from_easter = (day - easter(day.year())).num_days();
    match (day.month(), day.day()) {
        (1, 1) | (5, 5) | (12, 25 | 26) => true,
        // The King's birthday, on the day before when it is a Sunday.
        (4, 27) => day.weekday() != Weekday::Sun,
        (4, 26) => day.weekday() == Weekday::Sat,
        // Good Friday, Easter Monday, Ascension Day and Whit Monday.
        _ => matches!(from_easter, -2 | 1 | 39 | 50),
    }
}

/// Easter Sunday of `year`, by the Gregorian computus (J.-M. Oudin, 1940; Explanatory Supplement to the Astronomical
/// Almanac, 1992, section 12.5).
fn easter(year: i32) -> NaiveDate {
    let century = year / 100;
    let golden = year % 19;
    let k = (century - 17) / 25;
    let i = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
    let i = i - (i / 28) * (1 - (i / 28) * (29 / (i + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + i + 2 - century + century / 4) % 7;
    let march_28 = NaiveDate::from_ymd_opt(year, 3, 28).unwrap_or_default();
    march_28 + TimeDelta::days((i - weekday).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        crate::body::day(text).unwrap()
    }

    #[test]
    fn easter_falls_where_the_calendar_has_it() {
        for easter_day in
            ["2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"]
        {
            assert_eq!(easter(day(easter_day).year()), day(easter_day));
        }
    }

    #[test]
    fn weekends_and_holidays_are_no_working_days() {
        for closed in [
            "2024-06-15",
            "2024-06-16",
            "2024-05-09",
            "2024-05-20",
            "2024-12-25",
            "2024-04-27",
            "2025-04-26",
            "2026-04-03",
        ] {
            assert!(!is_working_day(day(closed)), "{closed}");
        }
        for open in ["2024-06-10", "2024-06-14", "2025-04-28", "2026-04-28"] {
            assert!(is_working_day(day(open)), "{open}");
        }
    }

    #[test]
    fn three_working_days_after_a_friday_is_the_next_wednesday() {
        assert_eq!(after_working_days(day("2024-06-14"), 3), day("2024-06-19"));
        assert_eq!(after_working_days(day("2024-05-08"), 1), day("2024-05-10"), "over Ascension Day");
        assert_eq!(after_working_days(day("2024-06-15"), 0), day("2024-06-15"));
        assert_eq!(working_days_until(day("2024-06-14"), day("2024-06-19")), 3);
    }

    #[test]
    fn three_other_days_are_working_days_ahead_and_never_the_day_it_stands_on() {
        let monday = day("2024-06-10");
        assert_eq!(other_days(monday, None), [day("2024-06-11"), day("2024-06-13"), day("2024-06-17")]);
        let moved = other_days(monday, Some(day("2024-06-13")));
        assert_eq!(moved, [day("2024-06-11"), day("2024-06-17"), day("2024-06-19")]);
    }
}
