//! The server as a process of its own.

use std::{
    ffi::OsStr,
    io::{self, BufRead as _, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

/// A server that runs, until this goes.
#[derive(Debug)]
pub struct Program {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// The secret of the first link that it printed: the resident's of the first demo route.
    pub link: String,
    /// Kept, so that the server can go on printing.
    printed: BufReader<ChildStdout>,
}

impl Program {
    /// Starts the server on its data with `more` options, and waits for its first link.
    pub fn start<S: AsRef<OsStr>>(program: &Path, data: &Path, more: &[S]) -> io::Result<Self> {
        Self::start_set(program, data, more, &[])
    }

    /// The same with more in its environment.
    pub fn start_set<S: AsRef<OsStr>>(
        program: &Path,
        data: &Path,
        more: &[S],
        environment: &[(&str, &str)],
    ) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.envs(environment.iter().copied());
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).args(more);
        let mut child = command.env("ROUTEKAART_LOG", "error").stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or_else(|| io::Error::other("no output"))?;
        let mut printed = BufReader::new(out);
        match read_link(&mut printed) {
            Ok((address, link)) => Ok(Self { child, address, link, printed }),
            Err(why) => {
                child.kill()?;
                child.wait()?;
                Err(why)
            }
        }
    }

    /// The password with which the people of the demo sign in; it is printed once.
    pub fn password(&mut self) -> io::Result<String> {
        let mut line = String::new();
        while self.printed.read_line(&mut line)? > 0 {
            if let Some((_, password)) = line.trim_end().split_once(", password ") {
                return Ok(password.to_owned());
            }
            line.clear();
        }
        Err(io::Error::other("no password was printed"))
    }

    /// `kill -9`, and waits until it is gone.
    pub fn kill(mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read_link(links: &mut BufReader<ChildStdout>) -> io::Result<(SocketAddr, String)> {
    let mut line = String::new();
    links.read_line(&mut line)?;
    let link = line.split("http://").nth(1).and_then(|link| link.trim_end().split_once("/#pair="));
    let found = link.and_then(|(address, secret)| Some((address.parse().ok()?, secret.to_owned())));
    found.ok_or_else(|| io::Error::other(format!("no link in {line:?}")))
}
