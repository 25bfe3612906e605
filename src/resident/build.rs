//! Keeps in the linked program what tells which function needs which other, so that it can be cut in two (`later.rs`).

fn main() {
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
