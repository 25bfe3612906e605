//! What is said of every step: who does it, with how much help, and about when. Who does it is never filled in before.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{
    lanes::When,
    plan::{MANY, Unfit},
    step::{Help, Owner},
    view::RouteView,
};
use ui::{dates, icon::Icon, node::Node, platform::clock};

use super::focus_on;
use crate::{
    frame,
    talk::{
        desk::Desk,
        owner,
        radio::{self, Choice},
    },
    text::Key,
};

/// The group that asks who does it.
pub const OWNER: &str = "choose-owner";

/// What was said of the step that is being worked on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Who does it.
    pub owner: Option<Owner>,
    /// With how much help; none is what it starts with.
    pub help: Option<Help>,
    /// About when; none is what it starts with.
    pub when: Option<When>,
    /// What keeps it off the route.
    pub fault: Option<Unfit>,
}

/// What a step starts with.
#[derive(Clone, Copy)]
pub struct Begins {
    /// With how much help, when the resident does it.
    pub help: Option<Help>,
    /// About when; none leaves the days as they are.
    pub when: Option<When>,
    /// Whether it is one of the open steps of this week already.
    pub counted: bool,
}

/// The questions. How it is helped and when is asked once somebody does it.
pub fn fields(desk: Desk, view: &RouteView, form: &Form, begins: Begins) -> Vec<Node> {
    let asked = owner::choice(desk, OWNER, &desk.t(Key::ChooseWho), "", form.owner.as_ref(), move |to| {
        change(desk, |form| (form.owner, form.fault) = (Some(to), None));
    });
    let mut nodes = vec![asked];
    nodes.extend(form.fault.map(|fault| {
        let key = match fault {
            Unfit::Title => Key::ChooseNoTitle,
            Unfit::TooLong => Key::ChooseTooLong,
            Unfit::NoOwner => Key::ChooseNoOwner,
            Unfit::NoPlanB => Key::ChooseNoPlan,
        };
        desk.say("p", "field__fault", key).keyed("fault").attr("role", "alert")
    }));
    let Some(owner) = &form.owner else { return nodes };
    nodes.push(help(desk, owner, form.help.unwrap_or_else(|| Help::begins(owner, begins.help))));
    nodes.push(when(desk, form.when.or(begins.when)));
    nodes.extend((!begins.counted).then(|| much(desk, view, owner, form.when.or(begins.when))).flatten());
    nodes
}

/// Changes what was said of the step.
pub fn change(desk: Desk, change: impl FnOnce(&mut Form)) {
    desk.change(|ui| change(&mut ui.choosing.form));
}

/// Says kindly what is missing, and brings the focus there.
pub fn refuse(desk: Desk, fault: Unfit) {
    change(desk, |form| form.fault = Some(fault));
    focus_on(match fault {
        Unfit::NoOwner => "#choose-owner input",
        Unfit::Title => "#choose-name",
        Unfit::TooLong => "#choose-minutes",
        Unfit::NoPlanB => "#choose-plan",
    });
}

/// A level of help in words; R052 asks for words that a resident understands.
pub const fn help_name(level: Help) -> Key {
    match level {
        Help::We => Key::ChooseHelpWe,
        Help::Together => Key::ChooseHelpTogether,
        Help::Alongside => Key::ChooseHelpAlongside,
        Help::Own => Key::ChooseHelpOwn,
    }
}

fn help(desk: Desk, owner: &Owner, chosen: Help) -> Node {
    let levels = [Help::We, Help::Together, Help::Alongside, Help::Own];
    let options = levels.map(|level| (desk.t(help_name(level)), level == chosen, level));
    let choose = move |level| change(desk, |form| form.help = Some(level));
    // Another owner starts with other help: the group is a new one then.
    let key = match owner {
        Owner::Resident => "help-resident".into(),
        Owner::Person(id) => format!("help-{id}"),
        Owner::Third(name) => ["help-", name].concat(),
    };
    options_of("choose-help", &desk.t(Key::ChooseHelp), options, choose).keyed(key)
}

fn when(desk: Desk, chosen: Option<When>) -> Node {
    let today = clock::today();
    let stretches = [When::ThisWeek, When::NextWeek, When::Later];
    let options = stretches.map(|when| (until(desk, when, today), chosen == Some(when), when));
    let choose = move |when| change(desk, |form| form.when = Some(when));
    options_of("choose-when", &desk.t(Key::ChooseWhen), options, choose)
}

/// "t/m vrijdag 14 juni", or "straks".
fn until(desk: Desk, when: When, today: NaiveDate) -> String {
    match when.until(today) {
        Some(day) => desk.texts().fill(Key::ChooseUntil, &[("date", &dates::long(&desk.texts(), day))]),
        None => desk.t(Key::ChooseLater),
    }
}

/// That it would be much for one week. Saving stays possible: it is for the people in the room to say (R007).
fn much(desk: Desk, view: &RouteView, owner: &Owner, when: Option<When>) -> Option<Node> {
    let open = view.open_this_week(clock::today());
    let counts = *owner == Owner::Resident && when == Some(When::ThisWeek) && open >= MANY;
    let said = desk.texts().fill(Key::ChooseMuch, &[("n", &(open + 1).to_string())]);
    counts.then(|| frame::notice(Icon::Smaller, said).attr("role", "status").keyed("much"))
}

/// Choices that are each a text.
fn options_of<T: Copy + Send + Sync + 'static, const N: usize>(
    id: &str,
    label: &str,
    options: [(String, bool, T); N],
    choose: impl Fn(T) + Clone + Send + Sync + 'static,
) -> Node {
    let choices = options.map(|(words, is_chosen, value)| {
        let choose = choose.clone();
        Choice { pill: radio::said(words), is_chosen, press: Some(Arc::new(move || choose(value))) }
    });
    radio::group(id, label, "", choices)
}
