// The device's disk: IndexedDB, one database for each route in each app. What is said of the route is sealed (seal.js).
// A script, since waiting for a browser's promises costs the phone's program ten kilobytes. `platform/disk.rs` asks it.
//
// | store     | key               | value                                                              |
// | own       | the event's number | a row of the replica, sealed                                      |
// | entries   | random            | events as pulled, sealed together: as many as came at once          |
// | meta      | counter, sync     | the device's next number; how far pulling is                       |
// | meta      | key               | the key of the seal, wrapped                                       |
// | meta      | aside …           | rows of own, or a key, that could not be opened any more           |
//
// A value that is a text was written by a former version, which did not seal; it is sealed once the app was opened.
//
// Whatever belongs together is one transaction with strict durability: every engine's default may lose the last second
// when the battery goes. A transaction ends by itself when it waits for anything else, so that sealing comes before it
// and opening after it.
import { STAYS, says } from "/keep.js";
import { Seal } from "/seal.js";

const PHONE = "routekaart-phone-";
const STORES = ["own", "entries", "meta"];
// Between the events of a batch: a character that JSON does not hold (RFC 7464).
const BETWEEN = "\u001e";
// From this many batches on they are gathered into one.
const MANY = 16;

const answered = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = request.onblocked = () => failed(request.error);
});
const committed = (transaction) => new Promise((done, failed) => {
  transaction.oncomplete = () => done();
  transaction.onabort = () => failed(transaction.error);
});
const isText = (value) => typeof value === "string";
const aside = () => `aside ${crypto.randomUUID()}`;

/** Loads the page anew, to ask the PIN first: the sign of it was gone. */
function relock() {
  localStorage.setItem("routekaart.lock", "{}");
  location.reload();
  return new Promise(() => {});
}

export class Disk {
  /** The disks that this page opened. */
  static opened = new Set();
  /** The seal that the PIN opened, before the app started (lock.js). */
  static unlocked;
  name;
  #database;
  #seal;
  #counter;
  #untidy = false;
  #emptied = false;
  /** Whether own events could not be opened any more and were kept aside, since the app was opened. */
  broken = false;

  constructor(name, database) {
    this.name = name;
    this.#database = database;
    // Another tab empties the phone: nothing may stay open here, nor on the screen.
    database.onversionchange = () => {
      database.close();
      location.reload();
    };
    // The browser emptied the site under the open app. Not anew at once: a server that takes the route away empties the
    // site too, and then the screen says so.
    database.onclose = () => {
      this.#emptied = true;
      document.addEventListener("visibilitychange", () => Disk.opened.has(this) && this.#anew());
    };
  }

  /**
   * Empties the phone: every route that was ever on it, and what the page remembers of them. Other tabs close their
   * databases by themselves when they hear of it.
   */
  static async wipe() {
    Object.keys(localStorage).filter((key) => key.startsWith("routekaart.") && !STAYS.includes(key))
      .forEach((key) => localStorage.removeItem(key));
    const forget = (name) => { indexedDB.deleteDatabase(name); };
    for (const disk of Disk.opened) {
      disk.close();
      forget(disk.name);
    }
    Disk.opened.clear();
    if (!indexedDB.databases) return;
    const listed = (await indexedDB.databases()).map(({ name }) => name);
    listed.filter((name) => name.startsWith(PHONE)).forEach(forget);
  }

  /** Opens the database called `name`, and makes it when it is not there; on a phone that keeps nothing, in memory. */
  static async open(name) {
    const nothing = name.startsWith(PHONE) && says("nothing");
    const disk = nothing ? new (await import("/memory.js")).Memory(name) : await Disk.#onDisk(name);
    Disk.opened.add(disk);
    return disk;
  }

  static async #onDisk(name) {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => STORES.forEach((store) => request.result.createObjectStore(store));
    const disk = new Disk(name, await answered(request));
    const kept = await answered(disk.#store("meta").get("key"));
    if (kept?.salt) {
      if (!Disk.unlocked) return relock();
      disk.#seal = Disk.unlocked;
      return disk;
    }
    try {
      disk.#seal = await Seal.unwrap(kept ?? await disk.#newKey());
    } catch {
      disk.#seal = await Seal.unwrap(await disk.#newKey(kept));
    }
    return disk;
  }

  /** Keeps a fresh key; a damaged one is kept aside. Of two tabs that do so at the same time the first one's stays. */
  async #newKey(damaged) {
    const fresh = await Seal.fresh();
    const transaction = this.#transaction("readwrite");
    const meta = transaction.objectStore("meta");
    const found = await answered(meta.get("key"));
    if (found && String(found.iv) !== String(damaged?.iv)) return found;
    if (damaged) meta.put(damaged, aside());
    meta.put(fresh, "key");
    await committed(transaction);
    return fresh;
  }

  /** Rows of own events, batches of pulled ones, and how far pulling is. What cannot be opened is mended first. */
  async read() {
    let found = await this.#look();
    if (!found.whole) found = await this.#alone(() => this.#mend());
    return [found.own, found.batches.flatMap((batch) => batch.split(BETWEEN)), found.sync];
  }

  /** Whether something here was not sent yet. */
  async unsent() {
    const [own] = await this.read();
    return own.some((row) => row.startsWith("o"));
  }

  close() {
    this.#database.close();
  }

  /** The device's counter, as this tab last saw it. */
  counter() {
    return this.#counter;
  }

