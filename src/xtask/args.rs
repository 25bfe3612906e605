//! The words after `cargo xtask <command>`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::fault::Fault;

/// An option that a command accepts.
pub enum Opt {
    /// `--name`, on or off.
    Switch { name: &'static str, about: &'static str },
    /// `--name value`, with what holds when it is absent.
    Value { name: &'static str, otherwise: &'static str, about: &'static str },
}

impl Opt {
    fn name(&self) -> &'static str {
        match self {
            Opt::Switch { name, .. } | Opt::Value { name, .. } => name,
        }
    }
}

impl fmt::Display for Opt {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Opt::Switch { name, about } => write!(out, "{name:<20} {about}"),
            Opt::Value { name, otherwise, about } => write!(out, "{:<20} {about}", format!("{name} {otherwise}")),
        }
    }
}

/// What was asked for, with the absent values filled in.
pub struct Args {
    switches: BTreeSet<&'static str>,
    values: BTreeMap<&'static str, String>,
}

impl Args {
    /// Reads the words against the options of a command; anything else is refused.
    pub fn parse(mut words: impl Iterator<Item = String>, options: &[Opt]) -> Result<Args, Fault> {
        let mut args = Args { switches: BTreeSet::new(), values: BTreeMap::new() };
        for option in options {
            if let Opt::Value { name, otherwise, .. } = option {
                args.values.insert(name, (*otherwise).to_owned());
            }
        }
        while let Some(word) = words.next() {
            let (name, attached) = match word.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (word, None),
            };
            match options.iter().find(|option| option.name() == name) {
                None => return Err(Fault::Usage(format!("unknown option {name}"))),
                Some(Opt::Switch { name, .. }) => {
                    args.switches.insert(name);
                }
                Some(Opt::Value { name, .. }) => {
                    let value = attached.or_else(|| words.next());
                    args.values.insert(name, value.ok_or_else(|| Fault::Usage(format!("{name} needs a value")))?);
                }
            }
        }
        Ok(args)
    }

    /// Whether a switch was given.
    pub fn has(&self, switch: &str) -> bool {
        self.switches.contains(switch)
    }

    /// The value of an option: given, or what holds otherwise. Empty for an option the command does not list.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: &[Opt] =
        &[Opt::Switch { name: "--dev", about: "" }, Opt::Value { name: "--port", otherwise: "8080", about: "" }];

    fn parse(line: &str) -> Result<Args, Fault> {
        Args::parse(line.split_whitespace().map(str::to_owned), OPTIONS)
    }

    #[test]
    fn absent_options_have_their_usual_value() {
        let args = parse("").unwrap();
        assert_eq!(args.value("--port"), "8080");
        assert!(!args.has("--dev"));
    }

    #[test]
    fn a_value_may_be_attached_or_follow() {
        assert_eq!(parse("--port 9000 --dev").unwrap().value("--port"), "9000");
        assert_eq!(parse("--port=9001").unwrap().value("--port"), "9001");
    }

    #[test]
    fn a_slip_of_the_pen_is_refused() {
        assert!(parse("--prot 9000").is_err());
        assert!(parse("--port").is_err());
    }
}
