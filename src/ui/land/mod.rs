//! The landscape.
