//! What every screen of the phone shares: the route, the language, where one is, and what one can do.

use std::sync::Arc;

use domain::{crisis::Need, event::Draft, id::StepId, next::Next, party::Party, rest::Rest, view::RouteView};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    node::{Node, Press, plain, text},
    open,
    platform::{clock, disk, js, keep::Kept, page},
    store::Store,
    text::{Key, Texts},
};

use crate::{
    gate,
    glossary::Glossary,
    later::{self, Later},
    mine::{Answer, Turned},
    remember,
    screen::Screen,
};

/// The phone. Cheap to copy.
#[derive(Clone, Copy)]
pub struct App {
    /// The route on this phone.
    pub store: Store,
    /// Where one is and how one reads. One signal for all of it: every type of signal costs kilobytes.
    pub ui: RwSignal<Ui>,
}

/// Where one is and how one reads.
#[derive(Clone)]
pub struct Ui {
    /// The language.
    pub texts: Texts,
    /// Where one is.
    pub screen: Screen,
    /// What the server answered to the screen that shows, when it asks for something.
    pub answer: Answer,
    /// What the resident turned on or off for others and the server does not have yet.
    pub turned: Vec<Turned>,
    /// Whether what cannot be seen on a phone is drawn too. The first frame does without, so that the step is there sooner.
    pub whole: bool,
    /// What draws the screens that are not needed for Nu.
    pub later: Later,
    /// Whether the resident was asked whether to let this phone go.
    pub leaving: bool,
    /// Whether the phone is being asked to show reminders.
    pub reminding: bool,
    /// Whether what one asks is for the neighbourhood worker only.
    pub private: bool,
    /// Whether the screen is blanked.
    pub hidden: bool,
    /// Whether the resident said "that was enough for today".
    pub rested: bool,
    /// Whether the resident is here again after a long time, and was not yet welcomed.
    pub back: bool,
    /// The open step that the resident picked instead of the first.
    pub chosen: Option<StepId>,
    /// What the resident ticked of the four questions.
    pub needs: Vec<Need>,
    /// The difficult words of that language, once they are here.
    pub glossary: Glossary,
    /// Whether a new version of the app lies ready.
    pub new_version: bool,
    /// What just happened, for who cannot see it.
    pub said: String,
    /// The same for who can, with what takes it back.
    pub undo: Option<(String, Press)>,
    /// What did not work on the screen that shows, and of which party that is, if of one.
    pub wrong: Option<(Key, Option<Party>)>,
}

impl App {
    /// The route, following every change of it.
    pub fn view(self) -> Arc<RouteView> {
        self.store.view()
    }

    /// The texts of the reader's language.
    pub fn texts(self) -> Texts {
        self.ui.read().texts.clone()
    }

    /// The text of `key`.
    pub fn t(self, key: Key) -> String {
        self.ui.read().texts.get(key).into()
    }

    /// An element with the text of `key`.
    pub fn say(self, tag: &'static str, class: &'static str, key: Key) -> Node {
        text(tag, class, self.ui.read().texts.get(key))
    }

    /// What now, with the step that the resident picked; the smallest one when it has to go lightly.
    pub fn next(self) -> Next {
        let view = self.view();
        let chosen = self.ui.read().chosen;
        let lightest = || view.lightest().filter(|_| view.rest() == Some(Rest::Lighten));
        view.next_on(clock::today(), chosen.or_else(lightest))
    }

    /// Puts another open step in front.
    pub fn pick(self, step: StepId) {
        self.change(|ui| (ui.chosen, ui.rested) = (Some(step), false));
        self.go(Screen::Now);
    }

    /// Changes where one is or how one reads; everything that shows it follows.
    pub fn change(self, change: impl FnOnce(&mut Ui)) {
        change(&mut self.ui.write());
    }

    /// Goes to `screen`, at its top, and tells a screen reader where one is.
    pub fn go(self, screen: Screen) {
        page::go(&screen.path());
        self.arrive(screen);
    }

    /// Shows `screen`, of which the address is there already.
    pub fn arrive(self, screen: Screen) {
        remember::opened(self.ui.read_untracked().back);
        Kept::First.forget();
        self.change(|ui| (ui.screen, ui.answer, ui.private) = (screen, Answer::Coming, false));
        self.change(|ui| (ui.undo, ui.wrong) = (None, None));
        self.fetch();
        page::to_top();
        page::focus("#main");
    }

