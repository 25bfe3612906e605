//! Signing in: by name and password, or by the sign-in of the organisation, and kind words when it did not work.

use domain::json::Object;
use leptos::{prelude::*, task::spawn_local};
use ui::{
    icon::{Frame, Icon, Part, drawing},
    node::{Node, el, text},
    platform::{dom, form, keep::Kept, page},
    text::Texts,
};

use crate::{
    call::{Fault, body, call},
    frame::{self, Field},
    screen::Screen,
    text::Key,
};

const NAME: &str = "sign-in-name";
const PASSWORD: &str = "sign-in-password";

/// The ways that this server knows.
#[derive(Clone, Copy)]
enum Ways {
    Known { local: bool, oidc: bool },
    NotNow,
}

/// Opens the page.
pub async fn open(texts: Texts) {
    let ways = match call("GET", "sign-in-ways", None).await {
        Ok(reply) => Object::read(&reply.body)
            .map_or(Ways::NotNow, |object| Ways::Known { local: object.says("local"), oidc: object.says("oidc") }),
        Err(_) => Ways::NotNow,
    };
    page::set_title(&frame::title(&texts, Key::SignInTitle));
    let why = page::query("why").and_then(|why| reason(&why));
    dom::mount({
        let fault = RwSignal::new(None);
        move || sign_in(&texts, ways, why, fault)
    });
    page::focus("#sign-in-name");
}

/// Why somebody is here: the server says it when the sign-in of the organisation did not work, this app when a
/// session ended.
fn reason(why: &str) -> Option<Key> {
    Some(match why {
        "again" => Key::SignInWhyAgain,
        "out" => Key::SignInWhyOut,
        "role" => Key::SignInWhyRole,
        "mfa" => Key::SignInWhyMfa,
        "expired" => Key::SignInWhyExpired,
        "refused" => Key::SignInWhyRefused,
        _ => return None,
    })
}

fn sign_in(texts: &Texts, ways: Ways, why: Option<Key>, fault: RwSignal<Option<Fault>>) -> Node {
    let mut content = frame::main("content stack team-alone__text")
        .with(text("h1", "", texts.get(Key::SignInTitle)))
        .all(why.map(|key| frame::notice(Icon::Person, texts.get(key))));
    content = match ways {
        Ways::Known { local, oidc } => {
            content.all(oidc.then(|| by_organisation(texts))).all(local.then(|| by_password(texts, fault)))
        }
        Ways::NotNow => content.with(frame::notice(Icon::Offline, texts.get(Key::OopsNotNow))),
    };
    let land = Frame { class: "land", view_box: Some("0 6 360 218"), fit: Some("xMidYMax slice") };
    el("div", "team-alone")
        .with(el("header", "top-bar").with(frame::brand(texts)))
        .with(drawing(land, vec![Part::whole("land#welcome")]))
        .with(content)
}

/// Leads to the server, which leads on to the organisation's own page.
fn by_organisation(texts: &Texts) -> Node {
    text("a", "nl-button nl-button--primary", texts.get(Key::SignInOrganisation))
        .attr("href", "/v1/sessions/oidc/start")
}

fn by_password(texts: &Texts, fault: RwSignal<Option<Fault>>) -> Node {
    let said = fault.get().map(|fault| match fault {
        Fault::Pause(seconds) => texts.count(Key::SignInPauseOne, Key::SignInPauseOther, seconds.div_ceil(60) as usize),
        Fault::NotYours | Fault::SignedOut | Fault::Conflict => texts.get(Key::SignInWrong).into(),
        Fault::NotNow => texts.get(Key::OopsNotNow).into(),
    });
    let name = Field { id: NAME, label: Key::SignInName, hint: None, fault: None };
    let password = Field { id: PASSWORD, label: Key::SignInPassword, hint: None, fault: said };
    el("form", "stack")
        .with(name.draw(texts, |input| input.attr("autocomplete", "username").attr("autocapitalize", "none")))
        .with(password.draw(texts, |input| input.attr("type", "password").attr("autocomplete", "current-password")))
        .with(frame::submit(texts.get(Key::SignInDo), move || {
            spawn_local(async move {
                match try_password().await {
                    Ok(()) => go_on(),
                    Err(why) => {
                        form::write(PASSWORD, "");
                        // Also the same fault again is said again.
                        fault.set(None);
                        fault.set(Some(why));
                        page::focus("#sign-in-password");
                    }
                }
            });
        }))
}

async fn try_password() -> Result<(), Fault> {
    let body = body(&[("name", &form::typed(NAME)), ("password", &form::typed(PASSWORD))]);
    call("POST", "sessions", Some(&body)).await.map(drop)
}

/// Goes on where one was when the session ended, or to the list.
fn go_on() {
    let back = Kept::TeamBack.get().map_or(Screen::Routes, |path| Screen::at(&path));
    Kept::TeamBack.forget();
    match back {
        Screen::SignIn | Screen::Nowhere => Screen::Routes.open(),
        screen => screen.open(),
    }
}
