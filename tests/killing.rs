//! Killing the real server, again and again, and keeping the books beside it.

mod books;
mod phone;
mod process;

use std::{
    fmt, io,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use routekaart_tests::folder::Folder;

use books::Found;
use phone::Phone;
use process::Server;

/// How many phones push at the same time.
const PHONES: u64 = 4;
/// The longest that a server lives before it is killed.
const LONGEST_LIFE: u64 = 250;

/// What to do.
pub struct Plan {
    /// The program to kill.
    pub server: PathBuf,
    /// How often.
    pub times: u64,
    /// Decides when, and how much is pushed at a time.
    pub seed: u64,
}

/// What came of it.
pub struct Tally {
    kills: u64,
    found: Found,
    took: Duration,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Found { acknowledged, unheard } = self.found;
        write!(
            f,
            "{} kills in {:.0} s with {PHONES} writers: {acknowledged} events acknowledged, 0 lost, 0 doubled, \
             {unheard} more were kept whose answer was cut off; integrity_check ok",
            self.kills,
            self.took.as_secs_f64()
        )
    }
}

/// Kills as planned. The first difference between the books and the log is an error that says what it is.
pub fn run(plan: &Plan) -> io::Result<Tally> {
    let started = Instant::now();
    let folder = Folder::new()?;
    let mut chance = StdRng::seed_from_u64(plan.seed);
    let phones: Vec<_> = (0..PHONES).map(|_| Arc::new(Mutex::new(Phone::new(chance.random())))).collect();
    for _ in 0..plan.times {
        let server = Server::start(&plan.server, folder.path())?;
        let stop = Arc::new(AtomicBool::new(false));
        let at_work: Vec<_> = phones.iter().map(|phone| work(phone, &server, &stop)).collect();
        thread::sleep(Duration::from_millis(chance.random_range(0..LONGEST_LIFE)));
        server.kill()?;
        stop.store(true, Ordering::Relaxed);
        for phone in at_work {
            phone.join().map_err(|_| io::Error::other("a phone failed"))??;
        }
        books::whole(folder.path())?;
    }
    let server = Server::start(&plan.server, folder.path())?;
    let phones: Vec<_> = phones.iter().filter_map(|phone| phone.lock().ok()).collect();
    let found = books::compare(&phones, &server)?;
    server.kill()?;
    Ok(Tally { kills: plan.times, found, took: started.elapsed() })
}

/// Lets a phone push until its server is gone.
fn work(phone: &Arc<Mutex<Phone>>, server: &Server, stop: &Arc<AtomicBool>) -> thread::JoinHandle<io::Result<()>> {
    let (phone, stop, door) = (Arc::clone(phone), Arc::clone(stop), server.door.clone());
    thread::spawn(move || {
        let mut phone = phone.lock().map_err(|_| io::Error::other("a phone failed before"))?;
        // A phone that is cut off while it signs in tries again with the next server.
        let Ok(client) = door.enter() else { return Ok(()) };
        while !stop.load(Ordering::Relaxed) && phone.push(&client, &door.events)? == phone::Heard::Answer {}
        Ok(())
    })
}
