// Other engines than Chromium's: the app opens without a server, ticks, and catches up by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { signIn } from "./support/api.mjs";
import { openFirefox } from "./support/firefox.mjs";
import { temporaryFolder } from "./support/folder.mjs";
import { openWebKit } from "./support/webkit.mjs";
import { startServer } from "./support/server.mjs";

const FIRST = "Doe uw brieven in één tas";
const SECOND = "Open één brief";
const ON_THE_MAP = "U vroeg om hulp";

test("Firefox", async (t) => {
  const server = await startServer(t);
  const reader = await signIn(server.links.cecilia);
  const before = await reader.events();
  const folder = temporaryFolder("firefox");
  const opened = await openFirefox(t, folder);
  const says = (page, text) => page.waitForFunction(
    (wanted) => document.querySelector("#app:not(:has([data-shell])) #main")?.innerText.includes(wanted), { timeout: 20_000 }, text);
  const press = (page, text) => page.locator(`::-p-text(${text})`).click();

  await opened.page.goto(server.links.cecilia);
  await press(opened.page, "Eén stap");
  await says(opened.page, FIRST);
  await says(opened.page, "Bewaard en verstuurd");
  await opened.page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await opened.browser.close();
  await server.kill();

  const { page } = await openFirefox(t, folder);
  await page.goto(`${server.origin}/route`);
  await says(page, ON_THE_MAP);
  await page.goto(server.origin);
  await says(page, FIRST);
  await press(page, "Ik heb dit gedaan");
  await says(page, "Gelukt.");
  await says(page, "Bewaard op uw telefoon");
  await server.start();
  await says(page, "Verstuurd naar Naomi");
  assert.deepEqual((await reader.eventsAfter(before)).map(({ kind }) => kind), ["StepDone"]);
});

test("WebKit, as a stand-in for Safari", async (t) => {
  const server = await startServer(t);
  const reader = await signIn(server.links.cecilia);
  const before = await reader.events();
  const page = await openWebKit(t);

  await page.goto(server.links.cecilia);
  await page.says("Dag Cecilia.");
  await page.press("Eén stap");
  await page.says(FIRST);
  await page.says("Bewaard en verstuurd");
  await page.run("return navigator.serviceWorker.ready.then(() => true)");
  await server.kill();
  await page.goto("about:blank");
  await page.goto(`${server.origin}/route`);
  await page.says(ON_THE_MAP);
  await page.goto(server.origin);
  await page.says(FIRST);
  await page.press("Ik heb dit gedaan");
  await page.says("Gelukt.");
  await page.says("Bewaard op uw telefoon");
  await server.start();
  await page.says("Verstuurd naar Naomi");
  await page.goto(server.origin);
  await page.says(SECOND);
  assert.deepEqual((await reader.eventsAfter(before)).map(({ kind }) => kind), ["StepDone"]);
});
