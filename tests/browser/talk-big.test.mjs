// The talk on a big screen: large letters that are read from three metres, at 1280 and 1920 pixels, light and dark.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { checkAccess } from "./support/axe.mjs";
import { SCREEN, closeBrowser } from "./support/chromium.mjs";
import { SCREENS, openScreen } from "./support/screens.mjs";
import { sidewaysScroll } from "./support/style.mjs";

after(closeBrowser);

/** In CSS pixels: what the letters of a screen for a room are at least. */
const LEAST = 28;
const WINDOWS = [SCREEN.viewport, { width: 1920, height: 1080 }];

/** What can be read and is smaller than that. */
const small = (page) => page.evaluate((least) => {
  const isRead = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const isTyped = (one) => one.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  const sizeOf = (one) => parseFloat(getComputedStyle(one).fontSize);
  const shown = [...document.querySelectorAll(".talk *")].filter((one) => one.checkVisibility() && (isRead(one) || isTyped(one)));
  return shown.filter((one) => sizeOf(one) < least).map((one) => `${sizeOf(one)}: ${one.outerHTML.slice(0, 120)}`);
}, LEAST);

for (const name of SCREENS.filter((name) => name.startsWith("talk-"))) {
  test(`${name} in large letters: none under ${LEAST} pixels, nothing sideways, no fault by axe, light and dark; back with the same key`, async (t) => {
    const { page } = await openScreen(t, name, SCREEN);
    await page.keyboard.press("F4");
    await page.locator("html[data-looks=big]").waitFor();
    for (const viewport of WINDOWS) {
      await page.setViewportSize(viewport);
      assert.deepEqual(await small(page), [], `${viewport.width} px`);
      assert.equal(await sidewaysScroll(page), 0, `sideways at ${viewport.width} px`);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await checkAccess(page, `${name}, large, ${colorScheme}, ${viewport.width} px`);
      }
    }
    await page.keyboard.press("F4");
    await page.locator("html:not([data-looks=big])").waitFor();
  });
}
