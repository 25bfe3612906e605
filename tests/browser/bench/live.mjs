// From a tap on the phone to the shared screen, and from what the team says to the phone, each by itself.
import { openPhone } from "./browser.mjs";
import { signIn } from "../support/api.mjs";
import { SCREEN } from "../support/chromium.mjs";
import * as phone from "../support/phone.mjs";
import { startServer } from "../support/server.mjs";

const FIRST = "Doe uw brieven in één tas";
const DONE = '.route__step[data-status="done"]';

/** Seconds until the other one shows it. */
export async function measure(t, runs) {
  const server = await startServer(t);
  const context = await openPhone(t);
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  const screen = await (await openPhone(t, SCREEN)).newPage();
  await screen.goto(server.links.shared);
  await phone.reads(phone.syncLine(screen), "Dit scherm is bij");
  const naomi = await signIn(server.links.shared);
  const step = await naomi.step(FIRST);
  const times = { "live-screen": [], "live-phone": [] };
  for (let run = 1; run <= runs; run += 1) {
    const done = await screen.locator(DONE).count();
    const ticked = screen.evaluate(shown, [DONE, done + 1]);
    const tapped = page.evaluate(() => new Promise((at) => {
      addEventListener("pointerup", () => at(Date.now()), { capture: true, once: true });
    }));
    await phone.button(page, "Ik heb dit gedaan").tap();
    times["live-screen"].push((await ticked - await tapped) / 1000);
    const back = screen.evaluate(shown, [DONE, done]);
    await phone.takeBack(page);
    await back;

    const day = `${10 + run} juli`;
    const moved = page.evaluate(shown, [".step-card", 1, day]);
    const said = Date.now();
    await naomi.say("WindowSet", step, { to: `2024-07-${10 + run}` });
    times["live-phone"].push((await moved - said) / 1000);
  }
  return times;
}

/** In the page: when so many elements are there first, with these words in them. */
function shown([selector, count, words = ""]) {
  return new Promise((at) => {
    const look = () => {
      const found = [...document.querySelectorAll(selector)].filter((element) => element.textContent.includes(words));
      if (found.length === count) return at(Date.now());
      requestAnimationFrame(look);
    };
    look();
  });
}
