// Nu: one small step, or a promise, or rest. Never more than that.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { cecilia, openStep, stepWithParts } from "./support/cecilia.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const SECOND = "Open één brief";
const PRIMARY = ".nl-button--primary:visible";

/** The words that somebody sees; what only a screen reader says is left out. */
async function words(locator) {
  const text = await locator.evaluate((part) => {
    const seen = part.cloneNode(true);
    for (const unseen of seen.querySelectorAll(".visually-hidden, [hidden], svg")) unseen.remove();
    const walker = document.createTreeWalker(seen, NodeFilter.SHOW_TEXT);
    const pieces = [];
    while (walker.nextNode()) pieces.push(walker.currentNode.data);
    return pieces.join(" ");
  });
  return text.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word));
}

test("Nu has one step title, one primary action and at most 60 words on its card", async (t) => {
  const { page } = await cecilia(t);
  assert.equal(await page.locator(PRIMARY).count(), 1);
  assert.equal(await phone.heading(page).count(), 1);
  await phone.reads(phone.stepTitle(page), FIRST);
  const said = await words(page.locator(".step-card"));
  assert.ok(said.length <= 60, `${said.length} words: ${said.join(" ")}`);
});

test("while the route cannot be fetched for the first time nothing is promised, and it comes by itself", async (t) => {
  const server = await startServer(t);
  const context = await openContext(t, PHONE);
  await context.route(/\/events\?/, (route) => route.abort());
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.heading(page), "Uw stappen komen eraan.");
  assert.equal(await page.locator(PRIMARY).count(), 0);
  await context.unroute(/\/events\?/);
  await phone.reads(phone.stepTitle(page), FIRST);
});

test("after the last own step: nothing to do, who is busy, before when, and what if nothing comes", async (t) => {
  const { page } = await cecilia(t);
  await phone.tick(page);
  await page.getByRole("button", { name: "Nog een stap van 2 minuten" }).click();
  await phone.reads(phone.stepTitle(page), SECOND);
  await phone.tick(page);
  assert.equal(await page.getByRole("button", { name: /^Nog een stap/ }).count(), 0, "there is no other step");
  await phone.goTo(page, "Nu");

  await phone.reads(phone.heading(page), "U hoeft nu niets te doen.");
  assert.equal(await phone.heading(page).count(), 1);
  assert.equal(await page.locator(PRIMARY).count(), 0);
  const promise = await page.locator(".now-pane").innerText();
  assert.match(promise, /Jaap is bezig/);
  assert.match(promise, /U hoort iets vóór donderdag 20 juni/);
  assert.match(promise, /Hoort u niets\? Dan belt Naomi u op vrijdag 21 juni/);
});

test("R042 after a win there is one next offer, and Morgen weer is rest, with a way back to the step", async (t) => {
  const { page } = await cecilia(t);
  await phone.tick(page);
  await phone.button(page, "Morgen weer").click();
  await phone.reads(phone.heading(page), "Klaar voor vandaag.");
  assert.equal(await page.locator(PRIMARY).count(), 0);
  await phone.button(page, "Toch nog een stap").click();
  await phone.reads(phone.stepTitle(page), SECOND);
});

test("a win names the fact and what it brings, and can be taken back on the spot", async (t) => {
  const { page } = await cecilia(t);
  await phone.tick(page);
  await phone.reads(phone.heading(page), "Gelukt. Uw brieven zitten in één tas.");
  assert.equal(await page.locator(PRIMARY).count(), 1);
  await phone.takeBack(page);
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.reads(page.locator('.phone > [role="status"]'), "Geen probleem. De stap staat weer open.");
});

test("a win can be taken back later, from Gelukt", async (t) => {
  const { page } = await cecilia(t);
  await phone.tick(page);
  await phone.button(page, "Morgen weer").click();
  await phone.goTo(page, "Gelukt");
  await page.locator(".win__name").first().click();
  await phone.button(page, "Zet deze stap terug").click();
  await phone.reads(phone.stepTitle(page), FIRST);
});

