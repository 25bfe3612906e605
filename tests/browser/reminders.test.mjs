// Reminders: only for who asks for them, kind wherever they cannot be, and neutral where others can see them. What is sent is
// held in tests/wire/reminders.rs; a browser's own push service is out of reach of a test, so messages arrive here at the
// worker itself.
import assert from "node:assert/strict";
import { createECDH, randomBytes } from "node:crypto";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, closeBrowser, openWhole, openKeptPhone } from "./support/chromium.mjs";
import { temporaryFolder } from "./support/folder.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const GRANTED = { permissions: ["notifications"] };
const setting = (page) => page.locator("section", { has: page.locator("#choice-remind") });
const said = (page) => setting(page).getByRole("status");
const chosen = (page) => setting(page).locator("[aria-pressed=true]");

async function choices(t, context) {
  const server = await startServer(t);
  const page = await phone.open(context, server.links.cecilia);
  await phone.keptForOffline(page);
  await phone.goTo(page, "Hulp");
  await phone.goTo(page, "Mijn keuzes");
  return { server, page };
}

/** Lets the browser subscribe at a push service that takes nothing, since its own cannot be reached from here. */
async function withSubscription(context) {
  const keys = createECDH("prime256v1");
  const p256dh = keys.generateKeys().toString("base64url");
  const made = { endpoint: "http://127.0.0.1:9/phone", keys: { p256dh, auth: randomBytes(16).toString("base64url") } };
  await context.addInitScript((made) => {
    let held = null;
    const subscription = { toJSON: () => made, unsubscribe: async () => { held = null; return true; } };
    PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
      if (!userVisibleOnly || applicationServerKey.length !== 87) throw new Error("not as a browser asks for it");
      held = subscription;
      return held;
    };
    PushManager.prototype.getSubscription = async () => held;
  }, made);
}

test("R117 nobody is asked for messages before choosing an hour, and off is what it starts with", async (t) => {
  const context = await openWhole(t, PHONE);
  await context.addInitScript(() => {
    Notification.requestPermission = () => { throw new Error("asked without a tap"); };
  });
  const { page } = await choices(t, context);
  await phone.reads(chosen(page), "Uit");
  await phone.reads(said(page), "Hoogstens één bericht per dag, als er iets klaarstaat. Er staat nooit in waar het over gaat.");
});

test("R117 an hour that was chosen is kept at the server, and turned off again there", async (t) => {
  const context = await openWhole(t, { ...PHONE, ...GRANTED });
  await withSubscription(context);
  const { page } = await choices(t, context);
  const answered = (method) => page.waitForResponse((response) =>
    response.url().includes("/v1/sessions/current/reminder") && response.request().method() === method);
  const [kept] = await Promise.all([answered("PUT"), phone.button(page, "Middag").click()]);
  assert.equal(kept.status(), 204);
  const { at, lang } = kept.request().postDataJSON();
  assert.deepEqual({ at, lang }, { at: "afternoon", lang: "nl" });
  await phone.reads(chosen(page), "Middag");
  await phone.reads(said(page), "Staat er iets klaar? Dan komt er om 13.00 uur een bericht.");
  const [gone] = await Promise.all([answered("DELETE"), setting(page).getByRole("button", { name: "Uit" }).click()]);
  assert.equal(gone.status(), 204);
  await phone.reads(chosen(page), "Uit");
});

test("R117 a phone that holds messages back says what helps, and the reminder is in the app", async (t) => {
  const { page } = await choices(t, await openWhole(t, PHONE));
  await phone.button(page, "Ochtend").click();
  await phone.reads(said(page), "Uw telefoon houdt berichten tegen. Zet ze aan bij de instellingen.");
  await phone.reads(chosen(page), "Ochtend");
  await phone.goTo(page, "Nu");
  await phone.reads(phone.syncLine(page), "Uw herinnering: deze stap is voor vandaag.");
});

test("R117 a phone whose push service is out of reach says so kindly, and the reminder is in the app", async (t) => {
  const { page } = await choices(t, await openKeptPhone(t, temporaryFolder("phone"), GRANTED));
  await phone.button(page, "Avond").click();
  await phone.reads(said(page), "Even geduld.");
  await phone.reads(said(page), "Deze telefoon toont geen berichten. U ziet de herinnering bij Nu.", 40_000);
  await phone.reads(chosen(page), "Avond");
});

