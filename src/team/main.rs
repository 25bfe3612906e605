//! The shared screen of the driegesprek and the team's pages. For now: the route as everybody in the
//! room sees it, live.

mod doers;
mod shared;
mod start;

fn main() {
    ui::platform::js::run(start::start());
}
