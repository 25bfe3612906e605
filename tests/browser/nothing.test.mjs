// A phone that somebody borrows or shares: nothing of the route is ever written on it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as disk from "./support/disk.mjs";
import { WORDS, choosePin, toPrivacy } from "./support/lock.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const SWITCH = "Laat niets op deze telefoon";
const toggle = (page) => page.getByRole("switch", { name: SWITCH });

/** Everything that the browser keeps for this site: databases, small things, and every answer in its caches. */
async function kept(page) {
  const texts = await disk.rawTexts(page);
  const rest = await page.evaluate(async () => {
    const answers = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      // The languages and the library hold the words of every route, and are the same on every phone.
      for (const { url } of await cache.keys()) answers.push(new URL(url).pathname);
    }
    return [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), ...answers];
  });
  return [...texts, ...rest];
}

const sessionCookie = async (context) => (await context.cookies()).find(({ name }) => name === "session");

/** Waits until `measure` gives `wanted`; the test itself ends when that takes too long. */
async function becomes(measure, wanted) {
  while (await measure() !== wanted) await new Promise((done) => setTimeout(done, 50));
}

/** Opens a page of the same origin that is not the app, for looking while the app is closed. */
async function beside(context, server) {
  const page = await context.newPage();
  await page.goto(`${server.origin}/healthz`);
  return page;
}

async function cecilia(t) {
  const server = await startServer(t);
  const context = await openContext(t, PHONE);
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  await phone.keptForOffline(page);
  return { server, context, page };
}

/** Cecilia's phone on which nothing is kept any more. */
async function borrowed(t) {
  const place = await cecilia(t);
  await toPrivacy(place.page);
  await toggle(place.page).click();
  await phone.appReady(place.page);
  await place.page.locator('[role=switch][aria-checked="true"]').waitFor();
  return place;
}

test("what was kept goes at once, and the closed phone holds no word of the route", async (t) => {
  const { context, page, server } = await borrowed(t);
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi");
  const other = await beside(context, server);
  await page.close();
  await disk.nothingLeft(other, ["routekaart.nothing"]);
  assert.deepEqual((await kept(other)).filter((text) => WORDS.test(text) || text.includes("/v1/")), []);
  assert.equal((await sessionCookie(context)).expires, -1, "the browser forgets the session when it is closed");
  const again = await phone.open(context, server.origin);
  await phone.reads(phone.stepTitle(again), "Open één brief");
});

test("without internet a phone that keeps nothing says that the app has to stay open, and asks before it closes", async (t) => {
  const { page, server } = await borrowed(t);
  const reader = await signIn(server.links.cecilia);
  const before = await reader.events();
  await server.kill();
  await phone.goTo(page, "Nu");
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Nog niet verstuurd. Laat de app open.");
  const asked = page.waitForEvent("dialog");
  const leaving = page.close({ runBeforeUnload: true });
  const question = await asked;
  assert.equal(question.type(), "beforeunload");
  await question.dismiss();
  await leaving;
  await server.start();
  await phone.button(page, "Morgen weer").click();
  await phone.goTo(page, "Nu");
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  assert.deepEqual((await reader.eventsAfter(before)).map(({ kind }) => kind), ["StepDone"]);
});

test("it is not turned on while something is unsent, without internet, or while there is a PIN", async (t) => {
  const { page, server } = await cecilia(t);
  await server.kill();
  await toPrivacy(page);
  await toggle(page).click();
  await phone.reads(page.locator(".notice"), "Dit kan alleen met internet.");
  await phone.goTo(page, "Nu");
  await phone.tick(page);
  await toPrivacy(page);
  await toggle(page).click();
  await phone.reads(page.locator(".notice"), "Nog niet alles is verstuurd.");
  assert.equal((await disk.openedRows(page, "own")).length, 1);
  await server.start();
  await choosePin(page);
  await toggle(page).click();
  await phone.reads(page.locator(".notice"), "Haal eerst uw pincode weg.");
});

test("turned off again the route is kept, and opens without internet", async (t) => {
  const { context, page, server } = await borrowed(t);
  await toggle(page).click();
  await page.locator('[role=switch][aria-checked="false"]').waitFor();
  await phone.goTo(page, "Nu");
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  assert.notEqual((await sessionCookie(context)).expires, -1);
  await server.kill();
  await page.goto(server.origin);
  await phone.appReady(page);
  await phone.reads(phone.stepTitle(page), FIRST);
});

test("chosen before pairing nothing is written from the first moment on", async (t) => {
  const server = await startServer(t);
  const naomi = await signIn(server.links.shared);
  const context = await openContext(t, PHONE);
  const page = await phone.open(context, server.origin);
  await toggle(page).click();
  await page.locator('[role=switch][aria-checked="true"]').waitFor();
  const code = await naomi.pairingCode();
  await page.getByLabel("Typ de 9 cijfers van uw hulp").pressSequentially(code.code);
  await naomi.confirm(code, await page.locator(".check__number").innerText());
  await phone.begin(page);
  await phone.reads(phone.stepTitle(page), FIRST);
  await becomes(async () => (await sessionCookie(context)).expires, -1);
  assert.deepEqual((await kept(page)).filter((text) => WORDS.test(text)), []);
  await disk.nothingLeft(page, ["routekaart.nothing"]);
});

test("when the browser cleared its storage and the cookie is left, the route comes back without a word", async (t) => {
  const { context, page, server } = await cecilia(t);
  const devtools = await context.newCDPSession(page);
  await page.goto("about:blank");
  const types = { origin: server.origin, storageTypes: "indexeddb,local_storage,cache_storage,service_workers" };
  await devtools.send("Storage.clearDataForOrigin", types);
  await page.goto(server.origin);
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  assert.notEqual((await disk.counts(page)).entries, 0, "it is on the disk again");
});
