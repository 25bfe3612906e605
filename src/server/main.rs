//! `routekaart-server serve`: opens the log, puts the demo in, prints links and serves until it is told to stop.
//! `routekaart-server account add`: lets one more person sign in, for trying out.
//! `routekaart-server retention` and `check-views`: forgets old routes, and checks who looked.

mod account;
mod args;
mod retention;

use std::{io, net::SocketAddr, path::Path, process::ExitCode, sync::Arc};

use chrono::NaiveDate;
use domain::id::Uuid;
use server::{
    clock::{Clock, Moment},
    config::{Config, Local},
    demo,
    identity::{key::Key, oidc, password},
    remind::{Post, Vapid},
    store::{Store, sqlite::Sqlite},
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tracing_subscriber::EnvFilter;

use args::{Args, Command, Demo};

/// Threads that read the database: more than cores only wait for each other, and each keeps memory.
const READERS: usize = 8;

fn main() -> ExitCode {
    let words = std::env::args().skip(1);
    let command = match Command::parse(words) {
        Ok(command) => command,
        Err(why) => {
            eprintln!("{why}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    start_log();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(READERS).build();
    let ran = runtime.map_err(|why| format!("no threads could be started: {why}")).and_then(|runtime| match command {
        Command::Serve(args) => runtime.block_on(run(args)),
        Command::AddAccount(new) => runtime.block_on(account::add(new, local())),
        Command::Retention(order) => runtime.block_on(retention::run(order)),
        Command::CheckViews(data) => runtime.block_on(retention::check_views(&data)),
    });
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args) -> Result<(), String> {
    if let Some(site) = args.site.as_deref().filter(|site| !site.join("index.html").is_file()) {
        return Err(format!("There is no site in {}. Build it with: cargo xtask dist", site.display()));
    }
    let oidc = oidc::Options::read(|name| std::env::var(name).ok())?.map(oidc::Provider::new).transpose()?;
    // The port comes first: when another server has it, the links of that one stay good.
    let listener = TcpListener::bind(args.listen).await.map_err(|why| {
        format!("Cannot listen on {}: {why}. Stop what listens there, or choose another with --listen.", args.listen)
    })?;
    let address = listener.local_addr().map_err(|why| why.to_string())?;
    let (store, key) = open(&args.data)?;
    let post = post(&args.data)?;
    let local = local();
    match args.demo {
        Demo::Wanted => print_demo(&*store, address, local).await?,
        Demo::Unwanted => demo::withdraw(&*store).await.map_err(|why| why.to_string())?,
    }
    tracing::info!(%address, "listening");
    let config = Config { store, site: args.site, origin: args.origin, clock: Clock::System, key, local, oidc, post };
    server::serve(listener, config, told_to_stop()).await.map_err(|why| why.to_string())
}

/// Puts the demo in and prints how to open it: links, and outside production a password that is new at each start.
async fn print_demo(store: &dyn Store, address: SocketAddr, local: Local) -> Result<(), String> {
    let password = (local == Local::On).then(password::made_up);
    let kept = password.as_deref().map(password::hash).transpose().map_err(|why| why.to_string())?;
    for link in demo::prepare(store, today()?, kept).await.map_err(|why| why.to_string())? {
        println!("{:<18} http://{address}{}", link.label, link.path);
    }
    if let Some(password) = password {
        println!("{:<18} http://{address}/team/sign-in", "sign in");
        println!("{:<18} name naomi or jaap, password {password}", "");
    }
    Ok(())
}

/// Whether somebody may sign in with a password of this server: not in production.
fn local() -> Local {
    if std::env::var("ROUTEKAART_ENV").is_ok_and(|environment| environment == "production") {
        Local::Off
    } else {
        Local::On
    }
}

fn open(folder: &Path) -> Result<(Arc<dyn Store>, Key), String> {
    let cannot = |why: String| {
        format!(
            "Cannot keep data in {}: {why}. Make that folder writable, or choose another with --data.",
            folder.display()
        )
    };
    std::fs::create_dir_all(folder).map_err(|why| cannot(why.to_string()))?;
    let log_id = Uuid::from_random(rand::random());
    let store = Sqlite::open(folder, log_id).map_err(|why| cannot(why.to_string()))?;
    let key = Key::open(folder).map_err(|why| cannot(why.to_string()))?;
    Ok((Arc::new(store), key))
}

/// The way to push services, when somebody is named whom they can write to.
fn post(folder: &Path) -> Result<Option<Post>, String> {
    let Ok(contact) = std::env::var("ROUTEKAART_PUSH_CONTACT") else { return Ok(None) };
    if !["mailto:", "https://"].iter().any(|start| contact.strip_prefix(start).is_some_and(|rest| !rest.is_empty())) {
        return Err("ROUTEKAART_PUSH_CONTACT: mailto: or https:// with an address is expected".into());
    }
    let vapid = Vapid::open(folder, contact).map_err(|why| why.to_string())?;
    Post::new(vapid).map(Some)
}

fn today() -> Result<NaiveDate, String> {
    match std::env::var("ROUTEKAART_DEMO_TODAY") {
        Ok(text) => domain::body::day(&text).ok_or("ROUTEKAART_DEMO_TODAY: a day like 2024-06-10 is expected".into()),
        Err(_) => Ok(Moment::now().day()),
    }
}

/// To standard error, so that standard output holds nothing but links.
fn start_log() {
    let filter = EnvFilter::try_from_env("ROUTEKAART_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    if std::env::var("ROUTEKAART_LOG_FORMAT").is_ok_and(|format| format == "json") {
        log.json().init();
    } else {
        log.init();
    }
}

/// Ctrl-C in a terminal, or SIGTERM from whatever keeps the server running.
async fn told_to_stop() {
    let Ok(mut term) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = term.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
