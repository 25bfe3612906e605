// Pictures of every screen, for people to look at: node shots.mjs OUTDIR [NAME ...]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PHONE, SCREEN, closeBrowser } from "./support/chromium.mjs";
import { SCREENS, openScreen } from "./support/screens.mjs";
import { withStyle } from "./support/style.mjs";

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node shots.mjs OUTDIR [NAME ...]");
  process.exit(2);
}
await mkdir(folder, { recursive: true });

for (const name of wanted.length ? wanted : SCREENS) {
  const cleanUp = [];
  const { page } = await openScreen({ after: (work) => cleanUp.unshift(work) }, name, PHONE);
  const shoot = (kind) => page.screenshot({ path: join(folder, `${name}-${kind}.png`), fullPage: true });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(PHONE.viewport);
    await shoot(`phone-${colorScheme}`);
    await page.setViewportSize(SCREEN.viewport);
    await shoot(`wide-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 320, height: 640 });
  await shoot("320");
  await withStyle(page, "html{font-size:200%!important}", async () => {
    await page.setViewportSize(PHONE.viewport);
    await shoot("200");
  });
  for (const work of cleanUp) await work();
  console.log(name);
}
await closeBrowser();
