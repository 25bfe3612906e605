// What lies on the phone: nothing readable, nothing lost when it was written by a former version or is damaged.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { signIn } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as disk from "./support/disk.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const SECOND = "Open één brief";
/** What of the disk can be read as it lies there. */
const readable = async (page) => (await disk.rawTexts(page)).filter((text) => disk.WORDS.test(text));

/** Longer than anything takes on a busy machine: what does not come by then does not come. */
const PATIENCE = 30_000;

/** Waits until `measure` gives `wanted`. */
async function becomes(measure, wanted) {
  const end = Date.now() + PATIENCE;
  let found = await measure();
  while (found !== wanted && Date.now() < end) {
    await setTimeout(50);
    found = await measure();
  }
  assert.equal(found, wanted);
}

async function cecilia(t) {
  const server = await startServer(t);
  const reader = await signIn(server.links.cecilia);
  const context = await openContext(t, PHONE);
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  await phone.keptForOffline(page);
  return { server, reader, context, page, before: await reader.events() };
}

/** Ticks while the server is away, so that one event is still to be sent, and leaves the app. */
async function tickUnsent({ server, page }) {
  await server.kill();
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Bewaard op uw telefoon");
  await page.goto("about:blank");
}

/** Opens a page of the same origin that is not the app, for looking at the disk while the app is closed. */
async function besideTheApp({ context, page, server }) {
  const beside = await context.newPage();
  await beside.goto(`${server.origin}/healthz`);
  // A page behind another one may draw no frames, and the app goes on after its first.
  await page.bringToFront();
  return beside;
}

test("R045 what is done at the same moment is all kept, each under a number of its own", async (t) => {
  const { server, page } = await cecilia(t);
  const naomi = await signIn(server.links.shared);
  const step = await naomi.step("Brieven bekijken met {helper}");
  await naomi.say("Released", step, { state: "open" });
  await page.goto(`${server.origin}/step/${step}`);
  await page.locator("main [role=checkbox]:not([aria-disabled])").nth(1).waitFor();
  const before = await naomi.events();
  // In one task: the second is made before the disk has the first.
  await page.evaluate(() => [...document.querySelectorAll("main [role=checkbox]")].slice(0, 2).forEach((one) => one.click()));
  await becomes(async () => (await naomi.eventsAfter(before)).length, 2);
  const made = await naomi.eventsAfter(before);
  assert.equal(new Set(made.map(({ nr }) => nr)).size, 2);
  await page.reload();
  await page.locator("li[data-done]").nth(1).waitFor();
});

test("the raw database holds no word of the route, and the key cannot be read out", async (t) => {
  const { page } = await cecilia(t);
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi");
  const opened = [...await disk.openedRows(page, "own"), ...await disk.openedRows(page, "entries")];
  assert.ok(opened.every((row) => disk.WORDS.test(row)), "opened with its key every row does hold such words");
  assert.deepEqual(await readable(page), []);
  assert.equal(await page.evaluate(async () => {
    const { answered, open } = window.routekaartTools;
    const { by } = await answered((await open()).transaction("meta").objectStore("meta").get("key"));
    return crypto.subtle.exportKey("raw", by).catch(({ name }) => name);
  }), "InvalidAccessError");
});

test("a disk of the version before sealing opens without internet, loses nothing, and is sealed", async (t) => {
  const phoneOf = await cecilia(t);
  const { page, server, reader, before } = phoneOf;
  const beside = await besideTheApp(phoneOf);
  await tickUnsent(phoneOf);
  const [made] = (await disk.openedRows(beside, "own")).map((row) => JSON.parse(row.slice(row.indexOf("\n") + 1)));
  await disk.writeAsBefore(beside);
  assert.notEqual((await readable(beside)).length, 0, "it is readable now, as it was then");

  await page.goto(server.origin);
  await phone.appReady(page);
  await phone.reads(phone.stepTitle(page), SECOND);
  await becomes(async () => (await readable(beside)).length, 0);
  await server.start();
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  assert.deepEqual(await reader.eventsAfter(before), [made]);
  assert.deepEqual(await readable(page), []);
});

test("when nothing can be opened any more the route comes anew, what could not be sent is kept aside, and the phone goes on", async (t) => {
  const phoneOf = await cecilia(t);
  const { page, server, reader, before } = phoneOf;
  const beside = await besideTheApp(phoneOf);
  await tickUnsent(phoneOf);
  await disk.spoilKey(beside);
  await server.start();

  await page.goto(server.origin);
  await phone.appReady(page);
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.reads(phone.syncLine(page), "Dit kwam niet aan. Bel Naomi.");
  const { meta } = await disk.counts(page);
  assert.equal(meta, 5, "counter, sync, key, and aside: the old key and the row");
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi");
  assert.deepEqual((await reader.eventsAfter(before)).map(({ kind, nr }) => [kind, nr]), [["StepDone", 1]]);
});

test("when one own event is damaged the others arrive all the same", async (t) => {
  const phoneOf = await cecilia(t);
  const { page, server, reader, before } = phoneOf;
  const beside = await besideTheApp(phoneOf);
  await server.kill();
  await phone.tick(page);
  await phone.takeBack(page);
  await phone.tick(page);
  await page.goto("about:blank");
  const made = (await disk.openedRows(beside, "own")).map((row) => JSON.parse(row.slice(row.indexOf("\n") + 1)));
  await disk.spoilRow(beside, "own");
  await server.start();

  await page.goto(server.origin);
  await phone.appReady(page);
  await phone.reads(phone.stepTitle(page), SECOND);
  await phone.reads(phone.syncLine(page), "Dit kwam niet aan. Bel Naomi.");
  const ids = (events) => events.map(({ id }) => id).join(" ");
  await becomes(async () => ids(await reader.eventsAfter(before)), ids(made.slice(1)));
});

test("when what was pulled is damaged it is pulled anew, without a word", async (t) => {
  const phoneOf = await cecilia(t);
  const { page, server } = phoneOf;
  const beside = await besideTheApp(phoneOf);
  await page.goto("about:blank");
  await disk.spoilRow(beside, "entries");
  await page.goto(server.origin);
  await phone.appReady(page);
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
});

test("many small pulls are gathered into one, so that opening stays fast", async (t) => {
  const { page, server } = await cecilia(t);
  const naomi = await signIn(server.links.shared);
  const step = await naomi.step(FIRST);
  const many = 16;
  for (let news = 1; news < many; news += 1) {
    await naomi.say("WindowSet", step, { to: `2024-07-${String(news).padStart(2, "0")}` });
    await phone.reads(page.locator(".step-card"), `${news} juli`);
  }
  assert.ok((await disk.counts(page)).entries >= many);
  await page.reload();
  await phone.appReady(page);
  await phone.reads(page.locator(".step-card"), `${many - 1} juli`);
  await becomes(async () => (await disk.counts(page)).entries, 1);
  assert.equal((await disk.openedRows(page, "entries"))[0].split("\u001e").length, (await naomi.events()).length);
});
