// The whole flow by keyboard alone, with a focus that one sees.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import { focused, tab } from "./support/focus.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

/** Presses Tab until what has the focus says `words`; every stop on the way must show its focus. */
async function tabTo(page, words) {
  for (let stops = 0; stops < 40; stops += 1) {
    if ((await tab(page)).says.includes(words)) return;
  }
  assert.fail(`Tab does not come to: ${words}`);
}

async function press(page, words, key = "Enter") {
  await tabTo(page, words);
  await page.keyboard.press(key);
}

test("from the first step to the promise, back, and through every screen, with Tab, Enter and Space", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await press(page, "Naar de inhoud");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await press(page, "Ik heb dit gedaan");
  await phone.reads(phone.heading(page), "Gelukt.");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main", "the focus moved to the new screen");
  await press(page, "Toch niet klaar", "Space");
  await phone.reads(phone.heading(page), "Doe uw brieven in één tas");
  await press(page, "Het lukt niet");
  await phone.reads(phone.heading(page), "Het lukt nu niet.");
  await press(page, "Het is te veel", "Space");
  await phone.reads(phone.heading(page), "Dit is al gelukt");
  await press(page, "Hulp erbij");
  await phone.reads(phone.heading(page), "Kan iemand dit met mij of voor mij doen?");
  await press(page, "Samen met mij", "Space");
  await phone.reads(page.locator("main"), "U vroeg om hulp.");
  await press(page, "Route");
  await phone.reads(phone.heading(page), "Uw stappen");
  await press(page, "Open één brief");
  await phone.reads(phone.heading(page), "Open één brief");
  await press(page, "Ik heb dit gedaan");
  await phone.reads(phone.heading(page), "Gelukt.");
  await press(page, "Morgen weer");
  await phone.reads(phone.heading(page), "U hoeft nu niets te doen.");
  await press(page, "Hulp");
  await phone.reads(phone.heading(page), "Ik wil iemand spreken");
  await press(page, "Mijn keuzes");
  await phone.reads(phone.heading(page), "Mijn keuzes");
  await press(page, "English");
  await phone.reads(phone.heading(page), "My choices");
});

test("the skip link leads to the content of the screen that shows", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.goTo(page, "Hulp");
  await page.keyboard.press("Shift+Tab");
  await page.locator(".skip-link").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await phone.reads(phone.heading(page), "Ik wil iemand spreken");
});

test("Esc shows the route again after it was hidden, and the focus is back where it was", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await press(page, "Verberg");
  await page.locator(".blank:visible").waitFor();
  await page.locator(".blank button:focus").waitFor();
  await page.keyboard.press("Escape");
  await phone.reads(phone.heading(page), "Doe uw brieven in één tas");
  assert.equal((await focused(page)).says, "Verberg");
});
