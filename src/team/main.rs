//! The team's pages: signing in, the routes of who is signed in, and the shared screen of the driegesprek.

mod account;
mod begin;
mod call;
mod colleagues;
mod devices;
mod doers;
mod frame;
mod hand_over;
mod pair;
mod people;
mod qr;
mod routes;
mod screen;
mod shared;
mod sign_in;
mod sign_out;
mod start;
mod text;

fn main() {
    ui::platform::js::run(start::start());
}
