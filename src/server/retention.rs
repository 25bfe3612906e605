//! `routekaart-server retention`: forgets the routes on which nothing was said for so many days.
//! `routekaart-server check-views`: holds every row of who looked against the chain.

use std::{path::Path, time::Duration};

use server::{
    clock::Moment,
    sight::{
        erasure::expire,
        looks::{Chain, verify},
    },
};

use crate::{
    args::{Retention, Run},
    open,
};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Prints the routes that are forgotten, or that would be, by id and the day of the last word. No names.
pub async fn run(order: Retention) -> Result<(), String> {
    let now = Moment::now();
    let before = now.minus(DAY.saturating_mul(order.days));
    let (store, _) = open(&order.data)?;
    let routes = match order.run {
        Run::Dry => store.look(move |txn| txn.idle_routes(before)).await,
        Run::Real => store.change(move |txn| expire(txn, before, now)).await,
    };
    let routes = routes.map_err(|why| why.to_string())?;
    let done = match order.run {
        Run::Dry => "would be forgotten",
        Run::Real => "forgotten",
    };
    routes.iter().for_each(|(route, last)| println!("{route}  last word on {}", last.day()));
    println!("{} route(s) {done}", routes.len());
    Ok(())
}

/// Says whether the chain is whole; fails when it is not.
pub async fn check_views(data: &Path) -> Result<(), String> {
    let (store, _) = open(data)?;
    match store.look(|txn| verify(txn)).await.map_err(|why| why.to_string())? {
        Chain::Whole(rows) => {
            println!("{rows} row(s), all as they were written");
            Ok(())
        }
        Chain::Broken(nr) => Err(format!("row {nr} is missing, or it was changed")),
    }
}
