// Firefox, over WebDriver BiDi.
import puppeteer from "puppeteer-core";

const PATIENCE = 20_000;

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
  return new Page(browser, page);
}

/** The same that a page of WebKit does (webkit.mjs). */
class Page {
  #browser;
  #page;

  constructor(browser, page) {
    this.#browser = browser;
    this.#page = page;
  }

  goto(url) {
    return this.#page.goto(url);
  }

  /** Waits until the app is kept, for opening without internet. */
  kept() {
    return this.#page.evaluate(async () => { await navigator.serviceWorker.ready; });
  }

  /** Waits until the program, not the shell before it, says `text`. */
  async says(text) {
    const said = () => this.#page.evaluate(() => document.querySelector("#app:not(:has([data-shell])) #main")?.innerText ?? "");
    const wanted = (words) => document.querySelector("#app:not(:has([data-shell])) #main")?.innerText.includes(words);
    await this.#page.waitForFunction(wanted, { timeout: PATIENCE }, text).catch(async (why) => {
      throw new Error(`"${text}" was expected; it reads: ${await said()}`, { cause: why });
    });
  }

  /** Waits until anything on the page says `text`, the shell and what scripts draw too. */
  async shows(text) {
    const wanted = (words) => document.body.innerText.includes(words);
    await this.#page.waitForFunction(wanted, { timeout: PATIENCE }, text).catch(async (why) => {
      throw new Error(`"${text}" was expected; it reads: ${await this.run("return document.body.innerText")}`, { cause: why });
    });
  }

  /** Waits until `selector` finds something. */
  async sees(selector) {
    await this.#page.waitForSelector(selector, { timeout: PATIENCE });
  }

  /** Runs the body of a function in the page. */
  run(script) {
    return this.#page.evaluate(`(async () => { ${script} })()`);
  }

  /** Types `text` in the field with this id, once it is there. */
  async type(id, text) {
    const field = await this.#page.waitForSelector(`#${id}`, { visible: true, timeout: PATIENCE });
    await field.type(text);
  }

  /** Presses what says `text`, once it is there. */
  async press(text) {
    const acts = `//*[self::button or self::a][contains(normalize-space(), "${text}")]`;
    const found = await this.#page.waitForSelector(`::-p-xpath(${acts})`, { visible: true, timeout: PATIENCE });
    await found.click();
  }

  /** Ends the browser; what it kept stays in its folder. */
  close() {
    return this.#browser.close();
  }
}
