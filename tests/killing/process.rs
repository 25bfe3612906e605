//! The server that is killed, and the way into it.

use std::{io, path::Path};

use routekaart_tests::{http::Client, program::Program};

/// A server that runs.
pub struct Server {
    program: Program,
    /// How to get in.
    pub door: Door,
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
    /// Starts the server on its data, and finds the way in.
    pub fn start(program: &Path, data: &Path) -> io::Result<Self> {
        let program = Program::start::<&str>(program, data, &[])?;
        let door = Door::find(&program)?;
        Ok(Self { program, door })
    }

    /// `kill -9`, and waits until it is gone.
    pub fn kill(self) -> io::Result<()> {
        self.program.kill()
    }
}

impl Door {
    fn find(program: &Program) -> io::Result<Self> {
        let client = Client::new(program.address);
        let mut door = Self { client, secret: program.link.clone(), events: String::new() };
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
