//! What only the server knows of this route: who sees what, who looked, which phones have it. Asked for when its screen
//! is opened, and never kept on the phone.

use domain::{
    json::{Object, text},
    party::Party,
    topic::Topic,
};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    open,
    platform::{
        live::Turn,
        net::{NoAnswer, Reply},
    },
    text::Key,
};

use crate::{app::App, screen::Screen};

/// What the screen that shows was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    #[default]
    Coming,
    /// This JSON.
    Here(String),
    /// It could not be had.
    Away,
}

/// That a party sees a topic from now on, or not, as the resident just chose.
pub type Turned = (Party, Topic, bool);

/// What of field `name` of `body` can be read.
pub fn each<T>(body: &str, name: &str, make: impl Fn(&Object<'_>) -> Option<T>) -> Vec<T> {
    let items = Object::read(body).and_then(|object| object.list(name)).unwrap_or_default();
    items.into_iter().filter_map(|item| make(&Object::read(item)?)).collect()
}

/// The party of a consent, and the topics that it sees.
pub fn consent(consent: &Object<'_>) -> Option<(Party, Vec<Topic>)> {
    let seen = consent.list("sees")?.into_iter().filter_map(|topic| Topic::try_from(text(topic)?).ok());
    Some((consent.word("party")?, seen.collect()))
}

impl App {
    /// Asks for what the screen that shows is about, when that is something only the server knows.
    pub fn fetch(self) {
        let screen = self.ui.read_untracked().screen;
        let Some(part) = screen.asks() else { return };
        spawn_local(async move {
            let answer = self.asked(part).await.map_or(Answer::Away, Answer::Here);
            if self.ui.read_untracked().screen == screen {
                self.change(|ui| (ui.answer, ui.wrong) = (answer, None));
            }
        });
    }

    async fn asked(self, part: &str) -> Option<String> {
        self.mine("GET", part, None).await.ok().filter(|reply| reply.status == 200).map(|reply| reply.body)
    }

    /// Shows a topic to a party from now on, or hides it: at once on the screen, and back to what it was when the server does
    /// not take it. One after the other, each from what the server has by then, since it is told all topics of a party: two
    /// that are turned off in one moment are both off.
    pub fn turn(self, turned: Turned) {
        self.change(|ui| ui.turned.push(turned));
        spawn_local(async move {
            let _turn = Turn::wait("consents").await;
            let kept = self.choose(turned).await;
            self.change(|ui| {
                ui.turned.retain(|one| *one != turned);
                if let Some(body) = kept.clone().filter(|_| ui.screen == Screen::Sees) {
                    (ui.answer, ui.wrong) = (Answer::Here(body), None);
                }
            });
            if kept.is_none() {
                self.fail(Key::OopsOffline, Some(turned.0));
            }
        });
    }

    /// Tells the server, and gives what everybody sees by then.
    async fn choose(self, (party, topic, on): Turned) -> Option<String> {
        let before = each(&self.asked("consents").await?, "consents", consent);
        let (_, seen) = before.into_iter().find(|(one, _)| *one == party)?;
        let sees = Topic::ALL.into_iter().filter(|one| if *one == topic { on } else { seen.contains(one) });
        let sees: Vec<String> = sees.map(|topic| ["\"", topic.key(), "\""].concat()).collect();
        let body = ["{\"sees\":[", &sees.join(","), "]}"].concat();
        let part = ["consents/", party.key()].concat();
        self.mine("PUT", &part, Some(&body)).await.ok().filter(|reply| reply.status < 300)?;
        self.asked("consents").await
    }

    /// Changes something of this route at the server, and shows what it is then; says so when that did not work.
    pub fn decide(self, method: &'static str, part: String, body: Option<String>) {
        spawn_local(async move {
            match self.mine(method, &part, body.as_deref()).await {
                Ok(reply) if reply.status < 300 => self.fetch(),
                _ => self.fail(Key::OopsOffline, None),
            }
        });
    }

    /// Forgets the whole route, everywhere, when `name` is the first name of the resident.
    pub fn erase(self, name: &str) {
        let body = ["{\"name\":", &serde_json::to_string(name).unwrap_or_default(), "}"].concat();
        spawn_local(async move {
            match self.mine("POST", "erasures", Some(&body)).await {
                Ok(reply) if reply.status == 204 => self.leave(Key::GoneErased),
                Ok(reply) if reply.status == 400 => self.fail(Key::DataOtherName, None),
                _ => self.fail(Key::OopsOffline, None),
            }
        });
    }

    /// The address of `part` of this route, below `/v1/`.
    pub fn part(self, part: &str) -> String {
        ["routes/", &self.store.session().route.to_string(), "/", part].concat()
    }

    async fn mine(self, method: &str, part: &str, body: Option<&str>) -> Result<Reply, NoAnswer> {
        open::App::Phone.call(method, &self.part(part), body).await
    }
}