test("the number of steps done falls by the resident's own undo only", async (t) => {
  const { server, page, naomi, step } = await cecilia(t);
  const count = page.locator(".content > div > p").first();
  const onDone = async (text) => {
    await phone.goTo(page, "Gelukt");
    await phone.reads(count, text);
  };
  await onDone("4 stappen. Die gaan niet meer weg.");
  await phone.goTo(page, "Nu");
  await phone.tick(page);
  await phone.button(page, "Morgen weer").click();
  await onDone("5 stappen. Die gaan niet meer weg.");

  await naomi.say("StepHidden", step);
  await naomi.say("Released", step, { state: "later" });
  await naomi.say("StepSeen", step);
  await page.goto(`${server.origin}/won/${step}`);
  await phone.reads(phone.syncLine(page), "Gezien door Naomi");
  await onDone("5 stappen. Die gaan niet meer weg.");

  await page.locator(".win__name").first().click();
  await phone.button(page, "Zet deze stap terug").click();
  await onDone("4 stappen. Die gaan niet meer weg.");
});

test("the parts of a step are ticked on their own, and taken back", async (t) => {
  const place = await cecilia(t);
  const step = await stepWithParts(place);
  const { page } = place;
  const part = page.getByRole("checkbox", { name: /^Maak drie stapels/ });
  await part.click();
  await phone.reads(page.locator("li[data-done]"), "Maak drie stapels");
  await phone.reads(page.locator(".status"), "U bent bezig");
  assert.equal(await part.getAttribute("aria-checked"), "true");
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), "Brieven bekijken met Naomi");
  await openStep(place, step);
  await part.click();
  await phone.reads(page.locator(".status"), "Nu te doen");
  assert.equal(await page.locator("li[data-done]").count(), 0);
});

test("a heavy step is done without a picture", async (t) => {
  const server = await startServer(t);
  const naomi = await signIn(server.links.shared);
  const step = await naomi.step(FIRST);
  const { about: phase } = (await naomi.events()).find(({ kind, body }) => kind === "PhaseAdded" && body.phase === "calm");
  const heavy = "00000000-0000-4000-8000-000000000001";
  const body = { phase, icon: "paper", minutes: 5, heavy: true, title: "Bel de deurwaarder", won: "U belde de deurwaarder." };
  await naomi.say("StepAdded", heavy, body);
  await naomi.say("PlaceSet", heavy, { key: "a" });
  await naomi.say("OwnerSet", heavy, { owner: "resident" });
  await naomi.say("Released", heavy, { state: "open" });
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await page.goto(`${server.origin}/step/${heavy}`);
  await phone.tick(page);
  await phone.reads(phone.heading(page), "U belde de deurwaarder.");
  assert.equal(await page.locator(".moment__picture").count(), 0);

  await page.goto(`${server.origin}/step/${step}`);
  await phone.tick(page);
  assert.notEqual(await page.locator(".moment__picture").count(), 0, "an ordinary step has one");
});

test("nothing counts at people: no badge with a number on any part of the navigation", async (t) => {
  const { page } = await cecilia(t);
  await phone.tick(page);
  await phone.button(page, "Morgen weer").click();
  for (const bar of await page.locator("nav, header").allInnerTexts()) assert.doesNotMatch(bar, /\d/);
  assert.doesNotMatch(await page.title(), /\d/);
});

test("an app that is too old for the route says so, and only reads", async (t) => {
  const { page, naomi, step } = await cecilia(t);
  await naomi.say("FromTheFuture", step, {}, { required: true });
  await phone.reads(page.locator(".notice"), "Vernieuw de app.");
  const before = await naomi.events();
  await phone.button(page, "Ik heb dit gedaan").click();
  await phone.reads(page.getByRole("status"), "Vernieuw de app.");
  await phone.reads(phone.stepTitle(page), FIRST);
  assert.deepEqual(await phone.ownEvents(page), []);
  assert.deepEqual(await naomi.eventsAfter(before), []);
});

test("the pictures are fetched once, however many of them are drawn", async (t) => {
  const server = await startServer(t);
  const context = await openContext(t, PHONE);
  const fetched = [];
  context.on("request", (request) => request.serviceWorker() || fetched.push(new URL(request.url()).pathname));
  const page = await phone.open(context, server.links.cecilia);
  await phone.tick(page);
  await phone.takeBack(page);
  await phone.goTo(page, "Route");
  const sprites = fetched.filter((path) => /^\/(icons|land)-/.test(path));
  assert.deepEqual(sprites.map((path) => path.slice(1, 5)).sort(), ["icon", "land"]);
});
