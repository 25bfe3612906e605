//! In step with the server: when to ask, what is sent, and what follows from each answer.

use domain::{
    api::expected_nr,
    replica::{Change, Nonsense, Then},
    sync::wait_ms,
};
use leptos::task::spawn_local;

use super::{Inner, Store};
use crate::platform::{
    clock,
    live::{self, Hints, Tabs, Turn},
    net::{Call, NoAnswer, Reply},
};

/// How often to look for news by itself, in milliseconds, while the page is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// A phone.
    Calm,
    /// A shared screen, also for when the hints do not come through.
    Live,
}

impl Pace {
    const fn milliseconds(self) -> u32 {
        match self {
            Self::Calm => 60_000,
            Self::Live => 3_000,
        }
    }
}

/// Whether syncing is going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    No,
    Going,
    GoingAndAgain,
    Never,
}

/// Why a round with the server came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// This device has no access any more.
    SignedOut,
    /// This device has to forget the route.
    Revoked,
    /// Try later; after so many seconds if the server said so.
    Later(Option<u32>),
}

impl From<NoAnswer> for Fault {
    fn from(NoAnswer: NoAnswer) -> Self {
        Self::Later(None)
    }
}

impl From<Nonsense> for Fault {
    fn from(_: Nonsense) -> Self {
        Self::Later(None)
    }
}

impl Store {
    /// Fetches the route when this device has nothing of it, since its screens would say that there is nothing to do.
    /// Without an answer the app opens all the same, and goes on trying.
    pub(super) async fn fill(self) {
        if self.view().phases.is_empty() {
            let _turn = Turn::wait(self.inner().app.name()).await;
            let _ = self.round().await;
        }
    }

    /// Keeps in step from now on: after every action, when the page is shown, when the network is
    /// back, at a hint of the server, when another tab wrote, and now and then.
    pub fn keep_in_step(self, pace: Pace) {
        let inner = self.inner();
        let name = format!("routekaart-{}-{}", inner.app.name(), inner.session().route);
        *inner.tabs.borrow_mut() = Tabs::open(&name, move || spawn_local(self.reload()));
        live::on_network(move || {
            self.stand(|standing| standing.offline = !live::is_online());
        });
        live::on_wake(move || {
            self.listen();
            self.sync();
        });
        self.listen();
        self.sync();
        spawn_local(async move {
            inner.disk.tidy().await;
            loop {
                clock::sleep(pace.milliseconds()).await;
                if live::is_visible() {
                    self.sync();
                }
            }
        });
    }

    /// Gets in step with the server, soon; once more after this if it is at it already.
    pub fn sync(self) {
        let inner = self.inner();
        let asked = *inner.turn.borrow();
        *inner.turn.borrow_mut() = match asked {
            Asked::No => Asked::Going,
            Asked::Going | Asked::GoingAndAgain => Asked::GoingAndAgain,
            Asked::Never => Asked::Never,
        };
        if asked == Asked::No {
            spawn_local(self.syncing());
        }
    }

    /// Ends it: nothing is sent, fetched or kept any more.
    pub fn end(self) {
        let inner = self.inner();
        *inner.turn.borrow_mut() = Asked::Never;
        *inner.hints.borrow_mut() = None;
    }

    /// Whether it was ended.
    pub fn is_over(self) -> bool {
        *self.inner().turn.borrow() == Asked::Never
    }

    async fn syncing(self) {
        let inner = self.inner();
        loop {
            let _turn = Turn::wait(inner.app.name()).await;
            let outcome = self.round().await;
            let news = outcome.is_ok().then(clock::now);
            if let (Some(news), Some(kept)) = (news.as_ref().filter(|_| !self.is_over()), inner.app.news()) {
                kept.set(news);
            }
            self.stand(|standing| {
                standing.news = news.unwrap_or_else(|| std::mem::take(&mut standing.news));
                standing.in_step = outcome.is_ok();
                standing.signed_out = outcome == Err(Fault::SignedOut);
                standing.revoked = outcome == Err(Fault::Revoked);
            });
            if self.is_over() {
                return;
            }
            let retry = match outcome {
                Ok(()) => {
                    *inner.failures.borrow_mut() = 0;
                    None
                }
                Err(Fault::SignedOut | Fault::Revoked) => None,
                Err(Fault::Later(retry_after)) => {
                    *inner.failures.borrow_mut() += 1;
                    Some(wait_ms(*inner.failures.borrow(), clock::chance(), retry_after))
                }
            };
            if let Some(wait) = retry {
                spawn_local(async move {
                    clock::sleep(wait).await;
                    self.sync();
                });
            }
            let again = retry.is_none() && *inner.turn.borrow() == Asked::GoingAndAgain;
            *inner.turn.borrow_mut() = if again { Asked::Going } else { Asked::No };
            if !again {
                return;
            }
        }
    }

    /// Sends what is to be sent, then fetches what is new.
    async fn round(self) -> Result<(), Fault> {
        let inner = self.inner();
        loop {
            let push = inner.replica.borrow().push();
            let pulling = push.is_none();
            let reply = match &push {
                Some(body) => inner.push(body).await,
                None => inner.pull().await,
            }?;
            let change = inner.read(pulling, &reply)?;
            let then = change.as_ref().map_or(Then::Rest, |change| change.then);
            if let Some(change) = change {
                self.settle(change).await?;
            }
            if pulling && then == Then::Rest {
                return Ok(());
            }
        }
    }

    async fn settle(self, change: Change) -> Result<(), Fault> {
        let inner = self.inner();
        inner.disk.write(&change.writes).await.map_err(|_| Fault::Later(None))?;
        let reload = change.then == Then::Reload;
        inner.replica.borrow_mut().apply(change);
        if reload {
            inner.load().await.map_err(|_| Fault::Later(None))?;
        }
        self.show();
        inner.tell_tabs();
        Ok(())
    }

    /// Listens to the server's hints while the page is seen; a phone in a pocket does not.
    fn listen(self) {
        let inner = self.inner();
        let mut hints = inner.hints.borrow_mut();
        if !live::is_visible() || self.is_over() {
            *hints = None;
        } else if hints.is_none() {
            *hints = Hints::open(&inner.path("stream"), move || self.sync());
        }
    }
}

impl Inner {
    async fn push(&self, body: &str) -> Result<Reply, NoAnswer> {
        Call { method: "POST", path: &self.path("events"), body: Some(body), etag: None }.send().await
    }

    async fn pull(&self) -> Result<Reply, NoAnswer> {
        let state = self.replica.borrow().sync_state().clone();
        let mut path = self.path("events");
        if let Some(cursor) = &state.cursor {
            path.push_str("&after=");
            path.push_str(cursor);
        }
        Call { method: "GET", path: &path, body: None, etag: state.etag.as_deref() }.send().await
    }

    /// What follows from `reply`; nothing when there is no news.
    fn read(&self, pulling: bool, reply: &Reply) -> Result<Option<Change>, Fault> {
        let replica = self.replica.borrow();
        Ok(Some(match reply.status {
            200 if pulling => replica.pulled(&reply.body, reply.etag.clone())?,
            200 => replica.pushed(&reply.body)?,
            304 => return Ok(None),
            401 if reply.is_revoked() => return Err(Fault::Revoked),
            401 | 403 | 404 => return Err(Fault::SignedOut),
            409 => replica.hole(expected_nr(&reply.body).ok_or(Fault::Later(None))?)?,
            410 => replica.start_again(),
            _ => return Err(Fault::Later(reply.retry_after)),
        }))
    }
}