  /**
   * Keeps a new event under its number, with the counter after it. The number is taken in the transaction that writes
   * the event: when it was given meanwhile, by another tab or by what was done here just before, the counter is not the
   * one that the event was made by any more. Then nothing is written, and the answer is false.
   */
  async add(number, row, counter, madeBy) {
    if (this.#emptied) return this.#anew();
    const sealed = await this.#seal.close(row);
    const transaction = this.#transaction("readwrite");
    const meta = transaction.objectStore("meta");
    const now = await answered(meta.get("counter"));
    const free = now === madeBy;
    if (free) {
      transaction.objectStore("own").put(sealed, number);
      meta.put(counter, "counter");
      await committed(transaction);
    }
    this.#counter = free ? counter : now;
    return free;
  }

  /** Writes rows of own events by their numbers, pulled events and how far pulling is; after dropping what was pulled if `anew`. */
  async write(own, entries, sync, anew) {
    if (this.#emptied) return this.#anew();
    const batch = entries.length ? await this.#seal.close(entries.join(BETWEEN)) : undefined;
    const rows = await Promise.all(own.map(async ([number, row]) => [number, await this.#seal.close(row)]));
    const transaction = this.#transaction("readwrite");
    const store = (name) => transaction.objectStore(name);
    if (anew) store("entries").clear();
    if (batch) store("entries").put(batch, crypto.randomUUID());
    for (const [number, row] of rows) store("own").put(row, number);
    if (sync !== undefined) store("meta").put(sync, "sync");
    await committed(transaction);
  }

  /** Seals what a former version wrote, and gathers the batches when there are many. */
  async tidy() {
    if (this.#untidy) await this.#alone(() => this.#gather());
  }

  async #gather() {
    const found = await this.#look();
    if (!this.#untidy || !found.whole) return;
    const batch = await this.#seal.close(found.batches.join(BETWEEN));
    const plain = found.keys.own.map((key, place) => [key, found.values.own[place]]).filter(([, value]) => isText(value));
    const rows = await Promise.all(plain.map(async ([key, text]) => [key, text, await this.#seal.close(text)]));
    const transaction = this.#transaction("readwrite");
    const [own, entries] = ["own", "entries"].map((name) => transaction.objectStore(name));
    // Another tab may have written meanwhile: then what it wrote stays, and the next opening looks again.
    if (found.batches.length && String(await answered(entries.getAllKeys())) === String(found.keys.entries)) {
      entries.clear();
      entries.put(batch, crypto.randomUUID());
    }
    for (const [key, text, row] of rows) if (await answered(own.get(key)) === text) own.put(row, key);
    await committed(transaction);
    this.#untidy = false;
  }

  /**
   * Puts a disk in order of which something cannot be opened. Pulled events are dropped, since they are pulled anew.
   * Own events are kept aside as they are: the numbers after them would leave a hole at the server, so that this becomes
   * another device, which makes anew whatever was still to be sent and can be read.
   */
  async #mend() {
    const found = await this.#look();
    if (found.whole) return found;
    const device = crypto.randomUUID();
    const lost = found.own.length < found.values.own.length;
    const waiting = found.own.filter((row) => row.startsWith("o")).map((row) => JSON.parse(row.slice(row.indexOf("\n") + 1)));
    const made = await Promise.all(waiting.map((event, place) =>
      this.#seal.close(`o\n${JSON.stringify({ ...event, device, nr: place + 1 })}`)));
    const transaction = this.#transaction("readwrite");
    const [own, entries, meta] = STORES.map((name) => transaction.objectStore(name));
    if (lost) {
      meta.put(found.values.own, aside());
      own.clear();
      made.forEach((row, place) => own.put(row, place + 1));
      meta.put(`${made.length + 1} ${device}`, "counter");
    }
    for (const key of found.shut) entries.delete(key);
    meta.delete("sync");
    await committed(transaction);
    this.broken ||= lost;
    return this.#look();
  }

  /** Reads everything in one transaction, then opens all of it at once. */
  async #look() {
    const transaction = this.#transaction("readonly");
    const store = (name) => transaction.objectStore(name);
    const asked = [...["own", "entries"].flatMap((name) => [store(name).getAll(), store(name).getAllKeys()]),
      ...["sync", "counter"].map((key) => store("meta").get(key))];
    const [own, ownKeys, entries, entryKeys, sync, counter] = await Promise.all(asked.map(answered));
    this.#counter = counter;
    this.#untidy = entries.length >= MANY || [...own, ...entries].some(isText);
    const opened = await Promise.all([...own, ...entries].map((value) => (isText(value) ? value : this.#seal.open(value))));
    const batches = opened.splice(own.length);
    return {
      own: opened.filter(isText),
      batches: batches.filter(isText),
      sync,
      values: { own },
      keys: { own: ownKeys, entries: entryKeys },
      shut: entryKeys.filter((_, place) => !isText(batches[place])),
      whole: opened.every(isText) && batches.every(isText),
    };
  }

  /** Opens the app again, which gets the route by its cookie; until then nothing is answered. */
  #anew() {
    location.reload();
    return new Promise(() => {});
  }

  #store(name) {
    return this.#transaction("readonly").objectStore(name);
  }

  #transaction(mode) {
    return this.#database.transaction(STORES, mode, { durability: "strict" });
  }

  /** Runs `work` in one tab at a time, where the browser has locks. */
  #alone(work) {
    return navigator.locks ? navigator.locks.request(this.name, work) : work();
  }
}

globalThis.routekaartDisk = Disk;
