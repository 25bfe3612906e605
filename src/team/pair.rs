//! Pairing a phone: a code to scan or to type, then the number that the resident reads aloud, and then it is paired.

use domain::{api::Session, json::Object};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    node::{Node, el, text},
    open::App,
    platform::{clock, dom, form, page},
    store::Store,
    text::Texts,
};

use crate::{
    call::{Fault, body, call},
    devices::{self, Devices},
    frame::{self, Field},
    qr,
    screen::Screen,
    text::Key,
};

const NUMBER: &str = "check-number";
/// How often to look whether a phone used the code, in milliseconds.
const LOOK: u32 = 1_500;
/// How long a code works at the most, in minutes. A clock on this computer that is wrong says no more than this.
const MOST_MINUTES: u32 = 10;

/// What everything on the page is about. Cheap to clone.
#[derive(Clone)]
pub struct Place {
    /// The texts of the reader.
    pub texts: Texts,
    /// Who pairs, and on which route.
    pub session: Session,
    /// Whose route it is.
    pub name: String,
}

/// The page as it stands.
#[derive(Clone, Default)]
pub struct Pairing {
    stage: Stage,
    /// What did not work.
    fault: Option<Key>,
    /// What just happened.
    said: String,
    /// The phones that have the route.
    pub devices: Devices,
}

/// The page, followed by who asks.
pub type Pairings = RwSignal<Pairing, LocalStorage>;

#[derive(Clone, Default)]
enum Stage {
    /// There is no code.
    #[default]
    Ready,
    /// A code is on the screen.
    Waiting(Code),
    /// A phone used it and shows its number.
    Checking(Code),
}

/// A code that is on the screen.
#[derive(Clone)]
struct Code {
    id: String,
    secret: String,
    digits: String,
    ends: String,
    /// For how many minutes it still works.
    minutes: u32,
}

impl Code {
    fn read(text: &str) -> Option<Self> {
        let object = Object::read(text)?;
        let [id, secret, digits, ends] = ["id", "secret", "code", "ends"].map(|field| object.text(field));
        let mut code = Self { id: id?, secret: secret?, digits: digits?, ends: ends?, minutes: MOST_MINUTES };
        code.look();
        Some(code)
    }

    /// The QR code that opens the route on a phone.
    fn picture(&self, texts: &Texts) -> Option<Node> {
        let link = [&page::origin(), "/#pair=", &self.secret].concat();
        qr::picture(&link, texts.get(Key::PairQr))
    }

    /// The digits in groups of three, as one reads them aloud.
    fn grouped(&self) -> String {
        let groups: Vec<&str> = [0..3, 3..6, 6..9].into_iter().filter_map(|group| self.digits.get(group)).collect();
        groups.join(" ")
    }

    fn look(&mut self) {
        let left = clock::milliseconds_until(&self.ends).map_or(1, |left| left.div_ceil(60_000));
        self.minutes = left.min(self.minutes);
    }
}

/// Opens the page.
pub async fn open(texts: Texts, session: Session) -> Result<(), Fault> {
    let devices = devices::fetch(session.route).await?;
    let store = Store::open(session.clone(), App::Team).await.map_err(|_| Fault::NotNow)?;
    page::set_title(&frame::title(&texts, Key::PairTab));
    let place = Place { texts, session, name: store.view().name.clone() };
    let page = RwSignal::new_local(Pairing { devices, ..Pairing::default() });
    dom::mount(move || draw(&place, page));
    Ok(())
}

/// Says what happened, and shows the page without a code.
pub fn tell(page: Pairings, said: String) {
    let mut page = page.write();
    (page.stage, page.fault, page.said) = (Stage::Ready, None, said);
}

/// Says what did not work, and shows the page without a code.
pub fn fail(page: Pairings, fault: Key) {
    let mut page = page.write();
    (page.stage, page.fault, page.said) = (Stage::Ready, Some(fault), String::new());
}

fn draw(place: &Place, page: Pairings) -> Node {
    let Place { texts, session, name } = place;
    let title = text("h1", "", texts.fill(Key::PairTitle, &[("name", name)]));
    let middle = el("section", "stack").with(title).all(steps(place, page));
    let main = frame::main("shared__main").with(middle).with(devices::draw(place, page));
    el("div", "shared").with(frame::head(texts, session.route, Screen::Pair(session.route), Vec::new())).with(main)
}

/// How far pairing is: a code to be made, a code on the screen, or the number that is read aloud.
pub fn steps(place: &Place, page: Pairings) -> Vec<Node> {
    let texts = &place.texts;
    let now = &*page.read();
    let stage = match &now.stage {
        Stage::Ready => ready(place, page),
        Stage::Waiting(code) => waiting(texts, code).unwrap_or_else(|| ready(place, page)),
        Stage::Checking(code) => checking(place, page, code.clone()),
    };
    let wrong = now.fault.map(|key| frame::wrong(texts.get(key)));
    [frame::said(&now.said)].into_iter().chain(wrong).chain([stage]).collect()
}

