// What a person does on the phone, and what they read there.
import assert from "node:assert/strict";
import { openedRows } from "./disk.mjs";

/** Opens a link and waits until the app is there, past the first opening of a route on this phone. */
export async function open(context, link) {
  const page = await context.newPage();
  await page.goto(link);
  await appReady(page);
  await goOn(page);
  return page;
}

/** Goes on from the first opening to Nu, when that is what shows. */
export async function goOn(page) {
  if ((await page.locator("[data-screen=first]").count()) > 0) await begin(page);
}

/** Waits for the first opening of a route on this phone, and goes on from it to Nu. */
export async function begin(page) {
  await page.getByRole("button", { name: /^Eén stap/ }).click();
  await page.locator("[data-screen=now]").waitFor();
}

/** Waits until the program has drawn over the shell, and the part of it that draws this screen is there. */
export async function appReady(page) {
  await drawn(page).first().waitFor();
}

/** The heading that the program drew. */
export const drawn = (page) => page.locator("#app:not(:has([data-shell], [aria-busy=true])) h1:visible");

/** Waits until the app is kept on the phone, for opening without internet. */
export async function keptForOffline(page) {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state === "activated") return;
    await new Promise((done) => active.addEventListener("statechange", done));
  });
}

/** The title of the one step on Nu. */
export const stepTitle = (page) => page.locator(".now-pane h1");

/** The heading of the screen that shows. */
export const heading = (page) => page.locator("h1:visible");

/** The line that says where what one did has got to. */
export const syncLine = (page) => page.locator(".sync-state:visible");

/** A button or link by what it says. */
export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const link = (page, name) => page.getByRole("link", { name, exact: true }).locator("visible=true").first();

/** Presses "Ik heb dit gedaan", and waits for the moment. */
export async function tick(page) {
  await button(page, "Ik heb dit gedaan").click();
  await page.locator(".moment h1").waitFor();
}

/** Takes a tick back on the moment itself, and waits for Nu. */
export async function takeBack(page) {
  await button(page, "Toch niet klaar").click();
  await page.locator("[data-screen=now] .step-card").waitFor();
}

/** Goes to a screen by the navigation. */
export async function goTo(page, name) {
  await link(page, name).click();
}

/** Waits until `locator` reads `text`. */
export async function reads(locator, text, timeout = 10_000) {
  const found = locator.filter({ hasText: text });
  try {
    await found.first().waitFor({ timeout });
  } catch {
    const texts = await locator.allInnerTexts();
    assert.fail(`"${text}" was expected within ${timeout} ms; it reads: ${JSON.stringify(texts)}`);
  }
}

/** The events that this phone made, in the order of their numbers: from its own disk, opened with its own key. */
export async function ownEvents(page) {
  const rows = await openedRows(page, "own");
  // A row is a line about where the event stands, and then the event as it is sent.
  return rows.map((row) => JSON.parse(row.slice(row.indexOf("\n") + 1)));
}
