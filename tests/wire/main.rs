//! The whole server over a real socket: the same router, the same store, a port of its own.

#![allow(clippy::unwrap_used, reason = "what goes wrong in a test fails it, and says where")]

mod accounts;
mod crowd;
mod erasure;
mod export;
mod input;
mod looks;
mod matrix;
mod pairing;
mod pull;
mod push;
mod push_service;
mod reminders;
mod sessions;
mod sharing;
mod site;
mod stream;
mod unsealed;
mod walk;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use domain::{
    api::Session,
    id::{DeviceId, PersonId, RouteId},
    party::Party,
};
use routekaart_tests::{
    events::any_id,
    folder::Folder,
    http::{Answer, Client},
};
use server::{
    clock::{Clock, Moment, SetClock},
    config::{Config, Local, Origin},
    identity::key::Key,
    log::sign_in,
    remind::{Post, Vapid},
    store::{Store, sqlite::Sqlite},
};
use tokio::{net::TcpListener, runtime::Runtime, sync::oneshot};

/// As many threads read the database as in the program itself.
const READERS: usize = 8;

/// Whom push services can write to.
const CONTACT: &str = "mailto:beheer@routekaart.example";

/// A server that runs until this goes.
struct Place {
    address: SocketAddr,
    store: Arc<dyn Store>,
    route: RouteId,
    runtime: Runtime,
    stop: Option<oneshot::Sender<()>>,
    folder: Folder,
}

impl Place {
    fn new() -> Self {
        Self::reached_by(Origin::Loopback)
    }

    fn reached_by(origin: Origin) -> Self {
        Self::with(origin, Clock::System, Local::On, Some(post()))
    }

    /// A server that knows no push service.
    fn without_push() -> Self {
        Self::with(Origin::Loopback, Clock::System, Local::On, None)
    }

    /// A server whose time passes when the test says so.
    fn timed() -> (Self, SetClock) {
        Self::timed_at(Moment::now())
    }

    /// The same, from this moment on.
    fn timed_at(moment: Moment) -> (Self, SetClock) {
        let clock = SetClock::at(moment);
        (Self::with(Origin::Loopback, Clock::Set(clock.clone()), Local::On, Some(post())), clock)
    }

    fn with(origin: Origin, clock: Clock, local: Local, post: Option<Post>) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(READERS)
            .enable_all()
            .build()
            .unwrap();
        let folder = Folder::new().unwrap();
        let store: Arc<dyn Store> = Arc::new(Sqlite::open(folder.path(), any_id()).unwrap());
        let route = RouteId(any_id());
        runtime.block_on(store.change(move |txn| txn.add_route(route))).unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let site = Some(site::built(&folder));
        let (store_too, key) = (Arc::clone(&store), Key::random());
        let config = Config { store: store_too, site, origin, clock, key, local, oidc: None, post };
        let (stop, stopped) = oneshot::channel();
        runtime.spawn(server::serve(listener, config, async {
            let _ = stopped.await;
        }));
        Self { address, store, route, runtime, stop: Some(stop), folder }
    }

    /// Nobody in particular.
    fn nobody(&self) -> Client {
        Client::new(self.address)
    }

    /// The secret of a new link.
    fn link(&self, party: Party, person: PersonId) -> String {
        let session = Session { route: self.route, party, person };
        let made = self.store.change(move |txn| sign_in::make_link(txn, &session));
        self.runtime.block_on(made).unwrap().reveal()
    }

    /// Somebody new, signed in.
    fn signed_in(&self, party: Party) -> Client {
        let link = self.link(party, PersonId(any_id()));
        self.nobody().paired(&link).unwrap()
    }

    fn events(&self) -> String {
        format!("/v1/routes/{}/events", self.route)
    }

    /// How many events the route holds.
    fn head(&self) -> u64 {
        let route = self.route;
        self.runtime.block_on(self.store.look(move |txn| txn.head(route))).unwrap().unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.stop.take().map(|stop| stop.send(()));
    }
}

/// A way to push services that is in a hurry.
fn post() -> Post {
    let mut post = Post::new(Vapid::random(CONTACT.into()).unwrap()).unwrap();
    post.every = Duration::from_millis(10);
    post
}

fn any_device() -> DeviceId {
    DeviceId(any_id())
}

/// Asserts that it is a problem of this status that says what it is, in the form that was promised.
#[track_caller]
fn assert_problem(answer: &Answer, status: u16, kind: &str) {
    let body = answer.json();
    assert_eq!((answer.status, body["type"].as_str()), (status, Some(&*format!("urn:problem:routekaart:{kind}"))));
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("api-version"), "1.0.0");
    assert_eq!(body["status"], status);
    assert!(!body["title"].as_str().unwrap().is_empty() && !body["detail"].as_str().unwrap().is_empty());
}

/// The places of the faults that a problem names.
fn places(answer: &Answer) -> Vec<String> {
    let body = answer.json();
    body["errors"].as_array().unwrap().iter().map(|fault| fault["place"].as_str().unwrap().to_owned()).collect()
}
