// The phone's storage lets one down: it is full, or it was emptied. Nothing that was kept or typed is lost, a kind
// sentence says what to do, and the rest mends itself.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn, until } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext, openKeptPhone } from "./support/chromium.mjs";
import { temporaryFolder } from "./support/folder.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const SECOND = "Open één brief";
const FULL = "Uw telefoon is vol. Haal iets weg en probeer het weer.";
const notice = (page) => page.locator(".notice");
const spoken = (page) => page.locator('.phone > [role="status"]');

/** How much room the browser gives the site: one byte is none, nothing is as usual. A browser that just started counts anew. */
async function giveRoom(devtools, { origin }, quotaSize) {
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
}

/** Cecilia's phone, started again, with one event that the server has not got yet and no room for another. */
async function fullPhone(t) {
  const server = await startServer(t);
  const reader = await signIn(server.links.cecilia);
  const before = await reader.events();
  const folder = temporaryFolder("phone");
  const earlier = await openKeptPhone(t, folder);
  const first = await phone.open(earlier, server.links.cecilia);
  await phone.reads(phone.syncLine(first), "Bewaard en verstuurd");
  await phone.keptForOffline(first);
  await server.kill();
  await phone.tick(first);
  await earlier.close();

  const context = await openKeptPhone(t, folder);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await giveRoom(devtools, server, 1);
  await page.goto(server.origin);
  await phone.appReady(page);
  return { server, reader, before, page, makeRoom: () => giveRoom(devtools, server) };
}

test("on a full phone a tap says so kindly on any screen, what was done before stays and arrives, and with room it works", async (t) => {
  const { server, reader, before, page, makeRoom } = await fullPhone(t);
  await phone.reads(phone.stepTitle(page), SECOND);
  assert.equal(await notice(page).filter({ hasText: FULL }).count(), 0, "reading needs no room");

  await phone.button(page, "Ik heb dit gedaan").click();
  await phone.reads(notice(page), FULL);
  await phone.reads(spoken(page), FULL);
  await phone.reads(phone.stepTitle(page), SECOND);
  await page.goto(`${server.origin}/agreements`);
  await page.getByRole("link", { name: /Jaap belt het energiebedrijf/ }).click();
  await phone.button(page, "Ik weet het nog niet").click();
  await phone.reads(notice(page), FULL);
  await page.waitForFunction(() => scrollY === 0);
  assert.deepEqual((await phone.ownEvents(page)).map(({ kind }) => kind), ["StepDone"]);

  await makeRoom();
  await phone.button(page, "Ik weet het nog niet").click();
  await phone.reads(page.locator("main [role=status]"), "Dat mag.");
  await notice(page).filter({ hasText: FULL }).waitFor({ state: "detached" });
  await server.start();
  await page.goto(server.origin);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd", 30_000);
  const made = await phone.ownEvents(page);
  assert.deepEqual(made.map(({ kind }) => kind), ["StepDone", "AgreementAnswered"]);
  assert.deepEqual(await reader.eventsAfter(before), made);
});

/** Where one types: the address, the field's label, the button, and where the words show once they are kept. */
const FIELDS = [
  ["/ask", "Of schrijf het zelf", "Versturen", ".talk__mine"],
  ["/own", "Wat wilt u doen?", "Zet erbij", ".now-pane h1"],
  ["/better", "Iets anders", "Bewaar dit", ".content"],
];

test("on a full phone what was typed stays in its field, and is kept once there is room", async (t) => {
  const { server, page, makeRoom } = await fullPhone(t);
  const tabs = [];
  for (const [path, label, button, shown] of FIELDS) {
    const tab = await phone.open(page.context(), server.origin + path);
    await tab.getByLabel(label).fill(`Dit is ${path}`);
    const keep = async () => {
      await tab.bringToFront();
      await phone.button(tab, button).click();
    };
    await keep();
    await phone.reads(notice(tab), FULL);
    assert.equal(await tab.getByLabel(label).inputValue(), `Dit is ${path}`);
    tabs.push({ keep, isKept: () => phone.reads(tab.locator(shown), `Dit is ${path}`) });
  }
  await makeRoom();
  for (const { keep, isKept } of tabs) {
    await keep();
    await isKept();
  }
});

test("news that does not fit on a full phone comes by itself once there is room", async (t) => {
  const { server, reader, page, makeRoom } = await fullPhone(t);
  await server.start();
  await until(() => reader.eventsOf("StepDone"), (found) => found.some(({ nr }) => nr === 1));
  const naomi = await signIn(server.links.shared);
  await naomi.say("WindowSet", await naomi.step(SECOND), { to: "2024-07-04" });
  await makeRoom();
  await phone.reads(page.locator(".step-card"), "4 juli", 60_000);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
});

test("a phone that is full from the start says so, and opens by the same link's session once there is room", async (t) => {
  const server = await startServer(t);
  const context = await openKeptPhone(t, temporaryFolder("phone"));
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await giveRoom(devtools, server, 1);
  await page.goto(server.links.cecilia);
  await phone.reads(page.locator("main"), FULL);
  await giveRoom(devtools, server);
  await page.reload();
  await phone.begin(page);
  await phone.reads(phone.stepTitle(page), FIRST);
});

async function emptied(context, page, { origin }) {
  const devtools = await context.newCDPSession(page);
  const storageTypes = "indexeddb,local_storage,cache_storage,service_workers";
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes });
}

test("a phone whose storage was cleared gets its route back by its cookie, without a word", async (t) => {
  const server = await startServer(t);
  const context = await openContext(t, PHONE);
  const page = await phone.open(context, server.links.cecilia);
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi");

  await page.goto("about:blank");
  await emptied(context, page, server);
  await page.goto(server.origin);
  await phone.reads(phone.stepTitle(page), SECOND);
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi");
});

test("storage that is cleared under the open app is made anew when one comes back to it, or at the next tap", async (t) => {
  const server = await startServer(t);
  const reader = await signIn(server.links.cecilia);
  const before = await reader.events();
  const context = await openContext(t, PHONE);
  const page = await phone.open(context, server.links.cecilia);
  const ways = [
    () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange"))),
    () => phone.button(page, "Ik heb dit gedaan").click(),
  ];
  for (const way of ways) {
    await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
    await phone.keptForOffline(page);
    await emptied(context, page, server);
    await page.evaluate(() => { window.marked = true; });
    await way();
    await page.waitForFunction(() => !("marked" in window));
    await phone.appReady(page);
    await phone.reads(phone.stepTitle(page), FIRST);
  }
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi");
  assert.deepEqual((await reader.eventsAfter(before)).map(({ kind }) => kind), ["StepDone"]);
});
