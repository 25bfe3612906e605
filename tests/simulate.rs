//! `simulate <schedules> <seed>` runs many schedules; `simulate replay <schedule>` shows one. See `cargo xtask sim`.

use std::{process::ExitCode, time::Instant};

use routekaart_tests::sim;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let read = |place: usize| words.get(place).and_then(|word| word.parse().ok());
    let start = Instant::now();
    let ended = match (words.first().map(String::as_str), read(0), read(1)) {
        (Some("replay"), _, Some(schedule)) => {
            sim::replay(schedule).map(|()| format!("schedule {schedule} keeps every promise"))
        }
        (_, Some(schedules), Some(seed)) => sim::run(schedules, seed)
            .map(|tally| format!("{schedules} schedules from seed {seed} keep every promise: {tally}")),
        _ => {
            eprintln!("simulate <schedules> <seed>, or simulate replay <schedule>");
            return ExitCode::from(2);
        }
    };
    match ended {
        Ok(line) => {
            println!("{line}, in {:.1} s", start.elapsed().as_secs_f32());
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
