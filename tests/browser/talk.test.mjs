// A whole talk, from nothing to a route on the resident's own phone: by keyboard alone, with the specialist's laptop and the
// phone in step.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE, SCREEN, closeBrowser, openWhole } from "./support/chromium.mjs";
import { tab } from "./support/focus.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { atDesk } from "./support/team.mjs";

after(closeBrowser);

/** What one key takes somebody who types without haste, in milliseconds: 40 words a minute are 300 ms a key. */
const A_KEY = 300;
const THREE_MINUTES = 180_000;

/** A keyboard that counts its keys. */
class Keyboard {
  keys = 0;

  constructor(page) {
    this.page = page;
  }

  async press(...names) {
    for (const name of names) await this.page.keyboard.press(name);
    this.keys += names.length;
  }

  async type(words) {
    await this.page.keyboard.insertText(words);
    this.keys += words.length;
  }

  /** Goes by Tab to what `found` finds. */
  async to(found, where) {
    await found.waitFor();
    const there = () => found.evaluate((one) => one === document.activeElement || one.contains(document.activeElement) && one.matches("label"));
    for (let stops = 0; stops < 120; stops += 1) {
      if (await there()) return;
      await tab(this.page, where);
      this.keys += 1;
    }
    assert.fail(`Tab does not come to ${where}`);
  }

  /** Goes to a button or a link by what it says, and presses it. */
  async act(role, name) {
    await this.to(this.page.getByRole(role, { name }).locator("visible=true").first(), String(name));
    await this.press(role === "checkbox" || role === "radio" ? "Space" : "Enter");
  }

  /** Goes to a field for a day or a time, and types its parts, in the order of the browser's own language. */
  async digits(label, parts) {
    await this.to(this.page.getByLabel(label, { exact: true }).first(), label);
    await this.press(...parts);
  }

  /** Goes to a field by its label, and types. */
  async fill(label, words) {
    await this.to(this.page.getByLabel(label).first(), String(label));
    await this.press("Control+A");
    await this.type(words);
  }
}

const STEPS = [["één tas", "1"], ["vaste rekeningen", "1"], ["toeslagen", "2"], ["energiebedrijf", "3"], ["mappen", "2"]];