/// The picture of the code that is on the screen; none when there is none.
pub fn picture(texts: &Texts, page: Pairings) -> Option<Node> {
    let Stage::Waiting(code) = &page.read().stage else { return None };
    code.picture(texts)
}

fn ready(place: &Place, page: Pairings) -> Node {
    let make = frame::button("nl-button nl-button--primary", place.texts.get(Key::PairMake), {
        let place = place.clone();
        move || spawn_local(make(place.clone(), page))
    });
    el("div", "pair__ready stack").keyed("ready").with(text("p", "", place.texts.get(Key::PairWhy))).with(make)
}

fn waiting(texts: &Texts, code: &Code) -> Option<Node> {
    let picture = code.picture(texts)?;
    let site = page::origin();
    let host = site.split_once("//").map_or(&*site, |(_, host)| host);
    let words = el("div", "pair__words")
        .with(text("h2", "", texts.get(Key::PairOnPhone)).attr("id", "pair-code").attr("tabindex", "-1"))
        .with(text("p", "", texts.get(Key::PairScan)))
        .with(text("p", "", texts.fill(Key::PairType, &[("site", host)])))
        .with(text("p", "pair__digits", code.grouped()))
        .with(text("p", "small soft", texts.count(Key::PairLeftOne, Key::PairLeftOther, code.minutes as usize)));
    Some(el("div", "nl-card pair").keyed("waiting").with(picture).with(words))
}

fn checking(place: &Place, page: Pairings, code: Code) -> Node {
    let Place { texts, name, .. } = place;
    let fault = page.read().fault.map(|key| texts.get(key).to_owned());
    let number = Field { id: NUMBER, label: Key::PairNumber, hint: None, fault };
    let confirm = frame::submit(texts.get(Key::PairConfirm), {
        let place = place.clone();
        move || spawn_local(check(place.clone(), page, code.clone()))
    });
    el("form", "nl-card pair__check stack")
        .keyed("checking")
        .with(text("p", "", texts.fill(Key::PairListen, &[("name", name)])))
        .with(number.draw(texts, |input| {
            input.attr("inputmode", "numeric").attr("maxlength", "2").attr("autocomplete", "off").attr("size", "2")
        }))
        .with(confirm)
}

/// Makes a code, and follows it until a phone used it or its time is over.
async fn make(place: Place, page: Pairings) {
    let path = format!("routes/{}/pairing-codes", place.session.route);
    let code = match call("POST", &path, None).await {
        Ok(reply) => Code::read(&reply.body).ok_or(Fault::NotNow),
        Err(fault) => Err(fault),
    };
    let mut code = match code {
        Ok(code) => code,
        Err(fault) => return fail(page, fault.met()),
    };
    let path = format!("pairings/{}", code.id);
    show(page, &code);
    // The button that was pressed is gone.
    clock::painted().await;
    page::focus("#pair-code");
    loop {
        clock::sleep(LOOK).await;
        code.look();
        show(page, &code);
        let state = match call("GET", &path, None).await {
            Ok(reply) => Object::read(&reply.body).and_then(|object| object.text("state")).unwrap_or_default(),
            Err(Fault::SignedOut) => return fail(page, Fault::SignedOut.met()),
            Err(_) => continue,
        };
        match &*state {
            "redeemed" => break,
            "ended" => return fail(page, Key::PairOver),
            "refused" => return fail(page, Key::PairWrong),
            "confirmed" => return paired(&place, page).await,
            _ => {}
        }
    }
    {
        let mut page = page.write();
        (page.stage, page.said) = (Stage::Checking(code), place.texts.get(Key::PairCame).into());
    }
    clock::painted().await;
    page::focus("#check-number");
}

fn show(page: Pairings, code: &Code) {
    let mut page = page.write();
    (page.stage, page.fault, page.said) = (Stage::Waiting(code.clone()), None, String::new());
}

/// Confirms the number that was typed. A wrong one ends this pairing: whoever guesses has one guess.
async fn check(place: Place, page: Pairings, code: Code) {
    let number = form::typed(NUMBER).trim().to_owned();
    if number.len() != 2 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        page.write().fault = Some(Key::PairNumberShort);
        return page::focus("#check-number");
    }
    let body = body(&[("checkNumber", &number)]);
    match call("PATCH", &format!("pairings/{}", code.id), Some(&body)).await {
        Ok(_) => paired(&place, page).await,
        Err(Fault::Conflict) => fail(page, Key::PairWrong),
        Err(Fault::SignedOut) => fail(page, Fault::SignedOut.met()),
        Err(fault) => page.write().fault = Some(fault.text()),
    }
    page::focus("#main");
}

async fn paired(place: &Place, page: Pairings) {
    devices::look(place.session.route, page).await;
    tell(page, place.texts.fill(Key::PairDone, &[("name", &place.name)]));
}
