// WebKitGTK, over plain WebDriver: WebKitWebDriver drives the MiniBrowser in a virtual display.
import { spawn } from "node:child_process";
import { freePort } from "./port.mjs";

const DRIVER = process.env.ROUTEKAART_WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";
const BROWSER = process.env.ROUTEKAART_WEBKIT ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const PATIENCE = 20_000;
const ACTS = "a[href], button";

/** In the page: the first thing that one sees, can press, and that says `text`. */
const shown = (acts, text) => [...document.querySelectorAll(acts)].find((one) => one.getClientRects().length && one.textContent.includes(text)) ?? null;

/** Opens a window for the time of the test `t`. */
export async function openWebKit(t) {
  const port = await freePort();
  // A group of its own, so that the display ends with the driver.
  const driver = spawn("xvfb-run", ["-a", DRIVER, `--port=${port}`], { stdio: "ignore", detached: true });
  let page;
  t.after(async () => {
    if (page) await call("DELETE", page.session);
    process.kill(-driver.pid, "SIGTERM");
  });
  const failed = new Promise((_, reject) => driver.once("error", reject));
  const base = `http://127.0.0.1:${port}`;
  await Promise.race([failed, listening(base)]);
  const options = { binary: BROWSER, args: ["--automation"] };
  const capabilities = { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": options } };
  const { sessionId } = await call("POST", `${base}/session`, { capabilities });
  page = new Page(`${base}/session/${sessionId}`);
  return page;
}

class Page {
  constructor(session) {
    this.session = session;
  }

  goto(url) {
    return call("POST", `${this.session}/url`, { url });
  }

  /** Runs the body of a function in the page; its arguments are `arguments`. */
  run(script, ...args) {
    return call("POST", `${this.session}/execute/sync`, { script, args });
  }

  /** Waits until the app is kept, for opening without internet. */
  kept() {
    return this.run("return navigator.serviceWorker.ready.then(() => true)");
  }

  /** Waits until the program, not the shell before it, says `text`. */
  async says(text) {
    const until = Date.now() + PATIENCE;
    const script = "return document.querySelector('#app:not(:has([data-shell])) #main')?.innerText ?? ''";
    let said = "";
    while (Date.now() < until) {
      said = await this.run(script);
      if (said.includes(text)) return;
    }
    throw new Error(`"${text}" was expected; it reads: ${said}`);
  }

  /** Waits until anything on the page says `text`, the shell and what scripts draw too. */
  async shows(text) {
    await this.#becomes(`return document.body.innerText.includes(arguments[0])`, [text], `"${text}" was expected`);
  }

  /** Waits until `selector` finds something. */
  async sees(selector) {
    await this.#becomes("return document.querySelector(arguments[0]) !== null", [selector], `"${selector}" was expected`);
  }

  /** Types `text` in the field with this id, once it is there. */
  async type(id, text) {
    const field = await this.#becomes("return document.getElementById(arguments[0])", [id], `there is no field "${id}"`);
    await call("POST", `${this.session}/element/${Object.values(field)[0]}/value`, { text });
  }

  /** Presses what says `text`, once it is there and stands still: the driver presses where it stood when it was asked. */
  async press(text) {
    const found = await this.#becomes(`return (${shown})(...arguments)`, [ACTS, text], `there is nothing to press that says "${text}"`);
    await this.#becomes(`return (${stands})(...arguments)`, [found], `"${text}" does not stand still`);
    await call("POST", `${this.session}/element/${Object.values(found)[0]}/click`, {});
  }

  /** What `script` gives, once that is something. */
  async #becomes(script, args, otherwise) {
    const until = Date.now() + PATIENCE;
    let found = null;
    while (!found && Date.now() < until) found = await this.run(script, ...args);
    if (!found) throw new Error(`${otherwise}; it reads: ${await this.run("return document.body.innerText")}`);
    return found;
  }
}

/** Whether an element is where it was a moment before. */
function stands(element) {
  const place = () => JSON.stringify(element.getBoundingClientRect());
  const before = place();
  return new Promise((done) => setTimeout(() => done(place() === before), 50));
}

async function call(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function listening(base) {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    try {
      return await call("GET", `${base}/status`);
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new Error("WebKitWebDriver does not answer");
}