test("R150 R056 R075 a talk from nothing to closed and paired, by keyboard alone, with the specialist's laptop and the phone in step", async (t) => {
  const server = await startServer(t);
  const page = await (await openWhole(t, SCREEN)).newPage();
  const keyboard = new Keyboard(page);
  const go = (role, name) => keyboard.act(role, name);
  const said = page.locator(".talk__said [role=status]");
  await atDesk(page, server);

  // Naomi starts a route, and asks Jaap along.
  await keyboard.fill("Hoe noemen we deze persoon?", "Amira");
  await keyboard.press("Enter");
  await phone.reads(page.locator("h1"), "Het gesprek met Amira voorbereiden");
  await go("button", /^Jaap, /);
  await phone.reads(said, "Jaap loopt nu mee.");
  await keyboard.fill("Wat vindt u nu het belangrijkst?", "Eerst rust in huis");
  await go("button", "Bewaar");
  await phone.reads(said, "Bewaard.");

  // Jaap looks along on a laptop of his own.
  const laptop = await (await openWhole(t, SCREEN)).newPage();
  await atDesk(laptop, server, "jaap");
  await laptop.getByRole("link", { name: "Gesprek met Amira" }).click();
  await phone.reads(laptop.locator(".prepare__line"), "Eerst rust in huis");
  const route = new URL(laptop.url()).pathname.split("/")[3];

  // Vertellen.
  await go("button", "Begin met Vertellen");
  await keyboard.fill(/^In uw eigen woorden/, "Weer een keer met mijn zus uit eten");
  await go("button", "Bewaar");
  await phone.reads(said, "Uw woorden staan aan het eind van de route.");
  await go("checkbox", "Loonstrook laten zien");
  for (const question of ["Genoeg geld voor eten", "U kunt in uw huis blijven", "Stroom, gas en water", "Zorgverzekering"]) {
    await keyboard.to(page.getByRole("group", { name: question }).getByRole("button", { name: "Ja", exact: true }), question);
    await keyboard.press("Enter");
  }
  await go("button", "Verder naar Kiezen");
  await page.locator("#choose-title").waitFor();
  await laptop.goto(`${server.origin}/team/routes/${route}/talk/choose`);

  // Kiezen: five steps with somebody who does each.
  const before = keyboard.keys;
  for (const [words, who] of STEPS) {
    await keyboard.fill("Zoek een kleine stap", words);
    const found = page.locator(".shelf__step").filter({ hasText: new RegExp(words, "i") }).first();
    await keyboard.to(found, words);
    await keyboard.press("Enter");
    await page.locator("#choose-owner input:focus").waitFor();
    await keyboard.press(who, "Enter");
    await phone.reads(said, "staat op de route");
    // What one chooses is on the other screen at once.
    await laptop.locator(".block").filter({ hasText: new RegExp(words, "i") }).waitFor();
  }
  const taken = (keyboard.keys - before) * A_KEY;
  assert.ok(taken < THREE_MINUTES, `five steps took ${keyboard.keys - before} keys: ${taken / 1000} s at ${A_KEY} ms a key`);

  // Afspreken.
  await go("button", "Verder naar Afspreken");
  await go("button", "Lees voor en vraag het");
  await page.locator(".agree__told-row").first().waitFor();
  await go("button", "Ja, dit klopt");
  await keyboard.to(page.getByRole("textbox", { name: "In uw eigen woorden" }), "own words");
  await keyboard.type("Ik doe alle post in de blauwe tas.");
  await go("button", "Bewaar deze woorden");
  await phone.reads(page.locator("p.agree__quote"), "blauwe tas");

  // Too early: what is missing is said, and leads there.
  await go("button", "Afronden");
  await phone.reads(page.locator(".agree__needed-row").first(), "Kies de volgende keer, of zeg waarom niet.");
  await go("button", "Kies de volgende keer, of zeg waarom niet.");
  await page.waitForFunction(() => document.activeElement.id === "agree-day");
  const next = page.getByRole("region", { name: "De volgende keer" });
  await keyboard.digits("Dag", "06172024");
  await keyboard.digits("Tijd", "0630P");
  assert.deepEqual([await page.getByLabel("Dag", { exact: true }).inputValue(), await page.getByLabel("Tijd").inputValue()], ["2024-06-17", "18:30"]);
  await keyboard.fill("Waar", "Buurtteam");
  await keyboard.to(next.getByRole("radio", { name: "Naomi" }), "with whom");
  await keyboard.press("Space");
  await go("button", "Bewaar");
  await phone.reads(next, "aandag 17 juni, 18.30 uur");
  await keyboard.to(page.getByRole("region", { name: "Het eerste contact" }).getByRole("radio", { name: "Naomi" }), "first contact");
  await keyboard.press("Space");

  // The phone gets the route.
  const code = page.waitForResponse((response) => response.url().includes("/pairing-codes"));
  await go("button", "Maak een code");
  const { secret } = await (await code).json();
  await page.locator(".pair .qr").waitFor();
  const device = await (await openWhole(t, PHONE)).newPage();
  await device.goto(`${server.origin}/#pair=${secret}`);
  const number = await device.locator(".check").innerText();
  await keyboard.fill("Welk getal hoort u?", number.trim());
  await keyboard.press("Enter");
  await phone.reads(phone.heading(device), "Dag Amira.");
  await phone.begin(device);
  await phone.reads(phone.stepTitle(device), "Doe uw brieven in één tas");

  await go("button", "Afronden");
  await phone.reads(page.locator("h1"), "Dit gesprek is klaar");

  // In step: what the resident does on the phone shows on both screens.
  await phone.tick(device);
  await laptop.goto(`${server.origin}/team/routes/${route}`);
  await laptop.locator('.route__step[data-status="done"]').filter({ hasText: /één tas/i }).waitFor();
  await phone.goTo(device, "Route");
  await phone.reads(device.locator(".route__goal"), "Weer een keer met mijn zus uit eten");
});

test("without internet in the room the talk goes on, and everything arrives once there is internet again", async (t) => {
  const server = await startServer(t);
  const context = await openWhole(t, SCREEN);
  const page = await context.newPage();
  await atDesk(page, server);
  await page.getByRole("link", { name: "Gesprek met Cecilia" }).click();
  await page.locator(".talk__main h1").waitFor();
  const route = new URL(page.url()).pathname.split("/")[3];
  await page.goto(`${server.origin}/team/routes/${route}/talk/tell`);
  await page.locator(".talk__main h1").waitFor();
  await server.kill();
  await page.getByLabel(/^In uw eigen woorden/).fill("Een fiets voor mijn neefje");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await phone.reads(page.locator(".talk__said [role=status]"), "Uw woorden staan aan het eind van de route.");
  await page.getByRole("button", { name: /^2 Kiezen$/ }).click();
  await page.getByLabel("Zoek een kleine stap").fill("Toeslagen");
  await page.locator(".shelf__step").filter({ hasText: /toeslagen/i }).first().click();
  await page.locator("#choose-owner").getByRole("radio", { name: "Naomi", exact: true }).check();
  await phone.button(page, "Zet op de route").click();
  await page.locator(".block").filter({ hasText: /toeslagen/i }).waitFor();

  await server.start();
  const device = await phone.open(await openWhole(t, PHONE), server.links.cecilia);
  await phone.goTo(device, "Route");
  await device.locator(".route__goal").filter({ hasText: "Een fiets voor mijn neefje" }).waitFor({ timeout: 30_000 });
  await device.locator(".route__step").filter({ hasText: /toeslagen/i }).waitFor({ timeout: 30_000 });
});
