//! The words on the command line.

use std::{net::SocketAddr, path::PathBuf};

use server::config::Origin;

/// How the program is used.
pub const USAGE: &str = "\
routekaart-server serve [options]

  --listen 127.0.0.1:8080   where to listen
  --data data               folder of the database
  --site dist               folder of the built site; without it only the calls answer
  --origin https://host     how people reach this server, when a proxy ends https before it
  --no-demo                 leave out the routes of Cecilia and Henk

ROUTEKAART_LOG            what is logged, like info or server=debug (info)
ROUTEKAART_LOG_FORMAT     json or plain (plain)
ROUTEKAART_DEMO_TODAY     the day that the demo counts from, like 2024-06-10 (today)";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Args {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Folder of the database.
    pub data: PathBuf,
    /// Folder of the built site.
    pub site: Option<PathBuf>,
    /// How people reach this server.
    pub origin: Origin,
    /// Whether the demo routes are put in.
    pub demo: Demo,
}

/// Whether the demo routes are put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demo {
    /// In an empty log.
    Wanted,
    /// Never.
    Unwanted,
}

impl Args {
    /// Reads the words after the program's name; a sentence about what is wrong otherwise.
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        if words.next().as_deref() != Some("serve") {
            return Err("the command is: serve".into());
        }
        let mut args = Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data: "data".into(),
            site: None,
            origin: Origin::Loopback,
            demo: Demo::Wanted,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--listen" => {
                    args.listen =
                        value()?.parse().map_err(|_| "--listen: an address like 127.0.0.1:8080 is expected")?;
                }
                "--data" => args.data = value()?.into(),
                "--site" => args.site = Some(value()?.into()),
                "--origin" => args.origin = origin(&value()?)?,
                "--no-demo" => args.demo = Demo::Unwanted,
                _ => return Err(format!("unknown option {word}")),
            }
        }
        if args.origin == Origin::Loopback && !args.listen.ip().is_loopback() {
            return Err(format!(
                "{} can be reached from other machines, where plain http is not safe: put a proxy with https before it and name it with --origin",
                args.listen
            ));
        }
        Ok(args)
    }
}

fn origin(text: &str) -> Result<Origin, String> {
    match text.strip_prefix("https://") {
        Some(host) if !host.is_empty() && !host.contains('/') => Ok(Origin::Https(text.to_ascii_lowercase())),
        _ => Err("--origin: https:// and a host without a path is expected".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Args, String> {
        Args::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        assert!(parse("serve --listen 0.0.0.0:80").is_err());
        assert!(parse("serve --listen 0.0.0.0:80 --origin https://example.org").is_ok());
        assert!(parse("serve --listen [::1]:80").is_ok());
    }

    #[test]
    fn a_slip_of_the_pen_is_refused() {
        for line in ["", "start", "serve --dta x", "serve --data", "serve --listen x", "serve --origin http://x"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
