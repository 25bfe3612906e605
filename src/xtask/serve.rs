//! `cargo xtask serve`: from a fresh checkout to a working link.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::{Args, Opt};
use crate::fault::Fault;
use crate::wasm::Build;
use crate::{check, dev, dist, place, process, stage};

/// What `serve` accepts.
pub const OPTIONS: &[Opt] = &[
    Opt::Value { name: "--port", otherwise: "8080", about: "where to listen, on 127.0.0.1 only" },
    Opt::Value { name: "--data", otherwise: "data", about: "folder of the database" },
    Opt::Switch { name: "--no-demo", about: "leave out the routes of Cecilia and Henk" },
    Opt::Switch { name: "--dev", about: "build fast, and build and reload at every change" },
];

/// The recipe itself.
pub fn run(args: &Args) -> Result<(), Fault> {
    let port = args.value("--port");
    if port.parse::<u16>().is_err() {
        return Err(Fault::Usage(format!("--port {port} is not a port")));
    }
    if args.has("--dev") {
        return dev::run(args);
    }
    dist::build(Build::Release)?;
    build_server(Build::Release)?;
    become_server(&mut server(Build::Release, args))
}

/// Builds the server; cargo itself sees whether anything changed.
pub fn build_server(build: Build) -> Result<(), Fault> {
    let profile = match build {
        Build::Release => ["--profile", "release"],
        Build::Dev => ["--profile", "dev"],
    };
    stage::run("server", || {
        process::run(check::cargo(&["build", "--quiet", "--package", "routekaart-server"]).args(profile))?;
        Ok("built".to_owned())
    })
}

/// Where [`build_server`] leaves the server.
pub fn program(build: Build) -> PathBuf {
    let folder = match build {
        Build::Release => "release",
        Build::Dev => "debug",
    };
    place::target().join(folder).join("routekaart-server")
}

/// The server, set to its site and its data.
pub fn server(build: Build, args: &Args) -> Command {
    let mut server = Command::new(program(build));
    server.args(["serve", "--listen", &format!("127.0.0.1:{}", args.value("--port"))]);
    server.arg("--data").arg(place::root().join(Path::new(args.value("--data"))));
    server.arg("--site").arg(dist::folder(build));
    // For trying out: who runs it for people names somebody who reads it.
    if std::env::var_os("ROUTEKAART_PUSH_CONTACT").is_none() {
        server.env("ROUTEKAART_PUSH_CONTACT", "mailto:nobody@routekaart.example");
    }
    if args.has("--no-demo") {
        server.arg("--no-demo");
    }
    server
}

/// Lets the server take the place of this program, so that signals reach it without a go-between.
#[cfg(unix)]
fn become_server(server: &mut Command) -> Result<(), Fault> {
    use std::os::unix::process::CommandExt;
    let why = server.exec();
    Err(Fault::Program { line: process::line(server), why: format!("the server did not start: {why}") })
}

#[cfg(not(unix))]
fn become_server(server: &mut Command) -> Result<(), Fault> {
    process::run(server)
}
