//! The server as a process of its own.

use std::{
    io::{self, BufRead as _, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use routekaart_tests::http::Client;

/// A server that runs.
pub struct Server {
    child: Child,
    /// How to get in.
    pub door: Door,
    /// Kept, so that the server can go on printing.
    _links: BufReader<ChildStdout>,
}

/// The way into the demo route of the first link.
#[derive(Clone)]
pub struct Door {
    client: Client,
    secret: String,
    /// The path of the route's events.
    pub events: String,
}

impl Server {
    /// Starts the server on its data, and waits for its first link.
    pub fn start(program: &Path, data: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).env("ROUTEKAART_LOG", "error");
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or_else(|| io::Error::other("no output"))?;
        let mut links = BufReader::new(out);
        let door = read_link(&mut links).and_then(|(address, secret)| Door::find(address, secret));
        match door {
            Ok(door) => Ok(Self { child, door, _links: links }),
            Err(why) => {
                child.kill()?;
                child.wait()?;
                Err(why)
            }
        }
    }

    /// `kill -9`, and waits until it is gone.
    pub fn kill(mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }
}

impl Door {
    fn find(address: SocketAddr, secret: String) -> io::Result<Self> {
        let mut door = Self { client: Client::new(address), secret, events: String::new() };
        let session = door.enter()?.get("/v1/sessions/current")?.json();
        let route = session["route"].as_str().ok_or_else(|| io::Error::other("the link opens no route"))?;
        door.events = format!("/v1/routes/{route}/events");
        Ok(door)
    }

    /// Somebody who is signed in.
    pub fn enter(&self) -> io::Result<Client> {
        self.client.paired(&self.secret)
    }
}

fn read_link(links: &mut BufReader<ChildStdout>) -> io::Result<(SocketAddr, String)> {
    let mut line = String::new();
    links.read_line(&mut line)?;
    let link = line.split("http://").nth(1).and_then(|link| link.trim_end().split_once("/#pair="));
    let found = link.and_then(|(address, secret)| Some((address.parse().ok()?, secret.to_owned())));
    found.ok_or_else(|| io::Error::other(format!("no link in {line:?}")))
}
