//! The device's disk: IndexedDB, one database for each route in each app.
//!
//! | store | key | value |
//! |---|---|---|
//! | `own` | the event's number | a row of [`domain::replica`] |
//! | `entries` | the event's id | an event as pulled |
//! | `meta` | `counter`, `sync` | the device's next number; how far pulling is |
//!
//! Whatever belongs together is one transaction with strict durability: every engine's default may
//! lose the last second when the battery goes.

use domain::{
    api::Counter,
    id::DeviceId,
    replica::{Saved, Sealed, Write},
};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    clock,
    js::{self, Refused},
};

const STORES: [&str; 3] = ["own", "entries", "meta"];

/// An open database.
#[derive(Clone)]
pub struct Disk(JsValue);

impl Disk {
    /// Opens the database called `name`, and makes it when it is not there.
    pub async fn open(name: &str) -> Result<Self, Refused> {
        let request = js::call(&js::get(&js::global(), "indexedDB"), "open", &[name.into(), 1.into()])?;
        let upgrading = request.clone();
        let upgrade = wasm_bindgen::closure::Closure::once_into_js(move || {
            for store in STORES {
                let _ = js::call(&js::get(&upgrading, "result"), "createObjectStore", &[store.into()]);
            }
        });
        let _ = js_sys::Reflect::set(&request, &"onupgradeneeded".into(), &upgrade);
        answered(&request).await.map(Self).map_err(Refused::from)
    }

    /// Everything that is kept.
    pub async fn read(&self) -> Result<Saved, Refused> {
        let transaction = self.transaction("readonly")?;
        let own = js::call(&store(&transaction, "own")?, "getAll", &[])?;
        let entries = js::call(&store(&transaction, "entries")?, "getAll", &[])?;
        let sync = js::call(&store(&transaction, "meta")?, "get", &["sync".into()])?;
        Ok(Saved {
            own: texts(answered(&own).await?),
            entries: texts(answered(&entries).await?),
            sync: answered(&sync).await?.as_string(),
        })
    }

    /// Writes all of `writes`, or nothing.
    pub async fn write(&self, writes: &[Write]) -> Result<(), Refused> {
        let transaction = self.transaction("readwrite")?;
        for write in writes {
            match write {
                Write::Entry(id, row) => put(&transaction, "entries", id.to_string().into(), row)?,
                Write::Own(nr, row) => put(&transaction, "own", (*nr).into(), row)?,
                Write::Sync(row) => put(&transaction, "meta", "sync".into(), row)?,
                Write::ClearEntries => drop(js::call(&store(&transaction, "entries")?, "clear", &[])?),
            }
        }
        committed(&transaction).await
    }

    /// Keeps a new event of this device under its next number. The number is read and written in the
    /// same transaction, so that two tabs never give the same one and none is skipped.
    pub async fn keep(&self, seal: impl FnOnce(Counter) -> Sealed) -> Result<Sealed, Refused> {
        let transaction = self.transaction("readwrite")?;
        let request = js::call(&store(&transaction, "meta")?, "get", &["counter".into()])?;
        let kept = answered(&request).await?.as_string();
        let counter = kept
            .and_then(|row| Counter::read(&row))
            .unwrap_or_else(|| Counter { device: DeviceId(clock::fresh_id()), next: 1 });
        let sealed = seal(counter);
        put(&transaction, "own", sealed.event.nr.into(), &sealed.row)?;
        put(&transaction, "meta", "counter".into(), &sealed.counter.row())?;
        committed(&transaction).await?;
        Ok(sealed)
    }

    fn transaction(&self, mode: &str) -> Result<JsValue, Refused> {
        let stores: Array = STORES.iter().map(|store| JsValue::from(*store)).collect();
        let strict = js::object(&[("durability", "strict".into())]);
        Ok(js::call(&self.0, "transaction", &[stores.into(), mode.into(), strict])?)
    }
}

/// Asks the browser not to clear this site's storage when space runs out.
pub async fn persist() {
    let storage = js::get(&js::get(&js::global(), "navigator"), "storage");
    if let Ok(asked) = js::call(&storage, "persist", &[]) {
        let _ = js::settled(asked).await;
    }
}

fn store(transaction: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    js::call(transaction, "objectStore", &[name.into()])
}

fn put(transaction: &JsValue, name: &str, key: JsValue, row: &str) -> Result<(), JsValue> {
    js::call(&store(transaction, name)?, "put", &[row.into(), key]).map(drop)
}

async fn answered(request: &JsValue) -> Result<JsValue, JsValue> {
    match js::event(request, "onsuccess", &["onerror", "onblocked"]).await {
        Ok(_) => Ok(js::get(request, "result")),
        Err(_) => Err(js::get(request, "error")),
    }
}

async fn committed(transaction: &JsValue) -> Result<(), Refused> {
    match js::event(transaction, "oncomplete", &["onabort", "onerror"]).await {
        Ok(_) => Ok(()),
        Err(_) => Err(js::get(transaction, "error").into()),
    }
}

fn texts(values: JsValue) -> Vec<String> {
    values.unchecked_into::<Array>().iter().filter_map(|value| value.as_string()).collect()
}
