// Readable and usable by everybody: every screen and state, light and dark, small and wide, in both languages, with large
// letters, by keyboard and by thumb, without motion.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { checkAccess } from "./support/axe.mjs";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import { checkByIbm } from "./support/ibm.mjs";
import * as phone from "./support/phone.mjs";
import { checkKeyboard, checkTargets } from "./support/reach.mjs";
import { SCREENS, SCREENS_IN_ENGLISH, openInEnglish, openScreen } from "./support/screens.mjs";
import { startServer } from "./support/server.mjs";
import { SPACED, sidewaysScroll, withLargeLetters, withStyle } from "./support/style.mjs";

after(closeBrowser);

const SMALLEST = { width: 320, height: 640 };
const WINDOWS = [SMALLEST, PHONE.viewport, SCREEN.viewport];
/** IBM's engine sees every screen in both languages, both themes and all windows; in each of their pairs when it is asked to. */
const BY_IBM = ["nl, light, 360 px", "nl, dark, 1280 px", "en, dark, 320 px"];
const EVERY_PAIR = process.env.ROUTEKAART_EVERY_PAIR === "1";

/** Both engines, over themes and windows. */
async function checkByEngines(page, name, lang) {
  for (const viewport of WINDOWS) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const where = `${lang}, ${colorScheme}, ${viewport.width} px`;
      await checkAccess(page, `${name}, ${where}`);
      if (EVERY_PAIR || BY_IBM.includes(where)) await checkByIbm(page, `${name}, ${where}`);
    }
  }
}

/** Nothing has to be scrolled sideways: in the smallest window, with wide spacing, and with letters of twice the size. */
async function checkReflow(page, lang) {
  await page.setViewportSize(SMALLEST);
  assert.equal(await sidewaysScroll(page), 0, `sideways at 320 px, ${lang}`);
  await withStyle(page, SPACED, async () => assert.equal(await sidewaysScroll(page), 0, `sideways with the text spacing of WCAG, ${lang}`));
  await withLargeLetters(page, async () => {
    for (const viewport of WINDOWS) {
      await page.setViewportSize(viewport);
      assert.equal(await sidewaysScroll(page), 0, `sideways at 200% text, ${viewport.width} px, ${lang}`);
    }
  });
}

/** Reads the same screen in English; what one had just done there may be gone. */
async function readInEnglish(page) {
  await page.evaluate(() => localStorage.setItem("routekaart.lang", "en"));
  await page.reload();
  await page.locator("html[lang=en]").waitFor();
  // A locked phone stays so: the app is not there before its PIN.
  await page.locator("[data-shell=lock] h1").or(phone.drawn(page)).first().waitFor();
}

for (const name of SCREENS) {
  test(`${name}: no fault by axe and IBM, light and dark, small and wide, Dutch and English; no sideways scroll; reached by keyboard and thumb`, async (t) => {
    const { page } = await openScreen(t, name, PHONE);
    await checkByEngines(page, name, "nl");
    const running = await page.evaluate(() => document.getAnimations().map(({ animationName }) => animationName));
    assert.deepEqual(running, [], "nothing moves under reduced motion");
    await checkReflow(page, "nl");
    await page.setViewportSize(PHONE.viewport);
    await checkTargets(page, name);
    await checkKeyboard(page, name);

    await readInEnglish(page);
    await checkByEngines(page, name, "en");
    await checkReflow(page, "en");
  });
}

for (const name of SCREENS_IN_ENGLISH) {
  test(`${name}, as only the open app knows it, in English: no fault by axe and IBM, and no sideways scroll`, async (t) => {
    const { page } = await openInEnglish(t, name, PHONE);
    await checkByEngines(page, name, "en");
    await checkReflow(page, "en");
  });
}

test("every screen of the phone is among them", async () => {
  const screens = await readFile(join(import.meta.dirname, "../../src/resident/screen.rs"), "utf8");
  const names = [...screens.matchAll(/=> "([a-z-]+)",$/gm)].map(([, name]) => name);
  assert.ok(names.length > 25, "the names are found where they stand");
  assert.deepEqual(names.filter((name) => !SCREENS.includes(name)), []);
});

test("both engines do find a fault", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await page.evaluate(() => document.querySelector("main").append(document.createElement("button")));
  await assert.rejects(checkAccess(page, "planted"), /button-name/);
  await assert.rejects(checkByIbm(page, "planted"), /planted/);
});

test("zoomed in to 400% on a laptop nothing has to be scrolled sideways", async (t) => {
  // A window of 1280 by 800 at 400% is one of 320 by 200 with four times as many dots.
  const { page } = await openScreen(t, "route", { viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 });
  assert.equal(await sidewaysScroll(page), 0);
});
