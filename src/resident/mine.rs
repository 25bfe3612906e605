//! What only the server knows of this route: who sees what, who looked, which phones have it. Asked for when its screen
//! is opened, and never kept on the phone.

use leptos::{prelude::*, task::spawn_local};
use ui::{
    open,
    platform::net::{NoAnswer, Reply},
    text::Key,
};

use crate::app::App;

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

impl App {
    /// Asks for what the screen that shows is about, when that is something only the server knows.
    pub fn fetch(self) {
        let screen = self.ui.read_untracked().screen;
        let Some(part) = screen.asks() else { return };
        spawn_local(async move {
            let answer = match self.mine("GET", part, None).await {
                Ok(reply) if reply.status == 200 => Answer::Here(reply.body),
                _ => Answer::Away,
            };
            if self.ui.read_untracked().screen == screen {
                self.change(|ui| ui.answer = answer);
            }
        });
    }

    /// Changes something of this route at the server, and shows what it is then; says so when that did not work.
    pub fn decide(self, method: &'static str, part: String, body: Option<String>) {
        spawn_local(async move {
            match self.mine(method, &part, body.as_deref()).await {
                Ok(reply) if reply.status < 300 => self.fetch(),
                _ => self.tell(self.t(Key::OopsOffline)),
            }
        });
    }

    /// Forgets the whole route, everywhere, when `name` is the first name of the resident.
    pub fn erase(self, name: &str) {
        let body = ["{\"name\":", &serde_json::to_string(name).unwrap_or_default(), "}"].concat();
        spawn_local(async move {
            match self.mine("POST", "erasures", Some(&body)).await {
                Ok(reply) if reply.status == 204 => self.leave(Key::GoneErased),
                Ok(reply) if reply.status == 400 => self.tell(self.t(Key::DataOtherName)),
                _ => self.tell(self.t(Key::OopsOffline)),
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
