//! Reminding residents who asked for it, by the push service of their phone's browser.
//!
//! Each minute the reminders whose hour it is are looked at, each once a day. One is taken on in a transaction before
//! anything is sent, so that two servers, or a server that ended half-way, never send it twice; what is to be reminded of is
//! decided there too, by [`domain::reminder`]. What is sent is always the same neutral sentence.

mod address;
mod post;
mod seal;
mod vapid;

use std::{sync::Arc, time::Duration};

use domain::{api::Session, fold::Fold, reminder::Hour, view::RouteView};
use tokio::{
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

pub use address::read as read_address;
pub use post::{Post, Posted};
pub use seal::is_key;
use seal::seal;
pub use vapid::Vapid;

use crate::{
    App,
    clock::Moment,
    identity::session::{self, Denied},
    secret::Hash,
    sight::Sees,
    store::{
        Fault, Reading, Row, Store, Writing,
        reminders::{Address, Lang, Reminder},
    },
};

/// How many are sent at the same time.
const AT_ONCE: usize = 32;
/// How long a push service is left alone after it did not take something; twice as long each next time.
const FIRST_REST: Duration = Duration::from_secs(120);
const LONGEST_REST: Duration = Duration::from_secs(24 * 3600);

/// What a resident chose.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The phone.
    pub address: Address,
    /// When.
    pub hour: Hour,
    /// In which language.
    pub lang: Lang,
}

/// Reminds until the server closes.
pub async fn run(app: App, post: Arc<Post>) {
    let mut closing = app.closing.clone();
    let mut ticks = interval(post.every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = closing.wait_for(|closing| *closing) => return,
            _ = ticks.tick() => {}
        }
        if let Err(why) = round(&app.store, &post, app.clock.now()).await {
            tracing::error!(%why, "nobody could be reminded");
        }
    }
}

/// Looks at every reminder whose hour it is at `now`.
async fn round(store: &Arc<dyn Store>, post: &Arc<Post>, now: Moment) -> Result<(), Fault> {
    let wall = now.wall();
    let Some((hour, left)) = Hour::at(wall) else { return Ok(()) };
    let left = left.to_std().unwrap_or_default();
    loop {
        let due = store.look(move |txn| txn.reminders_due(hour, wall.date(), now, AT_ONCE)).await?;
        if due.is_empty() {
            return Ok(());
        }
        let mut sending = JoinSet::new();
        for one in due {
            let Some(taken) = store.change(move |txn| claim(txn, &one, now)).await? else { continue };
            let (store, post) = (Arc::clone(store), Arc::clone(post));
            sending.spawn(async move {
                let posted = post.send(&taken, left, now).await;
                store.change(move |txn| settle(txn, &taken, &posted, now)).await
            });
        }
        while let Some(sent) = sending.join_next().await {
            sent.unwrap_or(Err(Fault::Closed))?;
        }
    }
}

/// Keeps what the resident of this session chose. A day on which there may have been a reminder stays closed, also when it
/// was on another phone; who chooses for the first time is reminded from the next day on.
pub fn choose(txn: &mut dyn Writing, token: &Hash, chosen: Chosen, now: Moment) -> Result<Result<(), Denied>, Fault> {
    let session = match session::caller(txn, token, now)? {
        Ok(held) => held.on_own_route(),
        Err(denied) => return Ok(Err(denied)),
    };
    let Some(Session { route, person, .. }) = session else { return Ok(Err(Denied::Nobody)) };
    let last = txn.reminder(route, person)?.map_or(now.wall().date(), |before| before.last);
    let Chosen { address, hour, lang } = chosen;
    let (session, failed, rests) = (*token, 0, now);
    txn.set_reminder(&Reminder { session, route, person, address, hour, lang, last, failed, rests }).map(Ok)
}

/// Takes `due` on for today, once: the reminder as it stood, when there is something to remind of.
pub fn claim(txn: &mut dyn Writing, due: &Reminder, now: Moment) -> Result<Option<Reminder>, Fault> {
    let wall = now.wall();
    let is_due = |held: &Reminder| held.hour == due.hour && held.last < wall.date() && held.rests <= now;
    let Some(held) = txn.reminder(due.route, due.person)?.filter(is_due) else { return Ok(None) };
    let Ok(resident) = session::on_route(txn, &held.session, held.route, now)? else {
        return txn.drop_reminder(held.route, held.person).map(|()| None);
    };
    txn.set_reminder(&Reminder { last: wall.date(), ..held.clone() })?;
    let planned = view(txn, &resident)?.reminder(held.hour, wall, Some(held.last)).is_some();
    Ok(planned.then_some(held))
}

/// Writes down what became of a reminder that was taken on.
pub fn settle(txn: &mut dyn Writing, taken: &Reminder, posted: &Posted, now: Moment) -> Result<(), Fault> {
    // Another phone may have taken its place meanwhile.
    let same = |held: &Reminder| held.address == taken.address;
    let Some(held) = txn.reminder(taken.route, taken.person)?.filter(same) else { return Ok(()) };
    let failed = held.failed.saturating_add(1);
    let rest = FIRST_REST.saturating_mul(1 << (failed - 1).min(16)).min(LONGEST_REST);
    match posted {
        Posted::Arrived => txn.set_reminder(&Reminder { failed: 0, ..held }),
        Posted::Gone => txn.drop_reminder(held.route, held.person),
        // It never left the push service: the day is still open.
        Posted::Refused { after } => {
            let rests = now.plus(rest.max(*after));
            txn.set_reminder(&Reminder { failed, rests, last: taken.last.min(held.last), ..held })
        }
        // It may have arrived: not a second time on this day.
        Posted::Unknown => txn.set_reminder(&Reminder { failed, rests: now.plus(rest), ..held }),
    }
}

/// The route as its resident sees it.
fn view(txn: &mut dyn Reading, resident: &Session) -> Result<RouteView, Fault> {
    let sees = Sees::of(txn, resident)?;
    let mut fold = Fold::default();
    let rows = txn.events_after(&sees, 0, i32::MAX as usize)?;
    rows.iter().filter_map(Row::entry).for_each(|entry| fold.apply(&entry));
    Ok(fold.view())
}
