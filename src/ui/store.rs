//! The route on this device: kept on its disk, folded into signals, and in step with the server.
//!
//! What somebody does goes to the disk first and then on the screen; the network follows by itself.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use domain::{
    api::{Session, expected_nr},
    event::Draft,
    id::EventId,
    replica::{Change, Nonsense, OwnState, Replica, Saved, Then, seal},
    sync::wait_ms,
    view::RouteView,
};
use leptos::{prelude::*, task::spawn_local};

use crate::open::App;
use crate::platform::{
    clock,
    disk::{self, Disk},
    js::Refused,
    live::{self, Hints, Tabs, Turn},
    net::{Call, NoAnswer, Reply},
};

/// How this device stands with the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether the device says that it has no network.
    pub offline: bool,
    /// How many events are still to be sent.
    pub unsent: usize,
    /// Whether the server was reached since the app was opened.
    pub in_step: bool,
    /// Why events were refused.
    pub refused: Vec<String>,
    /// Whether the server said that this device has no access any more.
    pub signed_out: bool,
    /// Whether the server said that this device has to forget the route.
    pub revoked: bool,
    /// Whether the disk would not take the last action.
    pub full: bool,
}

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

/// The route of this device. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Store {
    seen: RwSignal<Seen>,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
}

/// What is shown of the route. One signal for all of it: every type of signal costs kilobytes.
#[derive(Clone)]
struct Seen {
    view: Arc<RouteView>,
    standing: Standing,
}

struct Inner {
    app: App,
    disk: Disk,
    replica: RefCell<Replica>,
    tabs: RefCell<Option<Tabs>>,
    hints: RefCell<Option<Hints>>,
    turn: RefCell<Asked>,
    failures: RefCell<u32>,
}

/// Whether syncing is going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    No,
    Going,
    GoingAndAgain,
    Never,
}

impl Store {
    /// Opens what this device keeps of the route of `session`.
    pub async fn open(session: Session, app: App) -> Result<Self, Refused> {
        let disk = Disk::open(&format!("routekaart-{}-{}", app.name(), session.route)).await?;
        let replica = Replica::load(session, &disk.read().await?);
        let store = Self {
            seen: RwSignal::new(Seen {
                view: Arc::default(),
                standing: Standing { offline: !live::is_online(), ..Standing::default() },
            }),
            inner: StoredValue::new_local(Rc::new(Inner {
                app,
                disk,
                replica: RefCell::new(replica),
                tabs: RefCell::new(None),
                hints: RefCell::new(None),
                turn: RefCell::new(Asked::No),
                failures: RefCell::new(0),
            })),
        };
        store.show();
        store.fill().await;
        Ok(store)
    }

    /// Fetches the route when this device has nothing of it, since its screens would say that there is nothing to do.
    /// Without an answer the app opens all the same, and goes on trying.
    async fn fill(self) {
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

    /// What everybody sees of the route, followed by who asks.
    pub fn view(self) -> Arc<RouteView> {
        self.seen.read().view.clone()
    }

    /// How this device stands with the server, followed by who asks.
    pub fn standing(self) -> Standing {
        self.seen.read().standing.clone()
    }

    fn stand(self, change: impl FnOnce(&mut Standing)) {
        change(&mut self.seen.write().standing);
    }

    /// Whose copy of the route this is.
    pub fn session(self) -> Session {
        self.inner().session()
    }

    /// Where an event that this device made stands; none when another device made it.
    pub fn state_of(self, event: EventId) -> Option<OwnState> {
        self.inner().replica.borrow().state_of(event)
    }

    /// Does something: on the disk, on the screen, then to the server. Says whether the disk has it.
    pub async fn act(self, draft: Draft) -> Result<EventId, Refused> {
        let inner = self.inner();
        let id = EventId(clock::fresh_id());
        let kept = inner.disk.keep(|counter| seal(draft.clone(), counter, id, clock::now())).await;
        self.stand(|standing| standing.full = kept.is_err());
        let sealed = kept?;
        let first = sealed.event.nr == 1;
        inner.replica.borrow_mut().took(sealed.event, &sealed.raw);
        self.show();
        inner.tell_tabs();
        spawn_local(async move {
            clock::painted().await;
            self.sync();
            if first {
                disk::persist().await;
            }
        });
        Ok(id)
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
            self.stand(|standing| {
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

    /// Reads the disk again, where another tab may have written.
    async fn reload(self) {
        if self.inner().load().await.is_ok() {
            self.show();
        }
    }

    /// Shows what the replica holds. While everything is being pulled anew, what was shown stays.
    fn show(self) {
        let inner = self.inner();
        let replica = inner.replica.borrow();
        let view = replica.fold().view();
        let rebuilding = !replica.has_pulled() && view.phases.is_empty();
        let mut seen = self.seen.write();
        seen.standing.unsent = replica.unsent();
        let aside = inner.disk.is_broken().then(String::new);
        seen.standing.refused = replica.refusals().map(String::from).chain(aside).collect();
        if !rebuilding && *seen.view != view {
            seen.view = Arc::new(view);
        }
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

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }
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

impl Inner {
    fn session(&self) -> Session {
        self.replica.borrow().session().clone()
    }

    fn path(&self, part: &str) -> String {
        format!("/v1/routes/{}/{part}?app={}", self.session().route, self.app.name())
    }

    async fn load(&self) -> Result<(), Refused> {
        let saved: Saved = self.disk.read().await?;
        self.replica.borrow_mut().reload(&saved);
        Ok(())
    }

    fn tell_tabs(&self) {
        if let Some(tabs) = self.tabs.borrow().as_ref() {
            tabs.tell();
        }
    }

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
