// Help today: near from everywhere, without internet; and a crisis from its first word to the one who goes on.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { cecilia } from "./support/cecilia.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const STEP = "Doe uw brieven in één tas";
const plan = (page) => page.locator(".plan");

test("R103 R111 from any screen help today is two taps away, without internet, with numbers that dial", async (t) => {
  const { server, context, page, step } = await cecilia(t);
  await phone.keptForOffline(page);
  await context.setOffline(true);
  for (const path of ["/", "/route", "/done", "/help", "/choices", "/data", `/step/${step}`, `/stuck/${step}`, "/elsewhere"]) {
    await page.goto(`${server.origin}${path}`);
    await phone.appReady(page);
    await phone.goTo(page, "Hulp");
    const dialled = page.locator('.urgent a[href="tel:0300000099"]');
    assert.equal(await dialled.innerText(), "Bel nu 030 000 00 99", path);
    await phone.link(page, "Geen geld voor eten").click();
    await phone.reads(phone.heading(page), "We helpen u vandaag.");
  }
  const food = page.getByRole("link", { name: /^Geen geld voor eten/ });
  assert.equal(await food.getAttribute("href"), "tel:0300000099");
  const national = await page.locator('.crisis a[href^="tel:"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const number of ["tel:112", "tel:113", "tel:08008115"]) assert.ok(national.includes(number), number);
});

test("R111 a phone without a route has the numbers of the whole country", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.origin);
  await page.getByRole("link", { name: "Gevaar? Bel 112." }).waitFor();
  await page.getByRole("link", { name: "Gratis hulp bij geld: 0800 8115" }).waitFor();
});

test("R131 any yes to the four questions offers help before anything else, and a no is fine", async (t) => {
  const { page } = await cecilia(t);
  await phone.goTo(page, "Hulp");
  await phone.link(page, "Uw huis uit").click();
  await phone.link(page, "Zeg wat er nodig is").click();
  assert.equal(await page.getByRole("checkbox").count(), 4);
  await page.getByRole("checkbox", { name: /^Niet verzekerd voor zorg/ }).click();
  await phone.button(page, "Versturen").click();
  await phone.reads(phone.heading(page), "Wilt u vandaag hulp?");
  await phone.reads(page.locator("main"), "Niet verzekerd voor zorg");
  assert.equal(await page.locator(".step-card:visible").count(), 0, "the step waits");
  await phone.button(page, "Nee, het gaat zo").click();
  await phone.reads(phone.stepTitle(page), STEP);
});

test("R025 R111 a crisis shows who does what by which working day, without internet, and can be taken back", async (t) => {
  const { context, page } = await cecilia(t);
  await phone.keptForOffline(page);
  await context.setOffline(true);
  await phone.goTo(page, "Hulp");
  await phone.link(page, "Geen geld voor eten").click();
  await phone.link(page, "Zeg wat er nodig is").click();
  await page.getByRole("checkbox", { name: /^Geen geld voor eten/ }).click();
  await phone.button(page, "Versturen").click();
  await phone.button(page, "Ja, help mij vandaag").click();
  await phone.reads(phone.heading(page), "We helpen u vandaag.");
  await phone.reads(plan(page), "Dit doet Naomi");
  const steps = await plan(page).getByRole("listitem").allInnerTexts();
  assert.deepEqual(steps.map((step) => step.split(/\n+/)), [
    ["Naomi regelt eten voor vandaag", "Vandaag."],
    ["Naomi praat met u", "Op donderdag 13 juni of eerder."],
    ["Kijk samen wat er nu komt", "Op maandag 24 juni of eerder."],
  ]);
  assert.equal(await page.locator(".phone--calm").count(), 1);
  assert.equal(await page.locator(".step-card:visible").count(), 0);
  await phone.button(page, "Toch niet nodig").click();
  await phone.reads(phone.stepTitle(page), STEP);
  await phone.reads(page.locator('.phone > [role="status"]'), "Geen probleem.");
});

test("R025 R069 the team begins and ends a crisis: a win that stays, and a person with a day", async (t) => {
  const { page, naomi } = await cecilia(t);
  const begun = await naomi.say("CrisisStarted", undefined, { needs: ["home"] });
  await phone.reads(plan(page), "Naomi belt over uw huis");
  assert.equal(await phone.button(page, "Toch niet nodig").count(), 0, "who did not begin it does not take it back");

  const jaap = (await naomi.events()).find(({ kind, body }) => kind === "PersonJoined" && body.name === "Jaap").about;
  await naomi.say("CrisisEnded", undefined, { then: jaap, on: "2024-06-14" }, { sees: [begun] });
  await phone.reads(page.locator(".handover"), "Jaap belt u op vrijdag 14 juni.");
  await phone.reads(phone.stepTitle(page), STEP);
  await phone.goTo(page, "Gelukt");
  await phone.reads(page.locator("li.win"), "Het ergste is voorbij.");
  await phone.reads(page.locator("li.win"), "Jaap belt u op vrijdag 14 juni.");
});
