//! The rail beside the list: who is signed in, and signing out, here or everywhere.

use leptos::{prelude::*, task::spawn_local};
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{keep::Kept, page},
    portrait::initials,
    text::Texts,
};

use crate::{account::Account, call::call, frame, routes::Lists, screen::Screen, text::Key};

/// How far signing out is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Nobody asked for it.
    No,
    /// Whether it is to be everywhere was asked.
    Everywhere,
    /// It did not work.
    Failed,
}

/// Where one is, who one is, and the way out.
pub fn rail(texts: &Texts, account: &Account, list: Lists) -> Node {
    let here = el("a", "work__link")
        .attr("href", Screen::Routes.path())
        .attr("aria-current", "page")
        .with(icon(Icon::People))
        .with(text("span", "", texts.get(Key::RoutesTitle)));
    let who = el("div", "work__me").with(initials(&account.name)).with(text("strong", "", &account.name)).with(text(
        "span",
        "small soft",
        &account.organisation,
    ));
    let leave = el("button", "work__link")
        .attr("type", "button")
        .with(icon(Icon::Lock))
        .with(text("span", "", texts.get(Key::SignOutDo)))
        .press(move || out(list, "sessions/current"));
    el("header", "work__rail")
        .with(frame::brand(texts))
        .with(el("nav", "").attr("aria-label", texts.get(Key::RoutesNav)).with(here))
        .with(el("div", "work__foot").with(who).with(leave).all(everywhere(texts, list)))
}

/// Signing out on every computer, after a question.
fn everywhere(texts: &Texts, list: Lists) -> Vec<Node> {
    let to = move |leaving| move || list.write().leaving = leaving;
    let quiet = "nl-button nl-button--secondary";
    match list.read().leaving {
        Leaving::No => {
            vec![frame::button(
                "work__link work__link--small",
                texts.get(Key::SignOutEverywhere),
                to(Leaving::Everywhere),
            )]
        }
        Leaving::Everywhere => vec![
            text("p", "small", texts.get(Key::SignOutSure)).attr("role", "status"),
            frame::button(quiet, texts.get(Key::SignOutYes), move || out(list, "sessions")),
            frame::button(quiet, texts.get(Key::SignOutNo), to(Leaving::No)),
        ],
        Leaving::Failed => vec![text("p", "small", texts.get(Key::OopsNotNow)).attr("role", "alert")],
    }
}

fn out(list: Lists, what: &'static str) {
    spawn_local(async move {
        match call("DELETE", what, None).await {
            Ok(_) => {
                Kept::TeamBack.forget();
                page::open("/team/sign-in?why=out");
            }
            Err(_) => list.write().leaving = Leaving::Failed,
        }
    });
}
