// The PIN of this phone: the key of the disk is wrapped by a key that is made of the digits. Nothing of the PIN itself
// is kept. SECURITY.md says what so few digits protect, and what not.
import { KIND, Seal, WRAPS, own, random } from "/seal.js";

/** That there is a PIN, how often a wrong one was typed, and when: the start of the page reads whether it is there. */
const LOCK = "routekaart.lock";
// What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA-256: 0.14 s on a desktop, so just under a second on a
// phone six times as slow. More would make honest people wait, and a computer tries four digits through all the same.
const ROUNDS = 600_000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
// How long to wait after so many wrong PINs in a row; the last one from then on.
const WAITS = [0, 0, 0, 30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

/** What a PIN may be. */
export const fits = (pin) => /^\d{4,8}$/.test(pin);

const { subtle } = crypto;

async function made(pin, { salt, rounds }) {
  const typed = await subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return subtle.deriveKey(how, typed, KIND, false, WRAPS);
}

/** What the database of this phone is called; none while it has no route. */
export function databaseName() {
  const session = localStorage.getItem("routekaart.session");
  return session && `routekaart-phone-${JSON.parse(session).route}`;
}

/** Opens the meta store of the phone's database, does one thing in it, and closes it again. */
async function inMeta(mode, work) {
  const name = databaseName();
  const answered = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = request.onblocked = () => failed(request.error);
  });
  if (!name) return undefined;
  const asked = indexedDB.open(name);
  // A database that is not there is not made here.
  asked.onupgradeneeded = () => asked.transaction.abort();
  const database = await answered(asked).catch(() => undefined);
  if (!database) return undefined;
  try {
    return await answered(work(database.transaction("meta", mode, { durability: "strict" }).objectStore("meta")));
  } finally {
    database.close();
  }
}

const kept = () => inMeta("readonly", (meta) => meta.get("key"));
const keep = (key) => inMeta("readwrite", (meta) => meta.put(key, "key"));

/** Whether this phone has a PIN. */
export const isSet = async () => Boolean((await kept())?.salt);

/** How many milliseconds to wait before the next PIN is looked at; the phone's clock may have been put back. */
export function wait() {
  const { wrong = 0, since = 0 } = tries();
  const passed = Math.max(0, Date.now() - since);
  return Math.max(0, WAITS[Math.min(wrong, WAITS.length - 1)] - passed);
}

const tries = () => JSON.parse(localStorage.getItem(LOCK)) ?? {};
const note = (wrong) => localStorage.setItem(LOCK, JSON.stringify({ wrong, since: Date.now() }));

/** The key with what unwraps it, when `pin` is right; nothing when it is wrong or comes too soon. */
async function tried(pin) {
  if (wait() > 0) return undefined;
  const { wrong = 0 } = tries();
  // Counted before it is looked at, so that a page that is loaded anew meanwhile gives no try for nothing.
  note(wrong + 1);
  const key = await kept();
  const by = await made(pin, key);
  try {
    const seal = await Seal.unwrap(key, by);
    note(0);
    return { key, by, seal };
  } catch {
    return undefined;
  }
}

/** The seal of the disk; nothing when the PIN is wrong or comes too soon. */
export const open = async (pin) => (await tried(pin))?.seal;

/** Sets a PIN, in the place of `before` when there is one already; false when `before` is wrong. */
export async function set(pin, before) {
  const found = before === undefined ? await kept().then((key) => ({ key, by: key.by })) : await tried(before);
  if (!found) return false;
  const salted = { salt: random(16), rounds: ROUNDS };
  await keep({ ...salted, ...await Seal.rewrap(found.key, found.by, await made(pin, salted)) });
  note(0);
  localStorage.removeItem("routekaart.mirror");
  return true;
}

/** Removes the PIN; false when it is wrong. */
export async function remove(pin) {
  const found = await tried(pin);
  if (!found) return false;
  const by = await own();
  await keep({ by, ...await Seal.rewrap(found.key, found.by, by) });
  unmark();
  return true;
}

/** Whether there is a sign that there is a PIN. */
export const isMarked = () => Boolean(localStorage.getItem(LOCK));

/** Takes away the sign that there is a PIN. */
export const unmark = () => localStorage.removeItem(LOCK);

/** Locks again once nobody saw the page for five minutes. */
export function watch() {
  const LONG = 5 * MINUTE;
  let since;
  const lock = () => {
    if (!isMarked()) return;
    // Nothing shows while the page is loaded anew.
    document.documentElement.hidden = true;
    location.reload();
  };
  let waiting;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(waiting);
    if (document.hidden) {
      since = Date.now();
      waiting = setTimeout(lock, LONG);
    } else if (since !== undefined && Date.now() - since >= LONG) {
      lock();
    }
  });
}
