//! The browser. Nothing outside this folder touches web-sys, js-sys, IndexedDB, the network, the
//! clock or chance.

pub mod clock;
pub mod disk;
pub mod dom;
pub mod form;
pub mod js;
pub mod keep;
pub mod live;
pub mod net;
pub mod page;
pub mod remind;
pub mod send;
