//! The words on the command line.

use std::{net::SocketAddr, path::PathBuf};

use domain::party::Party;
use server::{
    config::Origin,
    identity::account::{readable_name, readable_phone},
};

/// How the program is used.
pub const USAGE: &str = "\
routekaart-server serve [options]

  --listen 127.0.0.1:8080   where to listen
  --data data               folder of the database
  --site dist               folder of the built site; without it only the calls answer
  --origin https://host     how people reach this server, when a proxy ends https before it
  --no-demo                 leave out the routes of Cecilia and Henk, and the accounts of Naomi and Jaap

routekaart-server account add --name Naomi --login naomi --role worker --organisation Buurtteam [--phone 0300000000] [--data data]

  Somebody who may sign in here, for trying out. The password, of 12 characters or more, is read from standard input.
  --role worker, specialist, volunteer or adviser

routekaart-server retention --days 730 [--dry-run] [--data data]

  Forgets every route on which nothing was said for so many days. With --dry-run it only says which.

routekaart-server check-views [--data data]

  Holds every row of who looked against the chain, and says where it is broken.

ROUTEKAART_OIDC_ISSUER    the identity provider (OpenID Connect) with which professionals sign in; with it:
ROUTEKAART_OIDC_CLIENT_ID, ROUTEKAART_OIDC_CLIENT_SECRET
                          how the provider knows this server, which it sends people back to at
                          <origin>/v1/sessions/oidc/callback
ROUTEKAART_OIDC_ROLES_CLAIM
                          the claim with somebody's roles, like realm_access.roles (roles)
ROUTEKAART_OIDC_ROLES     the provider's words, like worker=buurtteam,specialist=wi (worker=worker,…)
ROUTEKAART_OIDC_ACR       the levels of proof of which one is needed, with a comma between them (any)
ROUTEKAART_OIDC_SCOPES, ROUTEKAART_OIDC_ORGANISATION_CLAIM
                          what else is asked for (profile), and who somebody works for (organisation)
ROUTEKAART_PUSH_CONTACT   whom push services can write to, like mailto:beheer@example.org; with it residents can be reminded
ROUTEKAART_ENV            production: nobody signs in with a password of this server
ROUTEKAART_LOG            what is logged, like info or server=debug (info)
ROUTEKAART_LOG_FORMAT     json or plain (plain)
ROUTEKAART_DEMO_TODAY     the day that the demo counts from, like 2024-06-10 (today)";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// To serve.
    Serve(Args),
    /// To add an account.
    AddAccount(NewAccount),
    /// To forget routes.
    Retention(Retention),
    /// To check who looked, in this folder of the database.
    CheckViews(PathBuf),
}

/// Which routes to forget.
#[derive(Debug, PartialEq, Eq)]
pub struct Retention {
    /// Those on which nothing was said for so many days; at least one.
    pub days: u32,
    /// Whether it is done.
    pub run: Run,
    /// Folder of the database.
    pub data: PathBuf,
}

/// Whether something is done, or only said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// It is done.
    Real,
    /// It is only said.
    Dry,
}

/// An account to add; its password comes from standard input.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct NewAccount {
    /// The name that others read.
    pub name: String,
    /// The name to sign in with.
    pub login: String,
    /// In which capacity.
    pub role: Option<Party>,
    /// For whom this person works.
    pub organisation: String,
    /// The telephone number at work, which residents call.
    pub phone: Option<String>,
    /// Folder of the database.
    pub data: PathBuf,
}

/// How to serve.
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

impl Command {
    /// Reads the words after the program's name; a sentence about what is wrong otherwise.
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        match words.next().as_deref() {
            Some("serve") => Args::parse(words).map(Self::Serve),
            Some("account") if words.next().as_deref() == Some("add") => NewAccount::parse(words).map(Self::AddAccount),
            Some("retention") => Retention::parse(words).map(Self::Retention),
            Some("check-views") => folder(words).map(Self::CheckViews),
            _ => Err("the command is: serve, account add, retention or check-views".into()),
        }
    }
}

