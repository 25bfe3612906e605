//! The way in: from no route on this phone to one, and what is said when that does not work.

use leptos::prelude::*;
use ui::{
    open::{App, Door},
    platform::{clock, disk, dom, form, js, keep::Kept, page},
    text::{Key, Texts},
};

use crate::{screens::welcome, start};

/// How many digits somebody types.
pub const DIGITS: usize = 9;
/// How often a phone asks whether its number was confirmed, in milliseconds.
const ASKING: u32 = 2_000;

/// Where somebody is who has no route on this phone yet. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Gate(RwSignal<State>);

/// Where somebody is.
#[derive(Clone)]
pub struct State {
    /// How it is read.
    pub texts: Texts,
    /// What is asked.
    pub at: At,
    /// How many digits were typed.
    pub typed: usize,
    /// What went wrong, or how to begin.
    pub said: Key,
}

/// What is asked.
#[derive(Clone, PartialEq, Eq)]
pub enum At {
    /// To type the digits.
    Code,
    /// To read this number aloud, of the route of `name`.
    Waiting { number: String, name: String },
    /// To call somebody, since the route is no longer on this phone.
    Gone { name: String, phone: Option<String> },
}

/// Shows why there is no route yet, and waits for one.
pub fn show(texts: Texts, door: Door) {
    let state = State { texts, at: At::Code, typed: 0, said: Key::WelcomeText };
    let gate = Gate(RwSignal::new(state));
    dom::mount(move || welcome::welcome(gate));
    form::on_typed("code", move |value| gate.typed(&value));
    js::run(gate.enter(door));
}

/// Says that the route is no longer on this phone, and who can help.
pub fn gone(texts: Texts, said: Key, name: String, phone: Option<String>) {
    let state = State { texts, at: At::Gone { name, phone }, typed: 0, said };
    let gate = Gate(RwSignal::new(state));
    dom::mount(move || welcome::welcome(gate));
    page::focus("#main");
}

impl Gate {
    /// Where somebody is, followed by who asks.
    pub fn state(self) -> State {
        self.0.get()
    }

    /// Gives up waiting, at the server too: the one beside the phone sees another number, or new digits came.
    pub fn leave(self, said: Key) {
        self.again(said);
        js::run(async {
            // Without an answer it runs out by itself, ten minutes after the code was made.
            let _ = App::Phone.call("DELETE", "sessions/current", None).await;
        });
    }

    /// Goes back to the digits.
    fn again(self, said: Key) {
        self.0.update(|state| (state.at, state.typed, state.said) = (At::Code, 0, said));
        form::write("code", "");
        page::focus("#main");
    }

    /// Takes what was typed: the digits in groups of three, and goes on by itself after the last.
    fn typed(self, value: &str) {
        let digits: String = value.chars().filter(char::is_ascii_digit).take(DIGITS).collect();
        let groups: Vec<&str> =
            [0, 3, 6].iter().filter_map(|from| digits.get(*from..digits.len().min(from + 3))).collect();
        form::write("code", groups.join(" ").trim_end());
        let before = self.0.read_untracked().typed;
        self.0.update(|state| state.typed = digits.len());
        if digits.len() == DIGITS && before < DIGITS {
            js::run(async move {
                let door = App::Phone.redeem("code", &digits).await;
                self.enter(door).await;
            });
        }
    }

    /// Goes through what opened, or says why nothing did.
    async fn enter(self, door: Door) {
        let texts = self.0.read_untracked().texts.clone();
        match door {
            Door::Open(session) => start::show(session, texts).await,
            Door::Waiting { number, name } => {
                let waiting = At::Waiting { number, name };
                self.0.update(|state| state.at = waiting.clone());
                page::focus("#main");
                self.wait(waiting).await;
            }
            Door::Shut(why) => self.0.update(|state| state.said = why),
            Door::Revoked => {
                js::run(disk::wipe());
                self.0.update(|state| {
                    state.at = At::Gone { name: String::new(), phone: None };
                    state.said = Key::GoneText;
                });
            }
        }
    }

    /// Asks now and then whether the number was confirmed, for as long as it is the one on the screen.
    async fn wait(self, waiting: At) {
        loop {
            clock::sleep(ASKING).await;
            if self.0.read_untracked().at != waiting {
                return;
            }
            match App::Phone.current().await {
                Door::Waiting { .. } | Door::Shut(Key::OopsOffline) => {}
                Door::Open(session) => {
                    Kept::First.set("yes");
                    return start::show(session, self.0.read_untracked().texts.clone()).await;
                }
                Door::Shut(_) | Door::Revoked => return self.again(Key::OopsNumber),
            }
        }
    }
}
