//! The device's disk, as `public/disk.js` keeps it: what belongs together is written whole or not at all.

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

/// An open database.
pub struct Disk(JsValue);

impl Disk {
    /// Opens the database called `name`, and makes it when it is not there.
    pub async fn open(name: &str) -> Result<Self, Refused> {
        asked(&js::get(&js::global(), "routekaartDisk"), "open", &[name.into()]).await.map(Self)
    }

    /// Everything that is kept.
    pub async fn read(&self) -> Result<Saved, Refused> {
        let found = Array::from(&asked(&self.0, "read", &[]).await?);
        Ok(Saved { own: texts(&found.get(0)), entries: texts(&found.get(1)), sync: found.get(2).as_string() })
    }

    /// Writes all of `writes`, or nothing.
    pub async fn write(&self, writes: &[Write]) -> Result<(), Refused> {
        let [own, entries] = [Array::new(), Array::new()];
        let [mut sync, mut anew] = [JsValue::UNDEFINED; 2];
        for write in writes {
            match write {
                Write::Entry(_, row) => drop(entries.push(&row.into())),
                Write::Own(nr, row) => drop(own.push(&Array::of2(&(*nr).into(), &row.into()))),
                Write::Sync(row) => sync = row.into(),
                Write::ClearEntries => anew = JsValue::TRUE,
            }
        }
        asked(&self.0, "write", &[own.into(), entries.into(), sync, anew]).await.map(drop)
    }

    /// Keeps a new event of this device under its next number. None is given twice and none is skipped: a number that
    /// another tab gave meanwhile, or what was done just before, is not taken, and the event is made anew under the next.
    pub async fn keep(&self, make: impl Fn(Counter) -> Sealed) -> Result<Sealed, Refused> {
        loop {
            let made_by = js::call(&self.0, "counter", &[])?;
            let counter = made_by.as_string().and_then(|row| Counter::read(&row)).unwrap_or_else(new_device);
            let sealed = make(counter);
            let event = [sealed.event.nr.into(), (&sealed.row).into(), sealed.counter.row().into(), made_by];
            if asked(&self.0, "add", &event).await?.is_truthy() {
                return Ok(sealed);
            }
        }
    }

    /// Puts in order what can be kept in less room or was written by a former version.
    pub async fn tidy(&self) {
        // What fails here is tried again at the next opening; until then it is as readable as it was.
        let _ = asked(&self.0, "tidy", &[]).await;
    }

    /// Whether events of this device could not be opened any more and were kept aside, since the app was opened.
    pub fn is_broken(&self) -> bool {
        js::get(&self.0, "broken").is_truthy()
    }
}

/// Asks the browser not to clear this site's storage when space runs out.
pub async fn persist() {
    let storage = js::get(&js::get(&js::global(), "navigator"), "storage");
    let _ = asked(&storage, "persist", &[]).await;
}

/// Empties the device: every route that was ever on it, and what was remembered of them. How one reads stays.
pub async fn wipe() {
    let _ = asked(&js::get(&js::global(), "routekaartDisk"), "wipe", &[]).await;
}

fn new_device() -> Counter {
    Counter { device: DeviceId(clock::fresh_id()), next: 1 }
}

async fn asked(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, Refused> {
    js::settled(js::call(object, method, arguments)?).await.map_err(Refused::from)
}

fn texts(values: &JsValue) -> Vec<String> {
    values.unchecked_ref::<Array>().iter().filter_map(|value| value.as_string()).collect()
}
