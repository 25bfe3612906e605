// Opening the app again without internet, on a processor a sixth as fast: when one can read the next step, and tap.
import assert from "node:assert/strict";
import { openPhone, slowDown } from "./browser.mjs";
import * as phone from "../support/phone.mjs";
import { startServer } from "../support/server.mjs";

const SLOWER = 6;
/** The browser keeps the compiled program a while after it was used. */
const COMPILED = 5_000;

/** Seconds since the navigation began. */
export async function measure(t, runs) {
  const server = await startServer(t);
  const context = await openPhone(t);
  const title = await visitOnce(context, server);
  await context.addInitScript(watch);
  await context.setOffline(true);
  const times = { "offline-readable": [], "offline-tappable": [], "offline-answered": [] };
  for (let run = 0; run < runs; run += 1) {
    const page = await context.newPage();
    await slowDown(page, SLOWER);
    await page.goto(server.origin, { waitUntil: "commit" });
    const seen = await page.evaluate(() => window.opened);
    assert.equal(seen.title, title);
    times["offline-readable"].push(seen.readable / 1000);
    times["offline-tappable"].push(seen.tappable / 1000);
    times["offline-answered"].push(seen.answered / 1000);
    await slowDown(page, 1);
    await phone.takeBack(page);
    await page.close();
  }
  return times;
}

/** The visits that put the app and its compiled program on the phone; gives the title of the next step. */
async function visitOnce(context, server) {
  const first = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(first), "Bewaard en verstuurd");
  await phone.keptForOffline(first);
  await first.close();
  const second = await phone.open(context, server.origin);
  await second.waitForTimeout(COMPILED);
  const title = await phone.stepTitle(second).innerText();
  await second.close();
  return title;
}

/** In the page, from its very start: the frame with the title, the frame with a button that works, the answer to a tap. */
function watch() {
  const shown = (find) => new Promise((done) => {
    const look = () => {
      const found = find();
      if (!found) return requestAnimationFrame(look);
      const frame = new MessageChannel();
      frame.port1.onmessage = () => done({ found, at: performance.now() });
      frame.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
  const visible = (selector) => [...document.querySelectorAll(selector)].find((element) => element.offsetParent);
  window.opened = (async () => {
    const title = await shown(() => visible("#step-title"));
    const text = title.found.innerText;
    const button = await shown(() => visible(".step-card .nl-button--primary:not(:disabled)"));
    button.found.click();
    const moment = await shown(() => visible(".moment h1"));
    return { title: text, readable: title.at, tappable: button.at, answered: moment.at };
  })();
}
