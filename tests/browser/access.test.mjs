// Readable and usable by everybody: every screen, light and dark, small, wide, large letters, without motion.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { checkAccess } from "./support/axe.mjs";
import { PHONE, SCREEN, closeBrowser } from "./support/chromium.mjs";
import { SCREENS, openScreen } from "./support/screens.mjs";
import { SPACED, sidewaysScroll, withLargeLetters, withStyle } from "./support/style.mjs";

after(closeBrowser);

const SMALLEST = { width: 320, height: 640 };

for (const name of SCREENS) {
  test(`${name}: no fault by axe, light and dark, on a phone and wide, and no sideways scroll`, async (t) => {
    const { page } = await openScreen(t, name, PHONE);
    for (const { viewport } of [PHONE, SCREEN]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await checkAccess(page, `${name}, ${colorScheme}, ${viewport.width} px`);
      }
    }
    const running = await page.evaluate(() => document.getAnimations().map(({ animationName }) => animationName));
    assert.deepEqual(running, [], "nothing moves under reduced motion");

    await page.setViewportSize(SMALLEST);
    assert.equal(await sidewaysScroll(page), 0, "sideways at 320 px");
    await withStyle(page, SPACED, async () => assert.equal(await sidewaysScroll(page), 0, "sideways with the text spacing of WCAG"));
    await withLargeLetters(page, async () => {
      for (const { viewport } of [{ viewport: SMALLEST }, PHONE, SCREEN]) {
        await page.setViewportSize(viewport);
        assert.equal(await sidewaysScroll(page), 0, `sideways at 200% text, ${viewport.width} px`);
      }
    });
  });
}

test("zoomed in to 400% on a laptop nothing has to be scrolled sideways", async (t) => {
  // A window of 1280 by 800 at 400% is one of 320 by 200 with four times as many dots.
  const { page } = await openScreen(t, "route", { viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 });
  assert.equal(await sidewaysScroll(page), 0);
});
