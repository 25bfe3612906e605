// The phone's disk, looked at from outside the app: as it lies there, and opened with the phone's own key.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";

/** In the page: what is needed to look at the disk. */
function tools() {
  const answered = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const databases = async () => (await indexedDB.databases()).map(({ name }) => name);
  const open = async () => answered(indexedDB.open((await databases()).find((name) => name.startsWith("routekaart-phone-"))));
  const aes = (iv) => ({ name: "AES-GCM", iv });
  const key = async (disk) => {
    const kept = await answered(disk.transaction("meta").objectStore("meta").get("key"));
    return crypto.subtle.unwrapKey("raw", kept.wrapped, kept.by, aes(kept.iv), "AES-GCM", false, ["encrypt", "decrypt"]);
  };
  const rows = async (disk, store) => {
    const own = await key(disk);
    const sealed = await answered(disk.transaction(store).objectStore(store).getAll());
    return Promise.all(sealed.map(async ([iv, bytes]) => new TextDecoder().decode(await crypto.subtle.decrypt(aes(iv), own, bytes))));
  };
  window.routekaartTools = { answered, databases, open, aes, key, rows };
}

const inPage = async (page, work, argument) => {
  await page.evaluate(tools);
  return page.evaluate(work, argument);
};

/** The rows of a store, opened with the phone's own key. */
export const openedRows = (page, store) => inPage(page, async (name) => {
  const { open, rows } = window.routekaartTools;
  const disk = await open();
  const found = await rows(disk, name);
  disk.close();
  return found;
}, store);

/** How many values each store of each database holds. */
export const counts = (page) => inPage(page, async () => {
  const { answered, databases } = window.routekaartTools;
  const found = {};
  for (const name of await databases()) {
    const disk = await answered(indexedDB.open(name));
    for (const store of disk.objectStoreNames) found[store] = await answered(disk.transaction(store).objectStore(store).count());
    disk.close();
  }
  return found;
});

/**
 * Words that the route of Cecilia is full of, and some that every event holds. None is so short that bytes without meaning,
 * of which there are a hundred thousand, would spell it now and then.
 */
export const WORDS = /cecilia|naomi|brieven|kleine stap|StepDone|StepAdded|"kind"|"body"/i;

/** Every value of every database as text, keys and all: bytes read as one character each. */
export const rawTexts = (page) => inPage(page, async () => {
  const { answered, databases } = window.routekaartTools;
  const said = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return String.fromCharCode(...new Uint8Array(value.buffer ?? value));
    if (value && typeof value === "object") return Object.values(value).map(said).join("\n");
    return String(value);
  };
  const texts = [];
  for (const name of await databases()) {
    const disk = await answered(indexedDB.open(name));
    for (const store of disk.objectStoreNames) {
      const all = disk.transaction(store).objectStore(store);
      const [values, keys] = await Promise.all([all.getAll(), all.getAllKeys()].map(answered));
      texts.push(...values.map(said), ...keys.map(said));
    }
    disk.close();
  }
  return texts;
});

/** Puts the disk back as the version before sealing wrote it: every event by itself, as text. */
export const writeAsBefore = (page) => inPage(page, async () => {
  const { open, rows } = window.routekaartTools;
  const disk = await open();
  const [own, batches] = [await rows(disk, "own"), await rows(disk, "entries")];
  const transaction = disk.transaction(["own", "entries", "meta"], "readwrite");
  const store = (name) => transaction.objectStore(name);
  store("entries").clear();
  for (const row of batches.flatMap((batch) => batch.split("\u001e"))) store("entries").put(row, JSON.parse(row).event.id);
  for (const row of own) store("own").put(row, JSON.parse(row.slice(row.indexOf("\n") + 1)).nr);
  store("meta").delete("key");
  await new Promise((done) => { transaction.oncomplete = done; });
  disk.close();
});

/** Spoils the key, so that nothing on the disk can be opened any more. */
export const spoilKey = (page) => inPage(page, async () => {
  const { answered, open } = window.routekaartTools;
  const disk = await open();
  const meta = disk.transaction("meta", "readwrite").objectStore("meta");
  const kept = await answered(meta.get("key"));
  await answered(meta.put({ ...kept, wrapped: new Uint8Array(48).buffer }, "key"));
  disk.close();
});

/** Spoils the sealed bytes of the first row of a store. */
export const spoilRow = (page, store) => inPage(page, async (name) => {
  const { answered, open } = window.routekaartTools;
  const disk = await open();
  const rows = disk.transaction(name, "readwrite").objectStore(name);
  const [first] = await answered(rows.getAllKeys());
  const [iv, bytes] = await answered(rows.get(first));
  await answered(rows.put([iv, bytes.slice(1)], first));
  disk.close();
}, store);

/** Nothing of the route is left on this phone; `also` names small things that may stay. */
export async function nothingLeft(page, also = []) {
  // The browser empties the site at its own pace.
  while ((await page.evaluate(() => indexedDB.databases())).length) await setTimeout(50);
  const kept = await page.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(kept.filter((key) => !["routekaart.lang", "routekaart.theme", ...also].includes(key)), []);
}
