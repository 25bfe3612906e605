//! How old the news on a screen is, said only when it is not fresh.

use chrono::{NaiveDateTime, TimeDelta};
use domain::said::moment;

use crate::{
    dates,
    store::Standing,
    text::{Key, Texts},
};

/// News of so many minutes is fresh: longer than the pause between two looks by itself.
const FRESH: i64 = 5;

/// "Laatst bijgewerkt: vandaag om 14.05 uur."; none while the news is fresh, and when there never was any. `now` is what
/// this device's clock shows.
pub fn last_news(texts: &Texts, standing: &Standing, now: NaiveDateTime) -> Option<String> {
    let at = moment(standing.news.get(..16)?)?;
    if !standing.offline && now - at <= TimeDelta::minutes(FRESH) {
        return None;
    }
    let when = match at.date() == now.date() {
        true => texts.fill(Key::DateToday, &[("time", &dates::time(texts, at.time()))]),
        false => dates::at(texts, at),
    };
    Some(texts.fill(Key::SyncNews, &[("when", &when)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(offline: bool, now: &str) -> Option<String> {
        let standing = Standing { offline, news: "2024-06-10T14:05:40+02:00".into(), ..Standing::default() };
        last_news(&Texts::dutch(), &standing, moment(now).unwrap())
    }

    #[test]
    fn r075_news_that_is_not_fresh_says_how_old_it_is() {
        assert_eq!(said(false, "2024-06-10T14:10"), None);
        let today = Some("Laatst bijgewerkt: vandaag om 14.05 uur.".into());
        assert_eq!(said(false, "2024-06-10T14:11"), today);
        assert_eq!(said(true, "2024-06-10T14:06"), today, "without internet it says so at once");
        let earlier = Some("Laatst bijgewerkt: maandag 10 juni, 14.05 uur.".into());
        assert_eq!(said(false, "2024-06-11T09:00"), earlier);
        let never = Standing { offline: true, ..Standing::default() };
        assert_eq!(last_news(&Texts::dutch(), &never, moment("2024-06-10T14:10").unwrap()), None);
    }
}
