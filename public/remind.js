// Reminders by the phone's own messages, for who chose them on "Mijn keuzes": only a tap there loads this. It tells what came
// of it:
//
// | on     | the server sends a message, at most one a day                                  |
// | off    | it sends none any more                                                         |
// | denied | the phone holds messages back, which its settings can change                   |
// | app    | there are no messages here: not in this browser, or not from this server       |
// | away   | no internet: nothing was changed                                               |
// A push service that cannot be reached keeps a browser waiting for ever.
const PATIENCE = 15_000;
const CHOICE = "/v1/sessions/current/reminder?app=phone";

/** What the server answers; nothing when it cannot be reached. */
async function ask(method, path, body) {
  const headers = body ? { "content-type": "application/json" } : {};
  try {
    return await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
  } catch {
    return undefined;
  }
}

/** A subscription under the key of this server, in the place of one under another key. */
async function subscribe(manager, applicationServerKey) {
  const options = { userVisibleOnly: true, applicationServerKey };
  try {
    return await manager.subscribe(options);
  } catch (fault) {
    if (fault.name !== "InvalidStateError") throw fault;
    await (await manager.getSubscription()).unsubscribe();
    return manager.subscribe(options);
  }
}

async function on(manager, at, lang) {
  const told = await ask("GET", "/v1/reminders");
  if (!told) return "away";
  if (!told.ok) return "app";
  const { publicKey } = await told.json();
  const { endpoint, keys } = (await subscribe(manager, publicKey)).toJSON();
  const kept = await ask("PUT", CHOICE, { endpoint, p256dh: keys.p256dh, auth: keys.auth, at, lang });
  if (!kept) return "away";
  return kept.ok ? "on" : "app";
}

async function off(manager) {
  const subscription = await manager?.getSubscription();
  if (!subscription) return "off";
  if (!(await ask("DELETE", CHOICE))) return "away";
  await subscription.unsubscribe();
  return "off";
}

/** Reminds at this hour, or without one no more. `allowed` is what the phone answers to whether messages may be shown. */
export async function choose(at, lang, allowed) {
  const worker = await navigator.serviceWorker?.getRegistration();
  const manager = worker?.pushManager;
  if (!at) return off(manager);
  if (!manager) return "app";
  if ((await allowed) !== "granted") return "denied";
  await navigator.serviceWorker.ready;
  const tired = new Promise((done) => setTimeout(done, PATIENCE, "app"));
  return Promise.race([on(manager, at, lang), tired]).catch(() => "app");
}
