//! The form that starts a route: a first name, and what it starts from.

use domain::{
    id::{PersonId, RouteId},
    json::Object,
    library::Library,
};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon, icon_in},
    node::{Node, el, text},
    open::App,
    platform::{clock, form},
    store::Store,
    text::Texts,
};

use crate::{
    account::Account,
    call::{Fault, body, call},
    frame::Field,
    library,
    routes::{self, Lists},
    text::Key,
};

const NAME: &str = "first-name";
/// In characters; the longest first name on record in the Netherlands fits.
const LONGEST: usize = 40;

/// What a route can start from: the id of the template and of its option on the page, and how it is told.
const TEMPLATES: [Card; 3] = [
    Card {
        id: "standard",
        field: "begin-standard",
        picture: Icon::Route,
        name: Key::BeginStandard,
        told: Key::BeginStandardTold,
    },
    Card {
        id: "light",
        field: "begin-light",
        picture: Icon::Smaller,
        name: Key::BeginLight,
        told: Key::BeginLightTold,
    },
    Card {
        id: "crisis",
        field: "begin-crisis",
        picture: Icon::Shield,
        name: Key::BeginCrisis,
        told: Key::BeginCrisisTold,
    },
];

struct Card {
    id: &'static str,
    field: &'static str,
    picture: Icon,
    name: Key,
    told: Key,
}

/// The form, beside the list.
pub fn form(texts: &Texts, account: &Account, list: Lists) -> Node {
    let fault = list.read().fault.map(|key| texts.get(key).to_owned());
    let name = Field { id: NAME, label: Key::BeginName, hint: Some(Key::BeginHint), fault };
    let account = account.clone();
    let start = el("button", "nl-button nl-button--primary")
        .attr("type", "submit")
        .with(text("span", "", texts.get(Key::BeginDo)))
        .with(icon_in("icon icon--directional", Icon::Forward))
        .press(move || match first_name(&form::typed(NAME)) {
            Some(name) => routes::start(list, account.clone(), name, chosen()),
            None => list.write().fault = Some(Key::BeginWrong),
        });
    el("section", "work__aside")
        .attr("aria-labelledby", "begin-title")
        .with(text("h2", "", texts.get(Key::BeginTitle)).attr("id", "begin-title"))
        .with(text("p", "soft", texts.get(Key::BeginLater)))
        .with(
            el("form", "stack")
                .with(name.draw(texts, |input| input.attr("autocomplete", "off").attr("maxlength", "40")))
                .with(templates(texts))
                .with(start),
        )
        .with(text("p", "small soft", texts.get(Key::BeginThen)))
}

/// The templates, of which the first is chosen until another is: each says what it is for.
fn templates(texts: &Texts) -> Node {
    let card = |(place, card): (usize, &Card)| {
        let input = el("input", "begin__radio")
            .attr("type", "radio")
            .attr("name", "template")
            .attr("id", card.field)
            .maybe("checked", (place == 0).then_some(""));
        let words = el("span", "begin__words").with(text("strong", "", texts.get(card.name))).with(text(
            "span",
            "soft",
            texts.get(card.told),
        ));
        let drawn = el("span", "begin__card").with(el("span", "begin__picture").with(icon(card.picture))).with(words);
        el("label", "begin__choice").attr("for", card.field).with(input).with(drawn)
    };
    el("fieldset", "begin__templates")
        .with(text("legend", "field__label", texts.get(Key::BeginTemplate)))
        .all(TEMPLATES.iter().enumerate().map(card))
}

/// The id of the template that is chosen.
fn chosen() -> &'static str {
    TEMPLATES.iter().find(|card| form::is_chosen(card.field)).map_or(TEMPLATES[0].id, |card| card.id)
}

/// Starts a route under `name`, and lays the template out on it. The library is fetched first, so that there is never a
/// route that its template could not be laid on.
pub async fn start(account: &Account, name: &str, template: &str) -> Result<RouteId, Fault> {
    let library = library::fetch().await?;
    let body = body(&[("name", name)]);
    let reply = call("POST", "routes", Some(&body)).await?;
    let route = Object::read(&reply.body).and_then(|object| object.spelled("id")).ok_or(Fault::NotNow)?;
    // Opening the store of a route that this computer has nothing of waits for its first events.
    let store = Store::open(account.on(route), App::Team).await.map_err(|_| Fault::NotNow)?;
    lay_out(store, &library, template, account.person).await?;
    Ok(route)
}

/// Makes the events of the template; the page that opens next sends them.
async fn lay_out(store: Store, library: &Library, template: &str, by: PersonId) -> Result<(), Fault> {
    let template = library.template(template).ok_or(Fault::NotNow)?;
    let drafts = store.view().begin(library, template, by, clock::fresh_id);
    for draft in drafts {
        store.act(draft).await.map_err(|_| Fault::NotNow)?;
    }
    Ok(())
}

/// What was typed as a first name; none when it is empty or holds digits, since a number belongs to nobody's name and
/// a citizen service number never belongs here.
fn first_name(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !name.is_empty() && name.chars().count() <= LONGEST && !name.chars().any(|c| c.is_ascii_digit());
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_has_no_digits_and_no_spaces_around_it() {
        assert_eq!(first_name("  Anne  Fleur "), Some("Anne Fleur".into()));
        for wrong in ["", "  ", "123456782", "Noor 1990", &"a".repeat(41)] {
            assert_eq!(first_name(wrong), None, "{wrong}");
        }
    }
}
