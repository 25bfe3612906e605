//! One run of Schemathesis.

use std::{net::SocketAddr, path::Path, process::Command};

use crate::{figures::Figures, parties::Caller};

/// Enough of what a run prints to see what it found; a request that it made up can be very long.
const LONGEST_LINE: usize = 1_000;

/// One run.
pub struct Round {
    /// From 0. What is not random is tried in the first only.
    pub number: u64,
    /// Decides what is tried.
    pub seed: u64,
    /// About how many requests are wanted.
    pub requests: u64,
}

impl Round {
    /// Runs it as `caller`. An error is what Schemathesis found, in its own words.
    pub fn run(
        &self,
        schemathesis: &Path,
        server: SocketAddr,
        caller: &Caller,
        folder: &Path,
    ) -> Result<Figures, String> {
        let figures = folder.join("figures.json");
        let mut command = Command::new(schemathesis);
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("contract");
        command.current_dir(folder).env("SCHEMATHESIS_HOOKS", own.join("hooks.py"));
        command.arg("--config-file").arg(own.join("schemathesis.toml"));
        command.args(["run", &format!("http://{server}/v1/openapi.json")]);
        command.args(["--checks", "all", "--no-color", "--continue-on-failure", "--generation-database", "none"]);
        command.args(["--seed", &self.seed.to_string(), "--max-examples", &self.examples().to_string()]);
        let phases = if self.number == 0 { "examples,coverage,fuzzing,stateful" } else { "fuzzing,stateful" };
        command.args(["--phases", phases]);
        command.env("ROUTEKAART_ORIGIN", format!("http://{server}")).env("ROUTEKAART_ROUTE", &caller.route);
        command.env("ROUTEKAART_LINK", &caller.link).env("ROUTEKAART_FIGURES", &figures);
        command.envs(caller.ended.iter().map(|token| ("ROUTEKAART_ENDED", token)));
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        let ended = command.output().map_err(|why| format!("{} did not run: {why}", schemathesis.display()))?;
        let counted =
            Figures::read(&figures).map_err(|why| format!("no figures: {why}\n{}", shortened(&ended.stderr)))?;
        if ended.status.success() && counted.of_class(5) == 0 {
            return Ok(counted);
        }
        Err(format!("as {}, seed {}, {counted}:\n{}", caller.name, self.seed, shortened(&ended.stdout)))
    }

    /// How many cases each call is given: there are many calls, and a case may take many requests.
    fn examples(&self) -> u64 {
        (self.requests / 100).clamp(5, 100)
    }
}

fn shortened(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    text.lines().map(|line| line.chars().take(LONGEST_LINE).collect::<String>() + "\n").collect()
}
