//! Replicas lose nothing and agree, whatever the network, the disk and the clocks do.

use routekaart_tests::sim;

#[test]
fn five_thousand_schedules_keep_every_promise() {
    if let Err(failure) = sim::run(5_000, 20_261_122) {
        panic!("{failure}");
    }
}
