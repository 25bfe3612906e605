//! One file for each screen. A screen draws; what it shows was decided in `domain`.

pub mod ask;
pub mod back;
pub mod better;
pub mod choices;
pub mod crisis;
pub mod done;
pub mod help;
pub mod items;
pub mod mine;
pub mod now;
pub mod nowhere;
pub mod pause;
pub mod route;
pub mod safety;
pub mod step;
pub mod stuck;
pub mod sync_state;
pub mod thread;
pub mod waiting;
pub mod welcome;
pub mod won;
