// Chromium with its own clock and nothing listening in: what the tests watch for would count as the app's own time.
import { chromium } from "playwright-core";
import { LAUNCH, PHONE } from "../support/chromium.mjs";
import { temporaryFolder } from "../support/folder.mjs";

const RESIDENT = { ...PHONE, locale: "nl-NL", timezoneId: "Europe/Amsterdam" };

/** A phone, or another window, for the time of `t`, which keeps what it has when a page is closed. */
export async function openPhone(t, window = {}) {
  const context = await chromium.launchPersistentContext(temporaryFolder("bench"), { ...LAUNCH, ...RESIDENT, ...window });
  t.after(() => context.close());
  return context;
}

/** Makes a page's processor `rate` times as slow, as Lighthouse and the developer tools do. */
export async function slowDown(page, rate) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate });
}

/** Which Chromium this is. */
export async function browserVersion() {
  const browser = await chromium.launch(LAUNCH);
  const version = `Chromium ${browser.version().split(".")[0]}`;
  await browser.close();
  return version;
}
