// A phone and a shared screen on one route: nothing is lost, nothing is doubled, nobody has to do anything for it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, SCREEN, closeBrowser, openContext, openKeptPhone } from "./support/chromium.mjs";
import { temporaryFolder } from "./support/folder.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const SECOND = "Open één brief";

const doneOnMap = (page, words) => page.locator('.route__step[data-status="done"]').filter({ hasText: words });

test("what a phone did offline, also when it was closed, shows on the shared screen by itself and survives the server's end", async (t) => {
  const server = await startServer(t);
  const reader = await signIn(server.links.cecilia);
  const before = await reader.events();
  const screen = await phone.open(await openContext(t, SCREEN), server.links.shared);
  await phone.reads(phone.syncLine(screen), "Dit scherm is bij");

  const folder = temporaryFolder("phone");
  const opened = await openKeptPhone(t, folder);
  const first = await phone.open(opened, server.links.cecilia);
  await phone.reads(phone.syncLine(first), "Bewaard en verstuurd");
  await phone.keptForOffline(first);
  await opened.setOffline(true);
  await phone.reads(first.locator(".notice"), "Geen internet. Alles is bewaard op uw telefoon.");
  await phone.tick(first);
  await phone.reads(phone.syncLine(first), "Bewaard op uw telefoon");
  await phone.takeBack(first);
  await phone.reads(phone.stepTitle(first), FIRST);
  await phone.tick(first);
  // Chromium lets through what a page sends while it is closed, offline or not: so the server is out of reach meanwhile.
  await server.kill();
  await opened.close();
  await server.start();

  const again = await openKeptPhone(t, folder, { offline: true });
  const page = await phone.open(again, server.origin);
  await phone.reads(phone.stepTitle(page), SECOND);
  await phone.reads(phone.syncLine(page), "Bewaard op uw telefoon");
  const made = await phone.ownEvents(page);
  assert.deepEqual(made.map(({ kind, nr }) => [kind, nr]), [["StepDone", 1], ["StepReopened", 2], ["StepDone", 3]]);
  assert.deepEqual(await reader.events(), before, "the server knows of nothing yet");
  assert.equal(await doneOnMap(screen, /één tas/i).count(), 0);

  await again.setOffline(false);
  await doneOnMap(screen, /één tas/i).waitFor();
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  const arrived = await reader.eventsAfter(before);
  assert.deepEqual(arrived, made, "exactly the events made, in their order, byte for byte");

  await server.kill();
  await server.start();
  assert.deepEqual(await reader.events(), [...before, ...made]);
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi", 20_000);
  await doneOnMap(screen, "brief openen").waitFor({ timeout: 20_000 });
  assert.equal((await reader.eventsAfter(before)).length, made.length + 1);
});

test("two tabs of one phone that act at the same time leave numbers without holes", async (t) => {
  const server = await startServer(t);
  const reader = await signIn(server.links.cecilia);
  const before = await reader.events();
  const context = await openContext(t, PHONE);
  const tabs = [await phone.open(context, server.links.cecilia), await phone.open(context, server.origin)];
  const steps = [await reader.step(FIRST), await reader.step(SECOND)];

  const rounds = 3;
  await Promise.all(tabs.map(async (tab, index) => {
    for (let round = 0; round < rounds; round += 1) {
      await tab.goto(`${server.origin}/step/${steps[index]}`);
      await phone.appReady(tab);
      await phone.tick(tab);
      await phone.takeBack(tab);
    }
  }));

  for (const tab of tabs) await phone.reads(phone.syncLine(tab), "Bewaard en verstuurd");
  const made = await reader.eventsAfter(before);
  const numbers = made.map(({ nr }) => nr).sort((a, b) => a - b);
  assert.deepEqual(numbers, Array.from({ length: tabs.length * rounds * 2 }, (_, index) => index + 1));
  assert.equal(new Set(made.map(({ device }) => device)).size, 1, "two tabs are one device");
});

test("what one tab did shows in the other tab of the same phone", async (t) => {
  const server = await startServer(t);
  const context = await openContext(t, PHONE);
  const one = await phone.open(context, server.links.cecilia);
  const other = await phone.open(context, server.origin);
  await phone.tick(one);
  await phone.reads(phone.stepTitle(other), SECOND);
});

test("while the server is away the phone goes on, and sends by itself when the server is back", async (t) => {
  const server = await startServer(t);
  const reader = await signIn(server.links.cecilia);
  const before = await reader.events();
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");

  await server.kill();
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Bewaard op uw telefoon");
  await server.start();
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi", 30_000);
  assert.deepEqual(await reader.eventsAfter(before), await phone.ownEvents(page));
});
