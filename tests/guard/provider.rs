//! A real identity provider beside the server, until this goes.

use std::{
    io::{self, BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// A provider that runs.
pub struct Provider {
    child: Child,
    /// Where it is.
    pub issuer: String,
}

impl Provider {
    /// Starts the provider of `script`, which sends people back to `origin`.
    pub fn start(script: &Path, origin: &str) -> io::Result<Self> {
        let mut command = Command::new("node");
        command.arg(script).arg(format!("{origin}/v1/sessions/oidc/callback"));
        // It warns that it is no provider for people, which is why it is only beside tests.
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        let provider = Self { child, issuer: line.trim_end().to_owned() };
        if provider.issuer.starts_with("http://") {
            return Ok(provider);
        }
        Err(io::Error::other(format!("the identity provider did not start: node {}", script.display())))
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
