//! Who is on a route, where they work and what each sees, read only: the resident chooses that on the phone.

use domain::{
    api::{
        Session,
        sharing::{Consent, Consents},
    },
    fold::Person,
    id::PersonId,
    party::Party,
    step::Role,
    topic::Topic,
    view::RouteView,
};
use leptos::prelude::*;
use ui::{
    node::{Node, el, text},
    open::App,
    platform::{dom, page},
    portrait::portrait,
    store::Store,
    text::Texts,
};

use crate::{
    call::{Fault, call},
    colleagues::{self, Colleague},
    frame,
    hand_over::{self, Handing},
    screen::Screen,
    text::Key,
};

/// What everything on the page is about.
pub struct Place {
    /// The texts of the reader.
    pub texts: Texts,
    /// Who looks, and at which route.
    pub session: Session,
    /// The route.
    pub store: Store,
    /// Everybody with an account.
    pub colleagues: Vec<Colleague>,
    consents: Consents,
}

/// Opens the page.
pub async fn open(texts: Texts, session: Session) -> Result<(), Fault> {
    let route = session.route;
    let reply = call("GET", &format!("routes/{route}/consents"), None).await?;
    let consents = Consents::read(&reply.body).ok_or(Fault::NotNow)?;
    let colleagues = colleagues::all().await?;
    let store = Store::open(session.clone(), App::Team).await.map_err(|_| Fault::NotNow)?;
    page::set_title(&frame::title(&texts, Key::NavPeople));
    let place = Place { texts, session, store, colleagues, consents };
    let handing = RwSignal::new_local(Handing::default());
    dom::mount(move || draw(&place, handing));
    store.sync();
    Ok(())
}

fn draw(place: &Place, handing: RwSignal<Handing, LocalStorage>) -> Node {
    let Place { texts, session, store, .. } = place;
    let view = store.view();
    if let Some(done) = hand_over::done(place, &view, handing) {
        return done;
    }
    if store.standing().signed_out && !handing.read().is_sending() {
        return frame::closed(texts, Key::OopsNotYours);
    }
    let of = |role| view.people.iter().filter(move |(_, person)| person.role == role);
    let roles = [Role::Resident, Role::Worker, Role::Specialist, Role::Volunteer, Role::Adviser];
    let cards = roles.into_iter().flat_map(of).map(|(id, person)| card(place, &view, *id, person));
    let middle = el("section", "stack")
        .with(text("h1", "", texts.fill(Key::PeopleTitle, &[("name", &view.name)])))
        .with(text("p", "soft", texts.fill(Key::PeopleWhy, &[("name", &view.name)])))
        .with(el("ul", "people").attr("role", "list").all(cards));
    let main = frame::main("shared__main").with(middle).all(hand_over::draw(place, &view, handing));
    el("div", "shared").with(frame::head(texts, session.route, Screen::People(session.route), Vec::new())).with(main)
}

fn card(place: &Place, view: &RouteView, id: PersonId, person: &Person) -> Node {
    let texts = &place.texts;
    let organisation = place.colleagues.iter().find(|colleague| colleague.person == id);
    let work = [texts.get(name_of(person.role)), organisation.map_or("", |colleague| &colleague.organisation)];
    let work: Vec<&str> = work.into_iter().filter(|part| !part.is_empty()).collect();
    el("li", "nl-card who")
        .keyed(id.to_string())
        .with(portrait(Some(person)))
        .with(text("h2", "", &person.name))
        .with(text("p", "soft", work.join(", ")))
        .all(sees(place, view, id, person).map(|said| text("p", "people__sees", said)))
}

/// What somebody sees of the route; nothing to say about the resident, whose route it is.
fn sees(place: &Place, view: &RouteView, id: PersonId, person: &Person) -> Option<String> {
    let texts = &place.texts;
    if let Some((_, to)) = view.handed.iter().find(|(from, _)| *from == id && view.has_left(id)) {
        return Some(texts.fill(Key::PeopleLeft, &[("name", view.name_of(*to).unwrap_or_default())]));
    }
    let consent = |consent: &&Consent| role(consent.party) == person.role;
    match (person.role, place.consents.consents.iter().find(consent)) {
        (Role::Volunteer, _) => Some(texts.get(Key::PeopleSeesOwn).into()),
        (_, Some(consent)) if consent.sees.is_empty() => Some(texts.get(Key::PeopleSeesNothing).into()),
        (_, Some(consent)) => {
            let topics: Vec<&str> = consent.sees.iter().map(|topic| texts.get(topic_name(*topic))).collect();
            Some(texts.fill(Key::PeopleSees, &[("topics", &topics.join(", "))]))
        }
        (_, None) => None,
    }
}

/// What somebody of this party is on a route.
pub const fn role(party: Party) -> Role {
    match party {
        Party::Resident => Role::Resident,
        Party::Worker => Role::Worker,
        Party::Specialist => Role::Specialist,
        Party::Volunteer => Role::Volunteer,
        Party::Adviser => Role::Adviser,
    }
}

const fn name_of(role: Role) -> Key {
    match role {
        Role::Resident => Key::PeopleResident,
        Role::Worker => Key::PeopleWorker,
        Role::Specialist => Key::PeopleSpecialist,
        Role::Volunteer => Key::PeopleVolunteer,
        Role::Adviser | Role::Urgent => Key::PeopleAdviser,
    }
}

const fn topic_name(topic: Topic) -> Key {
    match topic {
        Topic::Steps => Key::TopicSteps,
        Topic::Goal => Key::TopicGoal,
        Topic::Questions => Key::TopicQuestions,
        Topic::Wins => Key::TopicWins,
    }
}
