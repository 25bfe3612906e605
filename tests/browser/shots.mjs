// Pictures of every screen, for people to look at: node shots.mjs OUTDIR [NAME ...]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PHONE, SCREEN, closeBrowser } from "./support/chromium.mjs";
import { SCREENS, openScreen } from "./support/screens.mjs";
import { withLargeLetters } from "./support/style.mjs";

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node shots.mjs OUTDIR [NAME ...]");
  process.exit(2);
}
await mkdir(folder, { recursive: true });

for (const name of wanted.length ? wanted : SCREENS) {
  const cleanUp = [];
  const { page } = await openScreen({ after: (work) => cleanUp.unshift(work) }, name, PHONE);
  const shoot = (kind, window) => wholePage(page, window, join(folder, `${name}-${kind}.png`));
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await shoot(`phone-${colorScheme}`, PHONE.viewport);
    await shoot(`wide-${colorScheme}`, SCREEN.viewport);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await shoot("320", { width: 320, height: 640 });
  await withLargeLetters(page, () => shoot("200", PHONE.viewport));
  for (const work of cleanUp) await work();
  console.log(name);
}
await closeBrowser();

/** The whole page, with its bar at the bottom: the window grows to the page, since a longer picture undoes the letters. */
async function wholePage(page, { width, height }, path) {
  await page.setViewportSize({ width, height });
  const content = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, content) });
  await page.screenshot({ path });
}
