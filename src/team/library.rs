//! The library for who builds a route, fetched from its two files.

use domain::library::Library;
use ui::platform::net;

use crate::call::Fault;

/// Everything one can build with. A step is written in Dutch; who reads another language gets the words of its template.
pub async fn fetch() -> Result<Library, Fault> {
    let file = async |path: &str| net::file(path).await.ok_or(Fault::NotNow);
    let (steps, building) = (file("/library/nl.json").await?, file("/team-library/building.json").await?);
    Library::read(&steps, &building).ok_or(Fault::NotNow)
}
