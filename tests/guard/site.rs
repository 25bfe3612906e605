//! The files of the built site, and how long each may be kept.

use std::{fs, io, path::Path};

use routekaart_tests::headers::Kept;

/// The address of each file, without those that were compressed beforehand.
pub fn files(site: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    gather(site, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn gather(folder: &Path, address: &str, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let address = format!("{address}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &address, found)?;
        } else if !address.ends_with(".br") && !address.ends_with(".gz") {
            found.push(address);
        }
    }
    Ok(())
}

/// The build writes twelve digits of the content before the ending.
pub fn kept(address: &str) -> Kept {
    let digits = address.split('.').next().and_then(|stem| stem.rsplit_once('-')).map_or("", |(_, digits)| digits);
    let is_named = digits.len() == 12 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if is_named { Kept::Forever } else { Kept::AskedAgain }
}
