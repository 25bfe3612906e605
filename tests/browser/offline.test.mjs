// On the phone like any app: installable, open without internet, new versions only when the resident says so.
import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { PHONE, closeBrowser, openWhole, openKeptPhone } from "./support/chromium.mjs";
import { temporaryFolder } from "./support/folder.mjs";
import { owns } from "./support/origins.mjs";
import * as phone from "./support/phone.mjs";
import { copySite, startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";

/** Opens Cecilia's phone and waits until the app and its route are on it. */
async function kept(t, context, server) {
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  await phone.keptForOffline(page);
  return page;
}

async function installFaults(context, page) {
  const devtools = await context.newCDPSession(page);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  return installabilityErrors.map(({ errorId }) => errorId);
}

test("a browser finds nothing against installing it", async (t) => {
  const server = await startServer(t);
  const context = await openKeptPhone(t, temporaryFolder("phone"));
  const page = await kept(t, context, server);
  assert.deepEqual(await installFaults(context, page), []);
});

test("and the same question about a page without a manifest has an answer", async (t) => {
  const other = createServer((_, response) => response.setHeader("content-type", "text/html").end("<h1>Nothing here</h1>"));
  await new Promise((done) => other.listen(0, "127.0.0.1", done));
  t.after(() => other.close());
  const origin = `http://127.0.0.1:${other.address().port}`;
  owns(t, origin);
  const context = await openKeptPhone(t, temporaryFolder("phone"));
  const page = await context.newPage();
  await page.goto(origin);
  assert.deepEqual(await installFaults(context, page), ["no-manifest"]);
});

test("after a cold start without a server every address opens, and a step can be ticked", async (t) => {
  const server = await startServer(t);
  const folder = temporaryFolder("phone");
  const before = await openKeptPhone(t, folder);
  await kept(t, before, server);
  await before.close();
  await server.kill();

  const context = await openKeptPhone(t, folder);
  const page = await phone.open(context, server.origin);
  await phone.reads(phone.stepTitle(page), FIRST);
  const headings = {
    "/route": "Uw stappen",
    "/done": "Dit is al gelukt",
    "/help": "Ik wil iemand spreken",
    "/choices": "Mijn keuzes",
    "/elsewhere": "Deze pagina is er niet.",
    "/": FIRST,
  };
  for (const [path, heading] of Object.entries(headings)) {
    await page.goto(server.origin + path);
    await phone.appReady(page);
    await phone.reads(phone.heading(page), heading);
  }
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Bewaard op uw telefoon");
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), "Open één brief");
});

test("the first paint shows the last known step before the program runs", async (t) => {
  const server = await startServer(t);
  const seen = await openWhole(t, PHONE);
  const before = await phone.open(seen, server.links.cecilia);
  await phone.reads(phone.syncLine(before), "Bewaard en verstuurd");
  const drawn = await before.locator(".step-card").boundingBox();
  const said = await before.locator(".step-card").innerText();

  // The same phone once more, whose program never arrives. Without the worker, since that has it already.
  const context = await openWhole(t, { ...PHONE, storageState: await seen.storageState() });
  await context.route(/\.wasm$/, () => {});
  const page = await context.newPage();
  await page.goto(server.origin, { waitUntil: "commit" });
  await phone.reads(page.locator("[data-shell=step] h1"), FIRST);
  await phone.reads(page.locator("[data-shell=step] .greeting"), "Dag Cecilia. 1 kleine stap vandaag.");
  assert.equal(await page.locator("[data-shell=step] .step-card").innerText(), said);
  assert.deepEqual(await page.locator("[data-shell=step] .step-card").boundingBox(), drawn, "nothing moves when the program comes");
  assert.equal(await page.locator("[data-shell=welcome]").isVisible(), false);
});

test("a phone that cannot run the program is told so kindly", async (t) => {
  const server = await startServer(t);
  const context = await openWhole(t, PHONE);
  await context.route(/\.wasm$/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto(server.origin);
  await phone.reads(page.locator("[data-shell=sorry]:visible"), "Dit lukt niet op deze telefoon. Bel uw hulp.");
});

test("a new version is offered on Nu only, and taken when the resident says so", async (t) => {
  const site = await copySite();
  const server = await startServer(t, { site });
  const context = await openWhole(t, PHONE);
  const page = await kept(t, context, server);
  const version = () => page.evaluate(() => caches.keys());
  const before = await version();
  await publishNewVersion(site);

  const notice = page.locator(".notice").filter({ hasText: "Er is een nieuwe versie." });
  await phone.goTo(page, "Route");
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting?.state === "installed");
  await notice.waitFor({ state: "attached" });
  assert.equal(await notice.isVisible(), false, "not on Route");
  assert.equal(await page.evaluate(() => "marked" in window), false);
  await page.evaluate(() => { window.marked = true; });
  await phone.goTo(page, "Nu");
  await notice.waitFor();

  await phone.button(page, "Nu vernieuwen").click();
  await page.waitForFunction(() => !("marked" in window));
  await phone.appReady(page);
  await phone.reads(phone.stepTitle(page), FIRST);
  assert.equal(await notice.count(), 0);
  await page.waitForFunction(async (old) => !(await caches.keys()).includes(old), before[0]);
  assert.equal((await version()).length, 1, "the old version is gone from the phone");
});

/** A release differs from the one before in the version that its worker names. */
async function publishNewVersion(site) {
  const path = join(site, "sw.js");
  const worker = await readFile(path, "utf8");
  const [, version] = worker.match(/version:\s*"([^"]+)"/);
  await writeFile(path, worker.replaceAll(version, "the-next-one"));
  await Promise.all([".br", ".gz"].map((packed) => rm(path + packed, { force: true })));
}

test("a screen that is not on the phone yet says so kindly, and comes when it is asked for again", async (t) => {
  const server = await startServer(t);
  const context = await openWhole(t, PHONE);
  let cut = true;
  await context.route(/\/later-[^/]*\.wasm$/, (route) => (cut ? route.abort() : route.continue()));
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.goTo(page, "Gelukt");
  await phone.reads(page.locator("#main"), "Dit deel staat nog niet op uw telefoon.");

  await phone.goTo(page, "Hulp");
  await phone.reads(page.locator("#main"), "Vandaag hulp nodig?");
  await phone.goTo(page, "Nu");
  await phone.tick(page);

  cut = false;
  await page.goto(new URL("/better", server.origin).href);
  await phone.reads(phone.heading(page), "Wat is er beter");
});

test("and the button that tries again brings it without losing the place", async (t) => {
  const server = await startServer(t);
  const context = await openWhole(t, PHONE);
  let cut = true;
  await context.route(/\/later-[^/]*\.wasm$/, (route) => (cut ? route.abort() : route.continue()));
  const page = await phone.open(context, server.links.cecilia);
  await phone.goTo(page, "Gelukt");
  await phone.reads(page.locator("#main"), "Dit deel staat nog niet op uw telefoon.");
  cut = false;
  await phone.button(page, "Probeer het weer").click();
  await page.locator("[data-screen=done] .win, [data-screen=done] li").first().waitFor();
});
