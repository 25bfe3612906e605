// A phone with a PIN: nothing of the route is anywhere on the page before it was typed, and nothing is lost.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as disk from "./support/disk.mjs";
import { PIN, WORDS, choosePin, locked, toPrivacy, typePin, unlock } from "./support/lock.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const MORNING = new Date("2024-06-10T10:12:00+02:00").getTime();
const MINUTE = 60_000;

/** Cecilia's phone with a PIN. */
async function cecilia(t) {
  const server = await startServer(t);
  const context = await openContext(t, PHONE);
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  await phone.keptForOffline(page);
  await choosePin(page);
  return { server, context, page };
}

/** Everything that can be read on the page and in what it remembers. */
const around = (page) => page.evaluate(() => JSON.stringify([document.title, document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }]));

test("while it is locked no word of the route is on the page, in its title, or readable on the phone", async (t) => {
  const { page, server } = await cecilia(t);
  await page.goto(`${server.origin}/route`);
  await locked(page);
  assert.doesNotMatch(await around(page), WORDS);
  assert.deepEqual((await disk.rawTexts(page)).filter((text) => disk.WORDS.test(text)), []);
  await unlock(page);
  await phone.reads(phone.heading(page), "Uw stappen");
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.tick(page);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...localStorage })), WORDS);
});

test("what was done without internet is still there after the PIN, and arrives", async (t) => {
  const { page, server } = await cecilia(t);
  const reader = await signIn(server.links.cecilia);
  const before = await reader.events();
  await server.kill();
  await phone.goTo(page, "Nu");
  await phone.tick(page);
  await page.goto(server.origin);
  await unlock(page);
  await phone.reads(phone.stepTitle(page), "Open één brief");
  await server.start();
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  assert.deepEqual((await reader.eventsAfter(before)).map(({ kind }) => kind), ["StepDone"]);
});

test("wrong PINs are told kindly, then one waits, longer each time, also after loading anew", async (t) => {
  const { context, page, server } = await cecilia(t);
  await page.goto(server.origin);
  for (let tries = 0; tries < 2; tries += 1) {
    await typePin(page, "0000");
    await phone.reads(page.locator(".notice"), "Dat is een andere pincode.");
  }
  await typePin(page, "0000");
  await phone.reads(page.locator(".notice"), "Wacht 30 seconden.");
  await page.reload();
  await phone.reads(page.locator(".notice"), "Wacht 30 seconden.");
  await typePin(page);
  await phone.reads(page.locator(".notice"), "Wacht 30 seconden.");
  await context.clock.setFixedTime(MORNING + MINUTE);
  await phone.reads(page.locator(".notice"), "U kunt het weer proberen.");
  await typePin(page, "0000");
  await phone.reads(page.locator(".notice"), "Wacht 60 seconden.");
  await context.clock.setFixedTime(MORNING + 3 * MINUTE);
  await phone.reads(page.locator(".notice"), "U kunt het weer proberen.");
  await unlock(page);
  await phone.reads(phone.stepTitle(page), FIRST);
});

test("after five minutes out of sight it locks, sooner it does not; a second tab locks when the PIN is chosen", async (t) => {
  const server = await startServer(t);
  const context = await openContext(t, PHONE);
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  const other = await phone.open(context, server.origin);
  await choosePin(page);
  await locked(other);
  assert.doesNotMatch(await around(other), WORDS);

  const seen = (state) => page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state === "hidden");
  await seen("hidden");
  await context.clock.setFixedTime(MORNING + 4 * MINUTE);
  await seen("visible");
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), FIRST);
  await seen("hidden");
  await context.clock.setFixedTime(MORNING + 9 * MINUTE);
  await seen("visible");
  await locked(page);
  assert.doesNotMatch(await around(page), WORDS);
});

test("changing and removing the PIN need the present one; after removing nothing is asked", async (t) => {
  const { page, server } = await cecilia(t);
  await phone.button(page, "Kies een andere pincode").click();
  const change = async (before, first, second) => {
    await page.getByLabel("Uw pincode van nu").fill(before);
    await page.getByLabel("Kies 4 tot 8 cijfers").fill(first);
    await page.getByLabel("Typ ze nog een keer").fill(second);
    await phone.button(page, "Zet de pincode aan").click();
  };
  const notice = page.locator(".notice");
  await change(PIN, "123", "123");
  await phone.reads(notice, "Een pincode heeft 4 tot 8 cijfers.");
  await change(PIN, "1234", "1243");
  await phone.reads(notice, "De twee zijn niet hetzelfde.");
  await change("0000", "12345678", "12345678");
  await phone.reads(notice, "Dat is een andere pincode.");
  await change(PIN, "12345678", "12345678");
  await phone.reads(notice, "Uw pincode staat aan.");
  await page.goto(server.origin);
  await typePin(page);
  await phone.reads(notice, "Dat is een andere pincode.");
  await typePin(page, "12345678");
  await phone.appReady(page);
  await toPrivacy(page);
  await phone.button(page, "Haal de pincode weg").click();
  await page.getByLabel("Uw pincode van nu").fill("12345678");
  await phone.button(page, "Haal de pincode weg").click();
  await phone.reads(notice, "De pincode is weg.");
  await page.goto(server.origin);
  await phone.reads(phone.stepTitle(page), FIRST);
});

test("a PIN or a choice that the phone cannot keep is not passed over in silence", async (t) => {
  const { page } = await cecilia(t);
  await phone.button(page, "Haal de pincode weg").click();
  await page.getByLabel("Uw pincode van nu").fill(PIN);
  await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException("", "UnknownError"); }; });
  await phone.button(page, "Haal de pincode weg").click();
  await phone.reads(page.locator(".notice"), "Dat lukte niet. Probeer het straks weer.");
  await page.reload();
  await unlock(page);
  await toPrivacy(page);
  await phone.button(page, "Haal de pincode weg").waitFor();
});

test("who forgot the PIN is told what goes, cannot without internet, and then nothing is left", async (t) => {
  const { page, server } = await cecilia(t);
  await server.kill();
  await page.goto(server.origin);
  await locked(page);
  await phone.link(page, "Gevaar? Bel 112.").waitFor();
  await phone.button(page, "Pincode vergeten?").click();
  await phone.reads(page.locator("main"), "Wat nog niet verstuurd is, gaat dan weg.");
  await phone.button(page, "Nee, ik probeer het nog eens").click();
  await locked(page);
  await phone.button(page, "Pincode vergeten?").click();
  await phone.button(page, "Ja, haal de route hier weg").click();
  await phone.reads(page.locator(".notice"), "Dit kan alleen met internet.");
  await server.start();
  await phone.button(page, "Ja, haal de route hier weg").click();
  await phone.reads(phone.heading(page), "Welkom.");
  await disk.nothingLeft(page);
});

test("a route that was taken from a locked phone goes without the PIN", async (t) => {
  const { page, server } = await cecilia(t);
  const naomi = await signIn(server.links.shared);
  for (const device of await naomi.devices()) if (device.party === "resident") await naomi.revoke(device);
  await page.goto(server.origin);
  await phone.appReady(page);
  await disk.nothingLeft(page);
  assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /Doe uw brieven/);
});

test("a sign of the PIN that is gone does not open the phone", async (t) => {
  const { page, server } = await cecilia(t);
  await page.evaluate(() => localStorage.removeItem("routekaart.lock"));
  await page.goto(server.origin);
  await unlock(page);
  await phone.reads(phone.stepTitle(page), FIRST);
});
