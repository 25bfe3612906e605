//! `routekaart-server account add`: lets one more person sign in with a password of this server.

use std::io;

use server::{
    config::Local,
    identity::{account, password},
};

use crate::{args::NewAccount, open};

/// Adds the account with the password on the first line of standard input. Refuses in production, where people sign
/// in with the identity provider of their organisation.
pub async fn add(new: NewAccount, local: Local) -> Result<(), String> {
    if local == Local::Off {
        return Err("ROUTEKAART_ENV=production: nobody signs in with a password of this server".into());
    }
    let Some(role) = new.role else { return Err("--role is needed".into()) };
    let mut line = String::new();
    io::stdin().read_line(&mut line).map_err(|why| format!("The password could not be read: {why}"))?;
    let secret = line.trim_end_matches(['\r', '\n']);
    if secret.chars().count() < password::SHORTEST {
        return Err(format!("The password needs {} characters or more.", password::SHORTEST));
    }
    let password = password::hash(secret).map_err(|why| why.to_string())?;
    let (store, _) = open(&new.data)?;
    let taken = format!("Somebody signs in as {} already: choose another --login.", new.login);
    let account = account::NewAccount {
        name: new.name,
        organisation: new.organisation,
        role,
        phone: new.phone,
        login: new.login,
        password,
    };
    let added = store.change(move |txn| account::add(txn, account)).await.map_err(|why| why.to_string())?;
    added.map(|_| ()).ok_or(taken)
}
