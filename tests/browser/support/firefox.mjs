// Firefox, over WebDriver BiDi.
import puppeteer from "puppeteer-core";

/** Opens Firefox for the time of the test `t`. What it kept in `folder` is there again. */
export async function openFirefox(t, folder) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.ROUTEKAART_FIREFOX ?? "/usr/bin/firefox-esr",
    userDataDir: folder,
    headless: true,
  });
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.setViewport({ width: 360, height: 780 });
  return { browser, page };
}