    /// Fetches what draws the later screens, when that did not work before.
    pub fn fetch_later(self) {
        spawn_local(later::fetch(self));
    }

    /// Says what just happened to who cannot see it.
    pub fn tell(self, said: String) {
        self.change(|ui| ui.said = said);
    }

    /// Says what did not work, until another screen comes.
    pub fn fail(self, key: Key, of: Option<Party>) {
        let said = self.t(key);
        self.change(|ui| (ui.said, ui.wrong) = (said, Some((key, of))));
    }

    /// Says what just happened, with the way to take it back: for as long as the screen that follows shows.
    pub fn told(self, said: String, back: impl Fn() + Send + Sync + 'static) {
        let back: Press = Arc::new(back);
        self.change(|ui| (ui.said, ui.undo) = (plain(&said), Some((said, back))));
    }

    /// Makes an event that takes something back, and says that this is no problem.
    pub fn take_back(self, draft: Draft) {
        self.act(draft, move || {
            let said = self.t(Key::UndoDone);
            self.change(|ui| (ui.said, ui.undo) = (said, None));
        });
    }

    /// Blanks the screen. The focus goes to the button that undoes it, once that is drawn.
    pub fn hide(self) {
        self.change(|ui| ui.hidden = true);
        spawn_local(async { page::focus(".blank button") });
    }

    /// Shows the screen again after it was blanked.
    pub fn unhide(self) {
        self.change(|ui| ui.hidden = false);
        spawn_local(async { page::focus(".top-bar button") });
    }

    /// Makes an event; goes on when the phone has kept it, stays and says so when it has not. An app that is too old for
    /// the route only reads: what it would do may not be what the screen says.
    pub fn act(self, draft: Draft, then: impl FnOnce() + 'static) {
        self.act_all(vec![draft], then);
    }

    /// Makes these events, the first first, and goes on when the phone has kept them all.
    pub fn act_all(self, drafts: Vec<Draft>, then: impl FnOnce() + 'static) {
        self.acting(drafts, Box::new(then));
    }

    fn acting(self, drafts: Vec<Draft>, then: Box<dyn FnOnce()>) {
        if self.view().needs_update {
            return self.hindered(Key::UpdateNeeded);
        }
        spawn_local(async move {
            for draft in drafts {
                if self.store.act(draft).await.is_err() {
                    return self.hindered(Key::OopsFull);
                }
            }
            then();
        });
    }

    /// Says why nothing was done; who can see reads it at the top, where the frame has it.
    fn hindered(self, why: Key) {
        self.tell(self.t(why));
        page::to_top();
    }

    /// Ticks a step, and shows what it brought.
    pub fn tick(self, step: StepId) {
        self.act(Draft::new("StepDone", step.0), move || {
            self.change(|ui| (ui.chosen, ui.rested) = (None, false));
            self.go(Screen::Won(step));
        });
    }

    /// Takes back the resident's own ticks of a step, and puts it in front again.
    pub fn untick(self, step: StepId) {
        let me = self.store.session().person;
        let Some(ticks) = self.view().step(step).map(|step| step.ticks_of(me).collect::<Vec<_>>()) else { return };
        self.act(Draft::new("StepReopened", step.0).seeing(ticks), move || {
            self.tell(self.t(Key::DoneWasPutBack));
            self.pick(step);
        });
    }

    /// Ends the session, and then leaves nothing on this phone. Only with internet: the cookie would bring the route back.
    pub fn sign_out(self) {
        spawn_local(async move {
            match open::App::Phone.call("DELETE", "sessions/current", None).await {
                Ok(reply) if matches!(reply.status, 204 | 401) => self.leave(Key::GoneSelf),
                _ => self.tell(self.t(Key::OopsOffline)),
            }
        });
    }

    /// Leaves nothing on this phone, says what happened and whom to call.
    pub fn leave(self, said: Key) {
        let view = self.store.view();
        let contact = view.contact().map(|(_, person)| person);
        let name = contact.map_or_else(String::new, |person| person.name.clone());
        let phone = contact.and_then(|person| person.phone.clone());
        let texts = self.ui.read_untracked().texts.clone();
        self.store.end();
        // The server told the browser to empty the site too: the screen waits for neither of the two.
        js::run(disk::wipe());
        page::replace("/");
        spawn_local(async move { gate::gone(texts, said, name, phone) });
    }
}