impl Retention {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut order = Self { days: 0, run: Run::Real, data: "data".into() };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--days" => order.days = value()?.parse().unwrap_or_default(),
                "--dry-run" => order.run = Run::Dry,
                "--data" => order.data = value()?.into(),
                _ => return Err(format!("unknown option {word}")),
            }
        }
        if order.days == 0 { Err("--days: a whole number from 1 is expected".into()) } else { Ok(order) }
    }
}

/// The folder of the database, when nothing else is said.
fn folder(mut words: impl Iterator<Item = String>) -> Result<PathBuf, String> {
    let folder = match words.next().as_deref() {
        None => return Ok("data".into()),
        Some("--data") => words.next().ok_or("--data needs a value")?,
        Some(word) => return Err(format!("unknown option {word}")),
    };
    words.next().map_or(Ok(folder.into()), |word| Err(format!("unknown option {word}")))
}

impl NewAccount {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut new = Self { data: "data".into(), ..Self::default() };
        while let Some(word) = words.next() {
            let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
            let name = || readable_name(&value).map(Into::into).ok_or(format!("{word}: 1-60 characters are expected"));
            match word.as_str() {
                "--name" => new.name = name()?,
                "--login" => new.login = name()?,
                "--organisation" => new.organisation = name()?,
                "--phone" => {
                    let phone = readable_phone(&value).ok_or("--phone: a number like 030 000 00 00 is expected")?;
                    new.phone = Some(phone.into());
                }
                "--role" => new.role = Party::try_from(value).ok().filter(|role| *role != Party::Resident),
                "--data" => new.data = value.into(),
                _ => return Err(format!("unknown option {word}")),
            }
        }
        if [&new.name, &new.login, &new.organisation].iter().any(|value| value.is_empty()) {
            return Err("--name, --login and --organisation are needed".into());
        }
        match new.role {
            Some(_) => Ok(new),
            None => Err("--role: worker, specialist, volunteer or adviser is expected".into()),
        }
    }
}

impl Args {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
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

    fn parse(line: &str) -> Result<Command, String> {
        Command::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        assert!(parse("serve --listen 0.0.0.0:80").is_err());
        assert!(parse("serve --listen 0.0.0.0:80 --origin https://example.org").is_ok());
        assert!(parse("serve --listen [::1]:80").is_ok());
    }

    #[test]
    fn a_slip_of_the_pen_is_refused() {
        for line in
            ["", "start", "serve --dta x", "serve --data", "serve --listen x", "serve --origin http://x", "account"]
        {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn routes_are_forgotten_after_a_number_of_days_and_no_other() {
        let retention = |days, run| Command::Retention(Retention { days, run, data: "data".into() });
        assert_eq!(parse("retention --days 730"), Ok(retention(730, Run::Real)));
        assert_eq!(parse("retention --dry-run --days 1"), Ok(retention(1, Run::Dry)));
        for line in ["retention", "retention --days 0", "retention --days -1", "retention --days x", "retention --dry"]
        {
            assert!(parse(line).is_err(), "{line}");
        }
        assert_eq!(parse("check-views --data x"), Ok(Command::CheckViews("x".into())));
        assert!(parse("check-views --data x y").is_err() && parse("check-views x").is_err());
    }

    #[test]
    fn an_account_needs_all_that_others_read_of_it() {
        let whole = "account add --name Naomi --login naomi --role worker --organisation Buurtteam";
        let Ok(Command::AddAccount(new)) = parse(whole) else { panic!() };
        assert_eq!((new.name.as_str(), new.role), ("Naomi", Some(Party::Worker)));
        for left_out in ["--name Naomi", "--login naomi", "--role worker", "--organisation Buurtteam"] {
            assert!(parse(&whole.replace(left_out, "")).is_err(), "{left_out}");
        }
        assert!(parse(&format!("{whole} --phone x")).is_err());
        assert!(parse(&whole.replace("worker", "resident")).is_err(), "residents have no account: they pair a phone");
    }
}
