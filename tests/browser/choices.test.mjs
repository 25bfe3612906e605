// Mijn keuzes: what one chose stays chosen, and nothing is lost by it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn, until } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const root = (page, name) => page.evaluate((attribute) => document.documentElement.getAttribute(attribute), name);

async function choices(t) {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.goTo(page, "Hulp");
  await phone.goTo(page, "Mijn keuzes");
  return { server, page };
}

async function openAgain(page, server) {
  await page.goto(server.origin);
  await phone.appReady(page);
}

test("English keeps the route and what was done, and the page says its language", async (t) => {
  const { server, page } = await choices(t);
  await phone.goTo(page, "Nu");
  await phone.tick(page);
  await phone.button(page, "Morgen weer").click();
  await phone.goTo(page, "Hulp");
  await phone.goTo(page, "Mijn keuzes");
  await phone.button(page, "English").click();
  await phone.reads(phone.heading(page), "My choices");
  assert.equal(await root(page, "lang"), "en");

  await openAgain(page, server);
  assert.equal(await root(page, "lang"), "en");
  await phone.reads(phone.stepTitle(page), "Open one letter");
  await phone.goTo(page, "Done");
  assert.equal(await page.locator(".win").count(), 5);

  await phone.goTo(page, "Help");
  await phone.goTo(page, "My choices");
  await phone.button(page, "Nederlands").click();
  await phone.reads(phone.heading(page), "Mijn keuzes");
  assert.equal(await root(page, "lang"), "nl");
});

test("Alle stappen as the first screen is remembered, and the next step is one tap away", async (t) => {
  const { server, page } = await choices(t);
  await phone.button(page, "Alle stappen").click();
  await openAgain(page, server);
  await phone.reads(phone.heading(page), "Uw stappen");
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), "Doe uw brieven in één tas");

  await phone.goTo(page, "Hulp");
  await phone.goTo(page, "Mijn keuzes");
  assert.equal(await phone.button(page, "Alle stappen").getAttribute("aria-pressed"), "true");
  await phone.button(page, "Eén stap").click();
  await openAgain(page, server);
  await phone.reads(phone.stepTitle(page), "Doe uw brieven in één tas");
});

test("dark is remembered, also before the program is there, and the phone's own setting comes back", async (t) => {
  const { server, page } = await choices(t);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await phone.button(page, "Donker").click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await openAgain(page, server);
  assert.equal(await root(page, "data-theme"), "dark");
  assert.equal(await paper(), dark);

  await phone.goTo(page, "Hulp");
  await phone.goTo(page, "Mijn keuzes");
  await phone.button(page, "Zoals uw telefoon").click();
  await openAgain(page, server);
  assert.equal(await paper(), light);
});

test("R071 each of the six choices that a route starts with is the resident's to change later", async (t) => {
  const { server, page } = await choices(t);
  const naomi = await signIn(server.links.shared);
  const again = async () => {
    await page.goto(`${server.origin}/choices`);
    await phone.appReady(page);
  };
  const pressed = (name) => page.getByRole("button", { name, exact: true, pressed: true });

  // What one sees first.
  await phone.button(page, "Alle stappen").click();
  await pressed("Alle stappen").waitFor();
  await phone.button(page, "Eén stap").click();
  await pressed("Eén stap").waitFor();
  // The pace, which the worker hears of.
  await phone.goTo(page, "Even rust, of rustiger aan");
  await page.getByRole("button", { name: /^Rustig aan/ }).click();
  await until(() => naomi.eventsOf("Paused"), (events) => events.some(({ body }) => body.how === "lighten"));
  // The way to be reached: the rest of the card stays.
  await again();
  await phone.goTo(page, "Zo houden we contact");
  await phone.button(page, "Bezoek").click();
  await pressed("Bezoek").waitFor();
  const cards = await until(() => naomi.eventsOf("CardSet"), (events) => events.some(({ body }) => body.channel === "visit"));
  const { body, sees } = cards.find(({ body }) => body.channel === "visit");
  const earlier = cards.find(({ id }) => sees.includes(id));
  assert.deepEqual([body.days, body.hours, body.silent], [earlier.body.days, earlier.body.hours, earlier.body.silent]);
  // Who may see what, reminders, and the language last.
  await again();
  await phone.goTo(page, "Wie ziet wat?");
  await page.getByRole("switch").first().waitFor();
  const off = page.locator("[role=switch][aria-checked=false]");
  const before = await off.count();
  await page.locator("[role=switch][aria-checked=true]").first().click();
  await off.nth(before).waitFor();
  await again();
  await page.getByRole("heading", { name: "Een herinnering" }).waitFor();
  await phone.button(page, "English").click();
  await phone.reads(phone.heading(page), "My choices");
});
