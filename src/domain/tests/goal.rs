//! What it is all for and what the route is called: the resident's own words, and everybody reads those.

use super::made::{CECILIA, HENK, NAOMI, Story};
use crate::{body::Body, party::Party, rights::may_make, view::RouteView};

fn words(field: &str, value: &str) -> Body {
    Body::default().with("field", field).with("value", value)
}

fn read(view: &RouteView) -> (Option<&str>, Option<&str>) {
    (view.goal.first().map(String::as_str), view.route_name.first().map(String::as_str))
}

#[test]
fn r139_r142_the_residents_words_take_the_place_of_the_teams() {
    let mut story = Story::begun();
    let [goal, name] = [("goal", "Rust in huis"), ("routeName", "Cecilia 2024")]
        .map(|(field, value)| story.tell(NAOMI, "TextSet", None, words(field, value)));
    assert_eq!(read(&story.view()), (Some("Rust in huis"), Some("Cecilia 2024")));
    story.tell_seeing(CECILIA, "TextSet", None, words("goal", "Met mijn kinderen naar zee"), &[goal]);
    story.tell_seeing(CECILIA, "TextSet", None, words("routeName", "Op adem komen"), &[name]);
    let view = story.view();
    assert_eq!(read(&view), (Some("Met mijn kinderen naar zee"), Some("Op adem komen")));
    assert_eq!((view.goal.len(), view.route_name.len()), (1, 1), "nothing else is beside them");
}

#[test]
fn r139_words_are_taken_back_to_none() {
    let mut story = Story::begun();
    let name = story.tell(CECILIA, "TextSet", None, words("routeName", "Op adem komen"));
    let goal = story.tell(CECILIA, "TextSet", None, words("goal", "Met mijn kinderen naar zee"));
    story.tell_seeing(CECILIA, "TextSet", None, words("routeName", ""), &[name]);
    story.tell_seeing(CECILIA, "TextSet", None, words("goal", ""), &[goal]);
    assert_eq!(read(&story.view()), (None, None));
}

#[test]
fn r139_r142_the_resident_and_the_team_word_it_and_a_volunteer_does_not() {
    for party in [Party::Resident, Party::Worker, Party::Specialist] {
        assert!(may_make(party, "TextSet"), "{party:?}");
    }
    assert!(!may_make(HENK.party, "TextSet"));
}
