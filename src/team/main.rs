//! The team's pages: signing in, the routes of who is signed in, the driegesprek, and the shared screen beside it.

mod account;
mod begin;
mod call;
mod colleagues;
mod devices;
mod doers;
mod frame;
mod hand_over;
mod library;
mod pair;
mod people;
mod qr;
mod routes;
mod screen;
mod shared;
mod sign_in;
mod sign_out;
mod start;
mod talk;
mod text;

fn main() {
    ui::platform::js::run(start::start());
}
