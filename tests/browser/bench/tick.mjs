// From the finger that leaves "Ik heb dit gedaan" to the frame that shows the moment, on a processor a quarter as fast.
import { openPhone, slowDown } from "./browser.mjs";
import * as phone from "../support/phone.mjs";
import { startServer } from "../support/server.mjs";

const SLOWER = 4;
/** Until everything that follows opening the app is over: fonts, the first pull, keeping files for offline. */
const SETTLED = 2_000;

/** Times of the first tick after the app was opened, in milliseconds. */
export async function measure(t, runs) {
  const server = await startServer(t);
  const context = await openPhone(t);
  const times = { "tick-moment": [], "tick-inp": [] };
  for (let run = 0; run < runs; run += 1) {
    const page = await phone.open(context, server.links.cecilia);
    await phone.reads(phone.syncLine(page), run === 0 ? "Bewaard en verstuurd" : /verstuurd|gezien/i);
    await page.waitForTimeout(SETTLED);
    await slowDown(page, SLOWER);
    const painted = page.evaluate(momentPainted);
    await phone.button(page, "Ik heb dit gedaan").tap();
    const { moment, inp } = await painted;
    times["tick-moment"].push(moment);
    times["tick-inp"].push(inp);
    await slowDown(page, 1);
    await phone.takeBack(page);
    await page.close();
  }
  return times;
}

/** In the page: when the frame with the moment was shown, and the longest that the tap itself held a frame up. */
function momentPainted() {
  return new Promise((done) => {
    let from;
    let inp = 0;
    const note = (list) => {
      for (const { interactionId, duration } of list.getEntries()) if (interactionId) inp = Math.max(inp, duration);
    };
    const events = new PerformanceObserver(note);
    events.observe({ type: "event", durationThreshold: 16 });
    addEventListener("pointerup", (event) => { from = event.timeStamp; }, { capture: true, once: true });
    const look = () => {
      if (!document.querySelector(".moment h1")) return requestAnimationFrame(look);
      const shown = new MessageChannel();
      shown.port1.onmessage = () => {
        const moment = performance.now() - from;
        // The browser tells of an event some time after its frame.
        setTimeout(() => done({ moment, inp }), 500);
      };
      shown.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}
