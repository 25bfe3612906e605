//! Moving a story to the current week.

use chrono::{Datelike as _, Days, NaiveDate};
use domain::{
    body::{Scalar, day},
    event::Event,
};

/// The Monday around which the stories are told.
const TOLD: Option<NaiveDate> = NaiveDate::from_ymd_opt(2024, 6, 10);
/// The fields of a body that hold a day.
const DAYS: [&str; 7] = ["started", "from", "to", "before", "on", "at", "away"];

/// The event as if the story's week were the week of `today`.
pub fn to_week_of(today: NaiveDate, mut event: Event) -> Event {
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let days = TOLD.map_or(0, |told| (monday - told).num_days());
    shift(&mut event.at, days);
    for field in DAYS {
        if let Some(Scalar::Text(text)) = event.body.0.get_mut(&field.to_owned()) {
            shift(text, days);
        }
    }
    event
}

/// Moves the day at the start of `text`; a text without one stays.
fn shift(text: &mut String, days: i64) {
    let moved = text.get(..10).and_then(day).and_then(|day| day.checked_add_signed(chrono::TimeDelta::days(days)));
    if let Some(moved) = moved {
        text.replace_range(..10, &moved.to_string());
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        body::Body,
        event::Draft,
        id::{DeviceId, EventId, Uuid},
    };

    use super::*;

    #[test]
    fn weekdays_and_distances_stay() {
        let draft = Draft::new("WindowSet", Uuid(1));
        let body = Body::default().with("from", "2024-06-12").with("to", "2024-05-31").with("title", "2024-06-12");
        let draft = Draft { body, ..draft };
        let told = draft.seal(EventId(Uuid(2)), DeviceId(Uuid(3)), 1, "2024-06-10T10:00:00+02:00".into());
        let shifted = to_week_of(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), told.clone());
        assert_eq!(shifted.at, "2026-11-16T10:00:00+02:00");
        assert_eq!(shifted.body.maybe("from"), Some("2026-11-18"));
        assert_eq!(shifted.body.maybe("to"), Some("2026-11-06"));
        assert_eq!(shifted.body.maybe("title"), Some("2024-06-12"));
        assert_eq!(to_week_of(NaiveDate::from_ymd_opt(2024, 6, 16).unwrap(), told.clone()), told);
    }
}
