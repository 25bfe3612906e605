//! `kill --times 100 --seed 7`: kills the real server with `kill -9` while four phones push, starts it again, and
//! compares what was acknowledged with what is there: nothing lost, nothing doubled, every byte the same (I1).
//!
//! The server is the program that was built beside this one, or the one named by `--server`.

mod killing;

use std::{path::PathBuf, process::ExitCode};

use killing::{Plan, run};

fn main() -> ExitCode {
    let ran = plan(std::env::args().skip(1)).and_then(|plan| {
        println!("server {}, seed {}, {} kills", plan.server.display(), plan.seed, plan.times);
        run(&plan).map_err(|why| format!("seed {}: {why}", plan.seed))
    });
    match ran {
        Ok(tally) => {
            println!("{tally}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn plan(mut words: impl Iterator<Item = String>) -> Result<Plan, String> {
    let here = std::env::current_exe().map_err(|why| why.to_string())?;
    let mut plan = Plan { server: here.with_file_name("routekaart-server"), times: 100, seed: rand::random() };
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{word}: a whole number is expected"));
        match word.as_str() {
            "--server" => plan.server = PathBuf::from(&value),
            "--times" => plan.times = number()?,
            "--seed" => plan.seed = number()?,
            _ => return Err(format!("unknown option {word}")),
        }
    }
    Ok(plan)
}
