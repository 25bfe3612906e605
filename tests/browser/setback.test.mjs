// "Het lukt niet": wins first, four reasons, three ways on, and somebody who takes the obstacle away.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { until } from "./support/api.mjs";
import { cecilia, stepWithParts } from "./support/cecilia.mjs";
import { closeBrowser } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const SECOND = "Open één brief";

/** Says that the step on Nu does not work out, and why. */
async function stuck(page, reason = "Het is te veel") {
  await phone.link(page, "Het lukt niet").click();
  await phone.button(page, reason).click();
  await phone.reads(phone.heading(page), "Dit is al gelukt");
}

/** What the server holds of one kind, once there are that many. */
const told = (party, kind, count = 1) => until(() => party.eventsOf(kind), (found) => found.length === count);

test("R044 a setback takes nothing away: four reasons, three ways on, and the worker hears of it", async (t) => {
  const { page, naomi, step } = await cecilia(t);
  await phone.link(page, "Het lukt niet").click();
  await phone.reads(phone.heading(page), "Het lukt nu niet. Dat geeft niet.");
  await phone.reads(page.locator("main"), "Uw 4 gelukte stappen blijven staan.");
  await phone.reads(page.locator(".reasons"), "Het is te veel");
  assert.equal(await page.locator(".reasons button").count(), 4);
  await phone.button(page, "Ik vind het spannend").click();
  await phone.reads(phone.heading(page), "Dit is al gelukt");
  assert.deepEqual(await page.locator(".choice strong").allInnerTexts(), ["Maak het kleiner", "Later", "Hulp erbij"]);
  const [said] = await told(naomi, "StepStuck");
  assert.deepEqual([said.about, said.body.reason], [step, "scared"]);
  await phone.goTo(page, "Gelukt");
  await phone.reads(page.locator(".content > div > p").first(), "4 stappen. Die gaan niet meer weg.");
});

test("R050 after a setback the first thing shown is what worked out already", async (t) => {
  const { page } = await cecilia(t);
  await stuck(page);
  const first = page.locator("main h1, main h2, main li, main p").first();
  assert.equal(await first.innerText(), "Dit is al gelukt");
  assert.notEqual(await page.locator("main .facts > li").count(), 0);
});

test("a setback gives way to the next step, and the step can be taken up again", async (t) => {
  const { server, page, step } = await cecilia(t);
  await stuck(page);
  await page.getByRole("link", { name: /^Hulp erbij/ }).click();
  await page.getByRole("button", { name: /^Samen met mij/ }).click();
  await phone.reads(page.locator("main"), "U vroeg om hulp. Naomi zoekt iemand.");
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), SECOND);
  await page.goto(`${server.origin}/stuck/${step}`);
  await phone.button(page, "Het lukt weer").click();
  await phone.reads(phone.stepTitle(page), FIRST);
});

test("smaller shows the first part that is left, or another way, and puts the step in front again", async (t) => {
  const place = await cecilia(t);
  const { server, page } = place;
  await stuck(page);
  await page.getByRole("link", { name: /^Maak het kleiner/ }).click();
  await phone.reads(page.locator("main"), "Leg de brieven op één plek.");
  await phone.button(page, "Ik probeer het zo").click();
  await phone.reads(phone.stepTitle(page), FIRST);

  const step = await stepWithParts(place);
  await page.goto(`${server.origin}/smaller/${step}`);
  await phone.reads(page.locator("main"), "Open de brieven");
  await phone.button(page, "Dit stuk is gelukt").click();
  await phone.reads(phone.stepTitle(page), "Brieven bekijken met Naomi");
  await phone.reads(page.locator('.phone > [role="status"]'), "Dit is gelukt.");
});

test("R051 somebody takes the obstacle away, before a day, and then the step is there again", async (t) => {
  const { server, page, naomi, step } = await cecilia(t);
  await stuck(page, "Ik mis iets");
  const [{ id }] = await told(naomi, "StepStuck");
  const taken = await naomi.say("ObstacleTaken", step, { before: "2024-06-14" }, { sees: [id] });
  await phone.reads(page.locator(".notice"), "Naomi haalt dit weg, vóór vrijdag 14 juni.");
  await naomi.say("ObstacleGone", step, {}, { sees: [taken] });
  await page.goto(server.origin);
  await phone.reads(phone.stepTitle(page), FIRST);
});

test("R019 another day in two taps, without a word about the old one; the worker sees it; and back", async (t) => {
  const { page, naomi, step } = await cecilia(t);
  const before = (await naomi.events()).filter(({ kind }) => kind === "WindowSet").map(({ id }) => id);
  await phone.link(page, "Andere dag").click();
  await phone.reads(phone.heading(page), "Welke dag past u?");
  assert.equal(await page.locator("button.choice").count(), 3);
  await phone.button(page, "donderdag 13 juni").click();
  await phone.reads(page.locator(".notice--undo"), "Goed. U doet dit op donderdag 13 juni.");
  await phone.reads(phone.stepTitle(page), SECOND);
  const moved = (await told(naomi, "WindowSet", before.length + 1)).find(({ id }) => !before.includes(id));
  assert.deepEqual([moved.about, moved.body], [step, { from: "2024-06-13", to: "2024-06-13" }]);
  assert.equal(moved.sees.length, 1, "it replaces what was agreed");

  await phone.button(page, "Toch niet").click();
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.reads(page.locator('.phone > [role="status"]'), "Geen probleem.");
  await phone.reads(page.locator(".step-card"), "Dit kan t/m vrijdag 14 juni");
});

test("what was put on another day is named while nothing else is to be done, and can be done now", async (t) => {
  const { page } = await cecilia(t);
  for (const day of ["dinsdag 11 juni", "donderdag 13 juni"]) {
    await phone.link(page, "Andere dag").click();
    await phone.button(page, day).click();
    await phone.reads(page.locator(".notice--undo"), day);
  }
  await phone.reads(phone.heading(page), "U hoeft nu niets te doen.");
  await phone.reads(page.locator(".waiting"), FIRST);
  await phone.button(page, "Toch nog een stap").click();
  await phone.reads(phone.stepTitle(page), FIRST);
});