test("R117 without internet the choice stays what it was, and the phone says so kindly", async (t) => {
  const context = await openWhole(t, { ...PHONE, ...GRANTED });
  await withSubscription(context);
  const { page } = await choices(t, context);
  await context.setOffline(true);
  await phone.button(page, "Ochtend").click();
  await phone.reads(said(page), "Er is nu geen internet. Probeer het straks weer.");
  await phone.reads(chosen(page), "Uit");
  await context.setOffline(false);
  await phone.button(page, "Ochtend").click();
  await phone.reads(said(page), "Dan komt er om 9.30 uur een bericht.");
});

test("R114 R115 the day before a talk Nu says so to who asked for reminders, and not in quiet", async (t) => {
  const { server, page } = await choices(t, await openWhole(t, PHONE));
  const naomi = await signIn(server.links.shared);
  await naomi.say("AppointmentMade", undefined, { at: "2024-06-11T10:00", with: naomi.person, place: "Buurtteam" });
  await phone.goTo(page, "Nu");
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  const line = page.locator(".sync-state", { hasText: "u spreekt" });
  assert.equal(await line.count(), 0);
  await page.goto(`${server.origin}/choices`);
  await phone.button(page, "Ochtend").click();
  await phone.reads(chosen(page), "Ochtend");
  await phone.goTo(page, "Nu");
  await phone.reads(line, "Morgen, 10.00 uur: u spreekt Naomi.");
  const cecilia = await signIn(server.links.cecilia);
  await cecilia.say("QuietSet", undefined, { channel: "call" });
  await line.waitFor({ state: "detached" });
});

/** The phone's worker, in which messages arrive. */
async function workerOf(context, page) {
  await phone.keptForOffline(page);
  return context.serviceWorkers()[0] ?? context.waitForEvent("serviceworker");
}

/** Lets `message` arrive as from a push service, and gives what the phone then shows. */
const arrives = (worker, message) => worker.evaluate(async (message) => {
  const event = new PushEvent("push", { data: JSON.stringify(message) });
  // The worker's own promise, by which the browser knows how long it has to keep the worker awake.
  const done = new Promise((kept) => { event.waitUntil = kept; });
  self.dispatchEvent(event);
  await done;
  const shown = await self.registration.getNotifications();
  return shown.map(({ title, body, tag }) => ({ title, body, tag }));
}, message);

/** Taps what the phone shows; gives what the worker then did with the windows. A browser lets only a real tap do it. */
const tapped = (worker) => worker.evaluate(async () => {
  const did = [];
  WindowClient.prototype.focus = async function focus() { did.push(["focus", new URL(this.url).pathname]); };
  self.clients.openWindow = async (path) => { did.push(["open", path]); };
  const [notification] = await self.registration.getNotifications();
  const event = new NotificationEvent("notificationclick", { notification });
  const done = new Promise((kept) => { event.waitUntil = kept; });
  self.dispatchEvent(event);
  await done;
  return [did, (await self.registration.getNotifications()).length];
});

test("R117 R087 a message shows its neutral sentence once, and a tap on it brings the open app to the front", async (t) => {
  const context = await openWhole(t, { ...PHONE, ...GRANTED });
  const { page } = await choices(t, context);
  const worker = await workerOf(context, page);
  const message = { title: "Mijn stappen", text: "Er staat iets voor u klaar." };
  const shown = { title: message.title, body: message.text, tag: "reminder" };
  assert.deepEqual(await arrives(worker, message), [shown]);
  assert.deepEqual(await arrives(worker, message), [shown], "a second one takes the place of the first");
  // A worker knows a window by the address that it was opened with.
  assert.deepEqual(await tapped(worker), [[["focus", "/"]], 0]);
});

test("R117 a tap on a message opens Nu when only the team's pages are open", async (t) => {
  const context = await openWhole(t, { ...PHONE, ...GRANTED });
  const { page, server } = await choices(t, context);
  const worker = await workerOf(context, page);
  await arrives(worker, { title: "Mijn stappen", text: "Er staat iets voor u klaar." });
  await page.goto(`${server.origin}/team/sign-in`);
  assert.deepEqual(await tapped(worker), [[["open", "/"]], 0]);
});
