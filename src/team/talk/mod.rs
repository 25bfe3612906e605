//! The driegesprek on the shared screen: resident, neighbourhood worker and specialist prepare, tell, choose and agree. The
//! parts are addresses of one page, so that one goes back and forth without losing anything.

mod agree;
mod choose;
mod desk;
mod done;
mod keys;
mod note;
mod owner;
mod part;
mod paste;
mod prepare;
mod radio;
mod table;
mod tell;
mod veil;

pub use desk::open;
pub use part::Part;
