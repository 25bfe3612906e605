//! `guard --site dist --provider tests/oidc/start.mjs`: the headers of every kind of answer of the real server, and
//! the flags of every cookie, once by plain http and once as behind a proxy with https. See `cargo xtask guard`.
//!
//! The server is the program that was built beside this one, or the one named by `--server`.

mod provider;
mod site;
mod table;
mod visit;

use std::{io, process::ExitCode};

use routekaart_tests::{folder::Folder, headers::Reach};

use visit::Tried;

fn main() -> ExitCode {
    match read(std::env::args().skip(1)).and_then(|tried| run(&tried).map_err(|why| why.to_string())) {
        Ok((good, 0)) => {
            println!("\n{good} answers and cookies guarded as they must be");
            ExitCode::SUCCESS
        }
        Ok((good, bad)) => {
            eprintln!("\n{good} answers and cookies guarded as they must be, {bad} not");
            ExitCode::FAILURE
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run(tried: &Tried) -> io::Result<(usize, usize)> {
    let seen = |reach| visit::look(tried, Folder::new()?.path(), reach);
    Ok(table::print(&seen(Reach::Loopback)?, &seen(Reach::Https)?))
}

fn read(mut words: impl Iterator<Item = String>) -> Result<Tried, String> {
    let here = std::env::current_exe().map_err(|why| why.to_string())?;
    let server = here.with_file_name("routekaart-server");
    let mut tried = Tried { server, site: "dist".into(), provider: "tests/oidc/start.mjs".into() };
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--server" => tried.server = value.into(),
            "--site" => tried.site = value.into(),
            "--provider" => tried.provider = value.into(),
            _ => return Err(format!("unknown option {word}")),
        }
    }
    Ok(tried)
}
