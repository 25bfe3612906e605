// What it is all for and what the route is called: the resident's own words, read by everybody and taken back in one tap.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn, until } from "./support/api.mjs";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const GOAL = "Met mijn kinderen naar zee";
const NAME = "Op adem komen";

/** Cecilia's phone on the map, and the shared screen of the team. */
async function both(t) {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  const shared = await phone.open(await openContext(t, SCREEN), server.links.shared);
  await phone.goTo(page, "Route");
  return { server, page, shared };
}

const goal = (page) => page.locator(".route__goal blockquote");
const name = (page) => page.locator(".route-name");

/** Writes words in a field of the screen, and keeps them. */
async function write(page, label, words) {
  await phone.link(page, "Schrijf het met uw eigen woorden").click();
  await phone.reads(phone.heading(page), "Waar doet u het voor?");
  const card = page.locator(".nl-card").filter({ has: page.getByLabel(label) });
  await card.getByLabel(label).fill(words);
  await phone.button(card, "Bewaar dit").click();
  await phone.reads(phone.heading(page), "Uw stappen");
}

test("R139 R142 the resident words the goal, the shared screen has those words, and one tap puts back what stood there", async (t) => {
  const { page, shared } = await both(t);
  const before = await goal(page).innerText();
  await write(page, "Dit wil ik bereiken", GOAL);
  for (const screen of [page, shared]) {
    await phone.reads(goal(screen), GOAL, 20_000);
    assert.equal(await goal(screen).count(), 1);
  }
  await phone.button(page, "Toch niet").click();
  for (const screen of [page, shared]) await phone.reads(goal(screen), before, 20_000);
});

test("R139 the resident names the route, everybody reads that name, and it is taken back to none", async (t) => {
  const { page, shared } = await both(t);
  assert.equal(await name(page).count(), 0);
  await write(page, "Zo noem ik mijn route", NAME);
  for (const screen of [page, shared]) await phone.reads(name(screen), NAME, 20_000);
  await phone.button(page, "Toch niet").click();
  for (const screen of [page, shared]) await name(screen).waitFor({ state: "detached", timeout: 20_000 });
});

test("R142 the goal stands at the end of the map and beside a setback, as it was worded last", async (t) => {
  const { server, page } = await both(t);
  await write(page, "Dit wil ik bereiken", GOAL);
  await phone.reads(page.locator("ol > li").last(), GOAL);
  const step = await (await signIn(server.links.shared)).step("Doe uw brieven in één tas");
  await page.goto(`${server.origin}/stuck/${step}`);
  await phone.reads(page.locator("main"), GOAL);
  await phone.button(page, "Het is te veel").click();
  await phone.reads(phone.heading(page), "Dit is al gelukt");
  await phone.reads(page.locator("main"), GOAL);
});

test("R139 words written without internet are kept and arrive later", async (t) => {
  const { server, page } = await both(t);
  await page.context().setOffline(true);
  await write(page, "Dit wil ik bereiken", GOAL);
  await phone.reads(goal(page), GOAL);
  await page.context().setOffline(false);
  const naomi = await signIn(server.links.shared);
  await until(() => naomi.eventsOf("TextSet"), (events) => events.some(({ body }) => body.value === GOAL), 30_000);
});
