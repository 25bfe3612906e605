// Other engines than Chromium's: the app opens without a server, everything that a bad day asks for works, and it catches
// up by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { signIn, until } from "./support/api.mjs";
import { openFirefox } from "./support/firefox.mjs";
import { temporaryFolder } from "./support/folder.mjs";
import { PIN, WORDS } from "./support/lock.mjs";
import { openWebKit } from "./support/webkit.mjs";
import { startServer } from "./support/server.mjs";

const FIRST = "Doe uw brieven in één tas";
const SECOND = "Open één brief";
const ON_THE_MAP = "U vroeg om hulp";

/** Opens Cecilia's link, and waits until the app and her route are kept. */
async function begin(page, server) {
  await page.goto(server.links.cecilia);
  await page.says("Dag Cecilia.");
  await page.press("Eén stap");
  await page.says(FIRST);
  await page.says("Bewaard en verstuurd");
  await page.kept();
}

/** What she does while the server is away, on a phone that was closed meanwhile. */
async function badDay(page, { origin }) {
  await page.goto(`${origin}/route`);
  await page.says(ON_THE_MAP);

  await page.goto(`${origin}/help`);
  await page.press("Geen geld voor eten");
  await page.says("We helpen u vandaag.");
  await page.press("Zeg wat er nodig is");
  await page.press("Geen geld voor eten");
  await page.press("Versturen");
  await page.press("Ja, help mij vandaag");
  await page.says("Naomi regelt eten voor vandaag");
  await page.press("Toch niet nodig");
  await page.says(FIRST);

  await page.press("Ik snap dit niet");
  await page.says("Uw vraag aan Naomi");
  await page.says("Bewaard op uw telefoon");

  await page.goto(origin);
  await page.press("Het lukt niet");
  await page.press("Het is te veel");
  await page.says("Dit is al gelukt");

  await page.goto(origin);
  await page.says(SECOND);
  await page.press("Ik heb dit gedaan");
  await page.says("Gelukt.");
  await page.says("Bewaard op uw telefoon");
}

const MADE = ["SafetyChecked", "CrisisStarted", "Resumed", "QuestionAsked", "StepStuck", "StepDone"];

/** The server is back: everything arrives, in its order, and nothing twice. */
async function arrives(page, server, reader, before) {
  await server.start();
  await page.says("Verstuurd naar Naomi");
  const made = await until(() => reader.eventsAfter(before), (events) => events.length >= MADE.length);
  assert.deepEqual(made.map(({ kind }) => kind), MADE);
}

const WRONG = "0000";

/** Locks the phone with a PIN, in the app. */
async function lock(page, { origin }) {
  await page.goto(`${origin}/privacy`);
  await page.press("Kies een pincode");
  for (const field of ["pin-new", "pin-again"]) await page.type(field, PIN);
  await page.press("Zet de pincode aan");
  await page.shows("Uw pincode staat aan.");
}

/** Without a server: no word of the route before the PIN, and everything after it. */
async function lockedDay(page, { origin }) {
  await page.goto(origin);
  await page.shows("Uw route zit op slot.");
  assert.doesNotMatch(await page.run("return document.documentElement.outerHTML + JSON.stringify({ ...localStorage })"), WORDS);
  await page.type("pin", WRONG);
  await page.press("Ga verder");
  await page.shows("Dat is een andere pincode.");
  await page.type("pin", PIN);
  await page.press("Ga verder");
  await page.says(FIRST);
  await page.press("Ik heb dit gedaan");
  await page.says("Bewaard op uw telefoon");
}

/** Lets the phone keep nothing: a step that is done arrives, and no word of the route is left. */
async function borrowed(page, { origin }) {
  await page.goto(`${origin}/privacy`);
  await page.press("Laat niets op deze telefoon");
  // The page loads itself anew once nothing is kept any more.
  await page.sees("[role=switch][aria-checked=true]");
  await page.goto(origin);
  await page.says(FIRST);
  await page.press("Ik heb dit gedaan");
  await page.says("Verstuurd naar Naomi");
  await page.goto(`${origin}/healthz`);
  const left = await page.run("return [(await indexedDB.databases()).length, Object.keys(localStorage).sort()]");
  assert.deepEqual(left, [0, ["routekaart.nothing"]]);
}

async function cecilia(t) {
  const server = await startServer(t);
  const reader = await signIn(server.links.cecilia);
  return { server, reader, before: await reader.events() };
}

test("Firefox: a bad day without internet, and everything arrives", async (t) => {
  const { server, reader, before } = await cecilia(t);
  const folder = temporaryFolder("firefox");
  const opened = await openFirefox(t, folder);
  await begin(opened, server);
  await opened.close();
  await server.kill();

  const page = await openFirefox(t, folder);
  await badDay(page, server);
  await arrives(page, server, reader, before);
});

test("WebKit, as a stand-in for Safari: a bad day without internet, and everything arrives", async (t) => {
  const { server, reader, before } = await cecilia(t);
  const page = await openWebKit(t);
  await begin(page, server);
  await server.kill();
  await page.goto("about:blank");

  await badDay(page, server);
  await arrives(page, server, reader, before);
});

test("Firefox: behind a PIN no word of the route shows, and what is done offline arrives", async (t) => {
  const { server, reader, before } = await cecilia(t);
  const folder = temporaryFolder("firefox");
  const opened = await openFirefox(t, folder);
  await begin(opened, server);
  await lock(opened, server);
  await opened.close();
  await server.kill();

  const page = await openFirefox(t, folder);
  await lockedDay(page, server);
  await server.start();
  await page.says("Verstuurd naar Naomi");
  assert.deepEqual((await reader.eventsAfter(before)).map(({ kind }) => kind), ["StepDone"]);
});

test("WebKit: behind a PIN no word of the route shows, and what is done offline arrives", async (t) => {
  const { server, reader, before } = await cecilia(t);
  const page = await openWebKit(t);
  await begin(page, server);
  await lock(page, server);
  await server.kill();

  await lockedDay(page, server);
  await server.start();
  await page.says("Verstuurd naar Naomi");
  assert.deepEqual((await reader.eventsAfter(before)).map(({ kind }) => kind), ["StepDone"]);
});

for (const [engine, open] of [["Firefox", (t) => openFirefox(t, temporaryFolder("firefox"))], ["WebKit", openWebKit]]) {
  test(`${engine}: a phone that keeps nothing sends what is done, and holds no word of the route`, async (t) => {
    const { server, reader, before } = await cecilia(t);
    const page = await open(t);
    await begin(page, server);
    await borrowed(page, server);
    assert.deepEqual((await reader.eventsAfter(before)).map(({ kind }) => kind), ["StepDone"]);
  });
}
