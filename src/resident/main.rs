//! The resident's phone: one small step at a time, the whole map when wanted, also without internet.

mod app;
mod frame;
mod gate;
mod glossary;
mod language;
mod later;
mod mine;
mod mirror;
mod remember;
mod screen;
mod screens;
mod start;

fn main() {
    ui::platform::js::run(start::start());
}
