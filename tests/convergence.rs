//! Replicas lose nothing and agree, whatever the network, the disk and the clocks do.

use routekaart_tests::sim::{self, small};

#[test]
fn every_way_of_the_small_model_keeps_every_promise() {
    match small::explore() {
        Ok(tried) => assert_eq!(tried.ways, 924 * 6_u64.pow(6), "{} ends", tried.ends),
        Err(broken) => panic!("{broken}"),
    }
}

#[test]
fn five_thousand_schedules_keep_every_promise() {
    if let Err(failure) = sim::run(5_000, 20_261_122) {
        panic!("{failure}");
    }
}
