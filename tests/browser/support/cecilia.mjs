// Cecilia's phone with her route on it, and Naomi who helps her.
import { signIn } from "./api.mjs";
import { PHONE, openContext } from "./chromium.mjs";
import * as phone from "./phone.mjs";
import { startServer } from "./server.mjs";

/** Her phone on Nu, in step with a server of its own; Naomi, who acts through the API; and the id of her first open step. */
export async function cecilia(t, options = {}) {
  const server = await startServer(t);
  const naomi = await signIn(server.links.shared);
  const context = await openContext(t, { ...PHONE, ...options });
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  return { server, naomi, context, page, step: await naomi.step("Doe uw brieven in één tas") };
}

/** Opens the page of a step. */
export async function openStep({ page, server }, step) {
  await page.goto(`${server.origin}/step/${step}`);
  await phone.appReady(page);
}

/** Lets Naomi open a step with three parts, and opens its page; its id. */
export async function stepWithParts(place) {
  const step = await place.naomi.step("Brieven bekijken met {helper}");
  await place.naomi.say("Released", step, { state: "open" });
  await openStep(place, step);
  return step;
}
