//! `contract --schemathesis <program> --requests 2000 --seed 7`: the real server against its own document, tried by
//! Schemathesis in all its phases, as everybody who may ask. See `cargo xtask contract`.
//!
//! The server is the program that was built beside this one, or the one named by `--server`.

mod figures;
mod parties;
mod round;

use std::{io, path::PathBuf, process::ExitCode, time::Instant};

use routekaart_tests::{folder::Folder, program::Program};

use figures::Figures;
use round::Round;

/// As people reach it: cookies have the name that the document says, which is theirs over https.
const ORIGIN: [&str; 2] = ["--origin", "https://routekaart.example"];

/// So that the calls about reminders answer. Who chooses one is reminded from the next day on: nothing is sent here.
const PUSH: [(&str, &str); 1] = [("ROUTEKAART_PUSH_CONTACT", "mailto:beheer@routekaart.example")];

/// What to do.
struct Plan {
    server: PathBuf,
    schemathesis: PathBuf,
    requests: u64,
    seed: u64,
}

fn main() -> ExitCode {
    let start = Instant::now();
    match plan(std::env::args().skip(1)).and_then(|plan| run(&plan).map_err(|why| format!("seed {}: {why}", plan.seed)))
    {
        Ok(all) => {
            println!("{all}, in {:.0} s: no fault of the server, no difference from its document", seconds(start));
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// As many rounds for each party as make up its part of the requests; the first round tries all that is not random.
fn run(plan: &Plan) -> Result<Figures, String> {
    let folder = Folder::new().map_err(|why| why.to_string())?;
    let server = Program::start_set(&plan.server, folder.path(), &ORIGIN, &PUSH).map_err(|why| why.to_string())?;
    let parties = parties::enter(&server, folder.path()).map_err(|why: io::Error| why.to_string())?;
    let share = plan.requests.div_ceil(parties.len() as u64);
    let mut all = Figures::default();
    for party in &parties {
        let (mut figures, mut number, start) = (Figures::default(), 0, Instant::now());
        while figures.requests() < share {
            let round = Round { number, seed: plan.seed + number, requests: share - figures.requests() };
            figures.add(&round.run(&plan.schemathesis, server.address, party, folder.path())?);
            number += 1;
        }
        println!("{:<10} {figures}, {number} round(s), {:.0} s", party.name, seconds(start));
        all.add(&figures);
    }
    Ok(all)
}

fn seconds(start: Instant) -> f32 {
    start.elapsed().as_secs_f32()
}

fn plan(mut words: impl Iterator<Item = String>) -> Result<Plan, String> {
    let here = std::env::current_exe().map_err(|why| why.to_string())?;
    let server = here.with_file_name("routekaart-server");
    let mut plan = Plan { server, schemathesis: "schemathesis".into(), requests: 2_000, seed: 20_261_122 };
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{word}: a whole number is expected"));
        match word.as_str() {
            "--server" => plan.server = PathBuf::from(&value),
            "--schemathesis" => plan.schemathesis = PathBuf::from(&value),
            "--requests" => plan.requests = number()?,
            "--seed" => plan.seed = number()?,
            _ => return Err(format!("unknown option {word}")),
        }
    }
    Ok(plan)
}
