//! The clocks on the walls of the Netherlands, for whoever has only the time in UTC: the server reminds by them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

/// What the clocks of Amsterdam show at `utc`. Summer time in the European Union begins and ends on the last Sunday of
/// March and of October, at 01:00 UTC (directive 2000/84/EC).
pub fn amsterdam(utc: NaiveDateTime) -> NaiveDateTime {
    let turns = |month| last_sunday(utc.year(), month).and_hms_opt(1, 0, 0).unwrap_or_default();
    let is_summer = (turns(3)..turns(10)).contains(&utc);
    utc + TimeDelta::hours(if is_summer { 2 } else { 1 })
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or_default();
    last - TimeDelta::days(last.weekday().num_days_from_sunday().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::moment;

    fn shows(utc: &str) -> NaiveDateTime {
        amsterdam(moment(utc).unwrap())
    }

    #[test]
    fn the_clocks_go_forward_in_march_and_back_in_october() {
        for (utc, wall) in [
            ("2024-03-31T00:59", "2024-03-31T01:59"),
            ("2024-03-31T01:00", "2024-03-31T03:00"),
            ("2024-10-27T00:59", "2024-10-27T02:59"),
            ("2024-10-27T01:00", "2024-10-27T02:00"),
            ("2026-06-30T22:30", "2026-07-01T00:30"),
            ("2026-12-31T23:30", "2027-01-01T00:30"),
            ("2027-03-28T01:00", "2027-03-28T03:00"),
        ] {
            assert_eq!(shows(utc), moment(wall).unwrap(), "{utc}");
        }
    }
}
