// While others are busy: who, since when, before when, and what is honest once that day is past.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { cecilia } from "./support/cecilia.mjs";
import { closeBrowser } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";

after(closeBrowser);

/** Does both open steps of Cecilia, so that only others are busy. */
async function waitsForOthers(page) {
  await phone.tick(page);
  await page.getByRole("button", { name: /^Nog een stap/ }).click();
  await phone.tick(page);
  await phone.goTo(page, "Nu");
  await phone.reads(phone.heading(page), "U hoeft nu niets te doen.");
}

/** A step of somebody else, let loose on 6 June. */
async function busy(naomi, id, title, owner) {
  const { about: phase } = (await naomi.events()).find(({ kind, body }) => kind === "PhaseAdded" && body.phase === "calm");
  const about = `00000000-0000-4000-8000-00000000000${id}`;
  await naomi.say("StepAdded", about, { phase, icon: "paper", minutes: 5, title });
  await naomi.say("PlaceSet", about, { key: `a${id}` });
  await naomi.say("OwnerSet", about, owner);
  await naomi.say("Released", about, { state: "open" });
  return about;
}

test("R008 what others do is one list, each with a name and a day", async (t) => {
  const { page, naomi } = await cecilia(t);
  const step = await busy(naomi, 1, "Vraag de toeslag aan", { owner: naomi.person });
  await naomi.say("PromiseSet", step, { before: "2024-06-18", then: naomi.person, on: "2024-06-19" });
  const tax = await busy(naomi, 2, "Een brief van de belasting", { owner: "third", name: "Belastingdienst" });
  await naomi.say("PromiseSet", tax, { before: "2024-06-25", then: naomi.person, on: "2024-06-26" });
  await phone.link(page, "Dit doen anderen voor u").click();
  await phone.reads(phone.heading(page), "Dit doen anderen voor u");
  const card = (name) => page.locator("article").filter({ hasText: name });
  await phone.reads(card("Naomi is bezig"), "U hoort iets vóór dinsdag 18 juni");
  await phone.reads(card("We wachten op Belastingdienst"), "U hoort iets vóór dinsdag 25 juni");
  await phone.reads(card("Jaap is bezig"), "U hoort iets vóór donderdag 20 juni");
  await phone.reads(card("Jaap is bezig"), "Sinds 6 juni.");
});

test("R009 R095 while only others are busy nothing has to be done, and it says who, since when and before when", async (t) => {
  const { page } = await cecilia(t);
  await waitsForOthers(page);
  assert.equal(await page.locator(".nl-button--primary:visible").count(), 0);
  await phone.reads(page.locator(".list-card"), "Jaap is bezig");
  await phone.reads(page.locator(".list-card"), "Sinds 6 juni.");
  await phone.reads(page.locator(".list-card"), "U hoort iets vóór donderdag 20 juni");
  await phone.reads(page.locator(".silence"), "Dan belt Naomi u op vrijdag 21 juni.");
});

test("R095 after the promised day it says that this takes longer, and who calls; after that whom to call", async (t) => {
  const { context, page } = await cecilia(t);
  await waitsForOthers(page);
  const on = async (day) => {
    await context.clock.setFixedTime(`${day}T10:00:00+02:00`);
    await page.reload();
    await phone.appReady(page);
  };
  await on("2024-06-21");
  await phone.reads(page.locator(".list-card"), "Dit duurt langer. Naomi belt u op vrijdag 21 juni.");
  await on("2024-06-22");
  await phone.reads(page.locator(".list-card"), "Dit duurt langer. We zoeken dit uit.");
  await phone.reads(page.locator(".silence"), "Bel dan Naomi.");
});

test("R027 a late step of a professional is said honestly, until there is a new day", async (t) => {
  const { page, naomi } = await cecilia(t);
  const step = await busy(naomi, 1, "Vraag de toeslag aan", { owner: naomi.person });
  await naomi.say("WindowSet", step, { from: "2024-06-03", to: "2024-06-07" });
  await phone.link(page, "Dit doen anderen voor u").click();
  const card = page.locator("article").filter({ hasText: "Naomi is bezig" });
  await phone.reads(card, "Dit duurt langer. We zoeken dit uit.");
  await naomi.say("PromiseSet", step, { before: "2024-06-14", then: naomi.person, on: "2024-06-17" });
  await phone.reads(card, "U hoort iets vóór vrijdag 14 juni");
});

test("while one waits a small step is offered, which nobody has to do", async (t) => {
  const { page, naomi } = await cecilia(t);
  const step = await busy(naomi, 1, "Zet koffie voor uzelf", { owner: "resident" });
  await naomi.say("Released", step, { state: "later" });
  await waitsForOthers(page);
  await phone.reads(page.locator(".now-pane"), "Wilt u toch iets doen? Dat hoeft niet.");
  await phone.link(page, "Zet koffie voor uzelf").click();
  await phone.tick(page);
});
