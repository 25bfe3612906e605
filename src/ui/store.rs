//! The route on this device: kept on its disk, folded into signals, and in step with the server.
//!
//! What somebody does goes to the disk first and then on the screen; the network follows by itself.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use domain::{
    api::Session,
    event::Draft,
    id::EventId,
    replica::{OwnState, Replica, Saved, seal},
    view::RouteView,
};
use leptos::{prelude::*, task::spawn_local};

use crate::open::App;
use crate::platform::{
    clock,
    disk::{self, Disk},
    js::Refused,
    keep::Kept,
    live::{self, Hints, Tabs},
};

mod sync;

use sync::Asked;
pub use sync::Pace;

/// How this device stands with the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether the device says that it has no network.
    pub offline: bool,
    /// How many events are still to be sent.
    pub unsent: usize,
    /// Whether the server was reached since the app was opened.
    pub in_step: bool,
    /// When the server last said what is new, by this device's clock; empty when it never did.
    pub news: String,
    /// Why events were refused.
    pub refused: Vec<String>,
    /// Whether the server said that this device has no access any more.
    pub signed_out: bool,
    /// Whether the server said that this device has to forget the route.
    pub revoked: bool,
    /// Whether the disk would not take the last action.
    pub full: bool,
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

impl Store {
    /// Opens what this device keeps of the route of `session`.
    pub async fn open(session: Session, app: App) -> Result<Self, Refused> {
        let disk = Disk::open(&format!("routekaart-{}-{}", app.name(), session.route)).await?;
        let replica = Replica::load(session, &disk.read().await?);
        let store = Self {
            seen: RwSignal::new(Seen {
                view: Arc::default(),
                standing: Standing {
                    offline: !live::is_online(),
                    news: app.news().and_then(Kept::get).unwrap_or_default(),
                    ..Standing::default()
                },
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
        let view = inner.app.sight(replica.fold().view());
        let rebuilding = !replica.has_pulled() && view.phases.is_empty();
        let mut seen = self.seen.write();
        seen.standing.unsent = replica.unsent();
        let aside = inner.disk.is_broken().then(String::new);
        seen.standing.refused = replica.refusals().map(String::from).chain(aside).collect();
        if !rebuilding && *seen.view != view {
            seen.view = Arc::new(view);
        }
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
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
}
