//! Help today: numbers to call at once, and in a crisis who does what by which day. Needs no route and no internet.

use domain::{
    crisis::{Crisis, Need},
    event::Draft,
    id::EventId,
    step::Role,
    view::RouteView,
};
use ui::{
    content::{self, crisis_step},
    dates,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::clock,
    portrait::portrait,
    text::{Key, Texts},
};

use super::{help::dial, sync_state};
use crate::{app::App, screen::Screen};

/// The pictogram and the words of a need.
pub const fn named(need: Need) -> (Icon, Key) {
    match need {
        Need::Food => (Icon::Food, Key::HelpFood),
        Need::Home => (Icon::House, Key::HelpHome),
        Need::Energy => (Icon::Plug, Key::HelpEnergy),
        Need::Care => (Icon::Heart, Key::HelpCare),
    }
}

/// Numbers to call, and what is done; before that, the way to say what is needed.
pub fn crisis(app: App) -> Node {
    let view = app.view();
    let texts = app.texts();
    let body = match view.crisis() {
        Some(crisis) => plan(app, &view, &texts, &crisis),
        None => {
            let say = el("a", "nl-button nl-button--outline")
                .attr("href", Screen::Safety.path())
                .with(icon(Icon::Hand))
                .with(text("span", "", texts.get(Key::CrisisNeed)));
            vec![text("p", "", texts.get(Key::CrisisText)), numbers(&view, &texts), say]
        }
    };
    page(&texts, body)
}

/// The same in the place of Nu, while a crisis goes on.
pub fn now(app: App, view: &RouteView, texts: &Texts, crisis: &Crisis) -> Vec<Node> {
    let mut nodes = sync_state::offline(app);
    nodes.push(page(texts, plan(app, view, texts, crisis)));
    nodes.push(sync_state::sync_state(app));
    nodes.extend(sync_state::new_version(app));
    nodes
}

fn page(texts: &Texts, body: Vec<Node>) -> Node {
    el("div", "content content--cards crisis stack")
        .with(text("h1", "", texts.get(Key::CrisisTitle)))
        .all(body)
        .with(text("p", "small center", texts.get(Key::HelpOffline)))
        .with(national(texts))
}

/// Whom to call today: the number of the neighbourhood, or else of who helps, or else of the whole country.
fn today(view: &RouteView) -> String {
    let urgent = view.helping(Role::Urgent).next().and_then(|person| person.phone.clone());
    let contact = || view.contact().and_then(|(_, person)| person.phone.clone());
    urgent.or_else(contact).unwrap_or_else(|| content::MONEY.into())
}

/// One row for each need, which dials.
fn numbers(view: &RouteView, texts: &Texts) -> Node {
    let phone = today(view);
    let row = |need| {
        let (picture, key) = named(need);
        let said = el("span", "").with(text("strong", "", texts.get(key))).with(text("span", "", &phone));
        let call = el("a", "call").attr("href", dial(&phone)).with(icon(picture)).with(said).with(icon(Icon::Phone));
        el("li", "").with(call)
    };
    el("ul", "calls").attr("role", "list").all(Need::ALL.map(row))
}

/// Who does what by which day, the number to call, and the way back for who began it by mistake.
fn plan(app: App, view: &RouteView, texts: &Texts, crisis: &Crisis) -> Vec<Node> {
    let person = crisis.owner.and_then(|id| view.people.get(&id));
    let name = person.map_or_else(|| texts.get(Key::CrisisTeam).into(), |person| person.name.clone());
    let title = match person {
        Some(person) => texts.fill(Key::CrisisPlan, &[("name", &person.name)]),
        None => texts.get(Key::CrisisPlanTeam).into(),
    };
    let steps = crisis.steps.iter().filter_map(|step| {
        let (picture, title) = crisis_step(texts, step.template, &name)?;
        let by = step.by.map(|by| {
            if by == clock::today() {
                texts.get(Key::CrisisByToday).into()
            } else {
                texts.fill(Key::CrisisBy, &[("date", &dates::long(texts, by))])
            }
        });
        let said = el("div", "").with(text("p", "", title)).all(by.map(|by| el("p", "small").rich(&by)));
        Some(el("li", "fact").with(icon(picture)).with(said))
    });
    let phone = today(view);
    let call = el("a", "nl-button nl-button--on-pine").attr("href", dial(&phone)).with(icon(Icon::Phone)).with(text(
        "span",
        "",
        texts.fill(Key::HelpCallNumber, &[("phone", &phone)]),
    ));
    let head = el("div", "row").with(portrait(person)).with(text("h2", "", title));
    let card = el("article", "plan").with(head).with(el("ol", "facts").attr("role", "list").all(steps)).with(text(
        "p",
        "small",
        texts.get(Key::CrisisKept),
    ));
    [call, card].into_iter().chain(take_back(app, view, texts, &crisis.begun)).collect()
}

/// For who began it: it is not needed after all.
fn take_back(app: App, view: &RouteView, texts: &Texts, begun: &[EventId]) -> Option<Node> {
    let me = app.store.session().person;
    let own = |id: &&EventId| view.said.iter().any(|said| said.id() == **id && said.mark.author.person == me);
    let mine: Vec<EventId> = begun.iter().filter(own).copied().collect();
    (mine.len() == begun.len()).then(|| {
        text("button", "nl-button nl-button--text", texts.get(Key::CrisisTakeBack)).attr("type", "button").press(
            move || {
                app.act(Draft::of_route("Resumed").seeing(mine.clone()), move || {
                    app.tell(app.t(Key::CrisisWasTakenBack));
                    app.go(Screen::Now);
                });
            },
        )
    })
}

/// The numbers of the whole country, which need no route.
pub fn national(texts: &Texts) -> Node {
    let numbers = [
        (Key::HelpDanger, content::DANGER),
        (Key::CrisisDespair, content::DESPAIR),
        (Key::CrisisMoney, content::MONEY),
    ];
    let row = |(key, phone)| {
        let link = text("a", "urgent__danger center", texts.fill(key, &[("phone", phone)])).attr("href", dial(phone));
        el("li", "").with(link)
    };
    el("ul", "").attr("role", "list").all(numbers.map(row))
}

/// After a crisis: who calls, and when.
pub fn handover(view: &RouteView, texts: &Texts) -> Option<Node> {
    let over = view.handover(clock::today())?;
    let (_, person) = view.helper(over.then)?;
    let date = dates::long(texts, over.on);
    let said = el("div", "")
        .with(text("strong", "", texts.get(Key::CrisisOver)))
        .with(el("p", "").rich(&texts.fill(Key::CrisisHandover, &[("name", &person.name), ("date", &date)])));
    Some(el("div", "nl-card who handover").keyed("handover").with(portrait(Some(person))).with(said))
}
