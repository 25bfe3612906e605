//! Brotli and gzip files beside what compresses, made once here instead of at every request.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use flate2::{Compression, write::GzEncoder};

use crate::fault::Fault;

const COMPRESSES: [&str; 8] = ["html", "css", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// Writes `<file>.br` and `<file>.gz` for every file that compresses, on two cores.
pub fn write_siblings(files: &[PathBuf]) -> Result<(), Fault> {
    let mut files: Vec<&PathBuf> = files.iter().filter(|file| compresses(file)).collect();
    // Dealt out from large to small, so that both cores end at about the same time.
    files.sort_by_key(|file| std::cmp::Reverse(fs::metadata(file).map_or(0, |about| about.len())));
    thread::scope(|scope| {
        let shares = [0, 1].map(|share| files.iter().skip(share).step_by(2));
        let workers = shares.map(|mut share| scope.spawn(move || share.try_for_each(|file| write_both(file))));
        workers.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| Err(Fault::Step { doing: "compressing".into(), why: "stopped".into() }))
        })
    })
}

fn compresses(file: &Path) -> bool {
    file.extension().is_some_and(|extension| COMPRESSES.iter().any(|known| extension == *known))
}

fn write_both(file: &Path) -> Result<(), Fault> {
    let bytes = fs::read(file).map_err(Fault::files("reading", file))?;
    let save = |extension: &str, bytes: Vec<u8>| {
        let mut sibling = file.as_os_str().to_owned();
        sibling.push(extension);
        fs::write(&sibling, bytes).map_err(Fault::files("writing", Path::new(&sibling)))
    };
    save(".br", brotli(&bytes).map_err(Fault::files("compressing", file))?)?;
    save(".gz", gzip(&bytes).map_err(Fault::files("compressing", file))?)
}

fn brotli(mut bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let settings =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut small, &settings)?;
    Ok(small)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
