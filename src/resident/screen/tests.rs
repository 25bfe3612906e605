//! Every screen has an address of its own.

use super::*;

#[test]
fn every_screen_has_an_address_of_its_own() {
    let step: StepId = "7c1e0f4a-1111-4222-8333-444455556666".parse().unwrap();
    for screen in [
        Screen::Now,
        Screen::First,
        Screen::Route,
        Screen::Done,
        Screen::Help,
        Screen::Crisis,
        Screen::Safety,
        Screen::Happened,
        Screen::Quiet,
        Screen::Better,
        Screen::Agreements,
        Screen::Agreement(EventId(step.0)),
        Screen::Meeting,
        Screen::Contact,
        Screen::Choices,
        Screen::Goal,
        Screen::Sees,
        Screen::Looked,
        Screen::Phones,
        Screen::Data,
        Screen::Privacy,
        Screen::Others,
        Screen::Ask(None),
        Screen::Ask(Some(step)),
        Screen::Step(step),
        Screen::Stuck(step),
        Screen::Smaller(step),
        Screen::Day(step),
        Screen::Someone(step),
        Screen::Helped(step),
        Screen::Other,
        Screen::Own,
        Screen::Won(step),
    ] {
        assert_eq!(Screen::at(&screen.path()), screen);
    }
}

#[test]
fn an_address_that_leads_nowhere_says_so() {
    for path in ["/elsewhere", "/agreement/7", "/step", "/step/7", "/ask/7", "/won/"] {
        assert_eq!(Screen::at(path), Screen::Nowhere, "{path}");
    }
}
