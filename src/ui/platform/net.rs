//! The server: one call at a time.

use std::pin::Pin;

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};

use super::js;

/// What the server answered.
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// ETag, as it stands.
    pub etag: Option<String>,
    /// `Retry-After`, in seconds.
    pub retry_after: Option<u32>,
    /// The whole body.
    pub body: String,
}

impl Reply {
    /// Whether the server says that this device may no longer see the route: it has to forget it.
    pub fn is_revoked(&self) -> bool {
        self.status == 401 && self.body.contains("routekaart:revoked")
    }
}

/// There was no answer: no network, or no server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAnswer;

/// A call.
pub struct Call<'a> {
    /// `GET`, `POST` …
    pub method: &'a str,
    /// Path with its query.
    pub path: &'a str,
    /// JSON to send along.
    pub body: Option<&'a str>,
    /// ETag that is already here.
    pub etag: Option<&'a str>,
}

impl<'a> Call<'a> {
    /// Makes the call. It outlives the page, so that a tick just before the phone goes in a pocket arrives. Behind a pointer, so
    /// that every crate that waits for it shares one body.
    pub fn send(self) -> Pin<Box<dyn Future<Output = Result<Reply, NoAnswer>> + 'a>> {
        Box::pin(async { self.fetch().await.map_err(|_| NoAnswer) })
    }

    async fn fetch(self) -> Result<Reply, JsValue> {
        let mut headers = vec![];
        if self.body.is_some() {
            headers.push(("content-type", "application/json".into()));
        }
        if let Some(etag) = self.etag {
            headers.push(("if-none-match", etag.into()));
        }
        let mut options = vec![
            ("method", self.method.into()),
            ("headers", js::object(&headers)),
            ("credentials", "same-origin".into()),
            ("cache", "no-store".into()),
        ];
        if let Some(body) = self.body {
            options.push(("body", body.into()));
            // Browsers refuse to keep a body of over 64 KiB alive.
            options.push(("keepalive", (body.len() < 60_000).into()));
        }
        let fetched = js::call(&js::global(), "fetch", &[self.path.into(), js::object(&options)])?;
        let response = js::settled(fetched).await?;
        let header = |name: &str| {
            js::call(&js::get(&response, "headers"), "get", &[name.into()]).ok().and_then(|value| value.as_string())
        };
        let body = js::settled(js::call(&response, "text", &[])?).await?;
        Ok(Reply {
            status: js::get(&response, "status").as_f64().unwrap_or_default() as u16,
            etag: header("etag"),
            retry_after: header("retry-after").and_then(|seconds| seconds.parse().ok()),
            body: body.unchecked_into::<JsString>().into(),
        })
    }
}

/// The text of a file of this site, also without internet when it was kept.
pub async fn file(path: &str) -> Option<String> {
    let response = js::settled(js::call(&js::global(), "fetch", &[path.into()]).ok()?).await.ok()?;
    if !js::get(&response, "ok").is_truthy() {
        return None;
    }
    js::settled(js::call(&response, "text", &[]).ok()?).await.ok()?.as_string()
}
