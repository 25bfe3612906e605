//! `cargo xtask serve --dev`: builds fast, watches the sources, builds again and lets the page reload itself.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Child;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::args::Args;
use crate::fault::Fault;
use crate::fingerprint::{Fingerprint, files_below};
use crate::links::Site;
use crate::wasm::Build;
use crate::{dist, html, place, process, serve, stage};

/// How often the sources are looked at: below what one notices, above what a laptop feels.
const LOOK: Duration = Duration::from_millis(400);
const WATCHED: [&str; 4] = ["src", "public", "style", "Cargo.toml"];

const RELOAD_PATH: &str = "/dev-reload.js";
const RELOAD: &str = include_str!("dev/reload.js");
const WORKER: &str = include_str!("dev/sw.js");

/// Adds to the site what a reload needs: a script in every page, the number of the build, and no lasting worker.
pub fn prepare(site: &mut Site) {
    for (_, page) in site.iter_mut().filter(|(path, _)| path.ends_with(".html")) {
        *page = html::with_script(&String::from_utf8_lossy(page), RELOAD_PATH).into_bytes();
    }
    site.insert(RELOAD_PATH.to_owned(), RELOAD.into());
    site.insert("/sw.js".to_owned(), WORKER.into());
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    site.insert("/dev-build".to_owned(), now.as_millis().to_string().into_bytes());
}

/// Builds, starts the server and follows the sources until it is stopped by hand.
pub fn run(args: &Args) -> Result<(), Fault> {
    let mut seen = times()?;
    dist::build(Build::Dev)?;
    let sources = server_sources()?;
    serve::build_server(Build::Dev)?;
    let mut server = Server::start(args, sources)?;
    loop {
        thread::sleep(LOOK);
        let now = times()?;
        if now == seen {
            continue;
        }
        seen = now;
        println!();
        // A slip in the sources is shown, and the last good build goes on being served.
        if let Err(fault) = dist::build(Build::Dev).and_then(|()| server.renew(args)) {
            eprintln!("\n✗ {fault}\n  waiting for the next change");
        }
    }
}

/// The running server and the sources it was built from.
struct Server {
    child: Child,
    built_from: String,
}

impl Server {
    fn start(args: &Args, built_from: String) -> Result<Server, Fault> {
        Ok(Server { child: process::start(&mut serve::server(Build::Dev, args))?, built_from })
    }

    fn renew(&mut self, args: &Args) -> Result<(), Fault> {
        let sources = server_sources()?;
        if self.built_from == sources {
            return Ok(());
        }
        // Built first: while it does not compile, the old server stays.
        serve::build_server(Build::Dev)?;
        process::stop(&mut self.child);
        *self = Server::start(args, sources)?;
        stage::note('✓', "server", "started again");
        Ok(())
    }
}

fn server_sources() -> Result<String, Fault> {
    let sources = ["Cargo.lock", "src/domain", "src/server"];
    Fingerprint::default().paths(sources.map(|path| place::root().join(path))).finish()
}

/// When each watched file was last written.
fn times() -> Result<BTreeMap<PathBuf, SystemTime>, Fault> {
    let mut times = BTreeMap::new();
    for folder in WATCHED {
        for file in files_below(&place::root().join(folder))? {
            // A file may vanish between listing and looking: an editor swaps files while it saves.
            if let Ok(time) = file.metadata().and_then(|about| about.modified()) {
                times.insert(file, time);
            }
        }
    }
    Ok(times)
}
