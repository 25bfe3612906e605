// The whole flow by keyboard alone, with a focus that one sees.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
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

test("pairing a phone and everything about it, with Tab, Enter and Space", async (t) => {
  const server = await startServer(t);
  const naomi = await signIn(server.links.shared);
  const page = await phone.open(await openContext(t, PHONE), server.origin);
  const code = await naomi.pairingCode();
  await page.getByLabel("Typ de 9 cijfers van uw hulp").focus();
  await page.keyboard.type(code.code);
  await phone.reads(phone.heading(page), "Lees dit getal voor aan uw hulp.");
  await tabTo(page, "Mijn hulp ziet een ander getal");
  await tabTo(page, "Typ de cijfers opnieuw");
  await naomi.confirm(code, await page.locator(".check__number").innerText());
  await page.getByRole("button", { name: /^Eén stap/ }).waitFor();
  await press(page, "Eén stap");
  await phone.reads(phone.stepTitle(page), "Doe uw brieven in één tas");

  await press(page, "Hulp");
  await press(page, "Mijn keuzes");
  await press(page, "Wie ziet wat?");
  await page.getByRole("switch").first().waitFor();
  await press(page, "Uw stappen", "Space");
  await page.locator("section", { hasText: "Naomi" }).locator('[role=switch][aria-checked="false"]').waitFor();
  await press(page, "Hulp");
  await press(page, "Mijn keuzes");
  await press(page, "Wie keek er?");
  await phone.reads(phone.heading(page), "Wie keek er?");
  await press(page, "Mijn keuzes");
  await press(page, "Mijn telefoons");
  await phone.reads(page.locator("h2"), "Deze telefoon");
  await tabTo(page, "Deze telefoon loslaten");
  await press(page, "Hulp");
  await press(page, "Mijn keuzes");
  await press(page, "Mijn gegevens");
  await tabTo(page, "Haal alles weg");
  await press(page, "Hulp");
  await press(page, "Mijn keuzes");
  await press(page, "Deze telefoon loslaten");
  await press(page, "Ja, laat los");
  await phone.reads(phone.heading(page), "Uw route staat niet meer op deze telefoon.");
  await tabTo(page, "Bel Naomi nu");
});

test("a PIN is chosen, typed and forgotten by keyboard alone", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  await press(page, "Hulp");
  await press(page, "Mijn keuzes");
  await press(page, "Pincode en privacy");
  await phone.button(page, "Kies een pincode").waitFor();
  await press(page, "Kies een pincode");
  await page.keyboard.type("4821");
  await page.keyboard.press("Tab");
  await page.keyboard.type("4821");
  await page.keyboard.press("Enter");
  await phone.reads(page.locator(".notice"), "Uw pincode staat aan.");
  await tabTo(page, "Laat niets op deze telefoon");
  await page.reload();
  await phone.reads(phone.heading(page), "Uw route zit op slot.");
  await page.locator("#pin:focus").waitFor();
  await press(page, "Pincode vergeten?");
  await press(page, "Nee, ik probeer het nog eens");
  await tabTo(page, "Gevaar? Bel 112.");
  await page.locator("#pin").focus();
  await page.keyboard.type("4821");
  await page.keyboard.press("Enter");
  await phone.reads(phone.heading(page), "Pincode en privacy");
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
