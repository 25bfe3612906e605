// A part of the plan at a time: what the resident sees of the route, and what the team sees beside it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { atDesk } from "./support/team.mjs";

after(closeBrowser);

const HELD = "Bel uw verhuurder";
const COURT = "Bespreek de hulp van de rechter";
const words = { icon: "talk", minutes: 15, why: "Soms zegt een bedrijf nee.", doneWhen: "u weet wat u kiest" };

/** Henk's phone on his whole route, and the same route on the team's screen. */
async function henk(t) {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.henk);
  await phone.goTo(page, "Route");
  const desk = await (await openContext(t, SCREEN)).newPage();
  await atDesk(desk, server);
  await phone.link(desk, "Henk").click();
  await desk.locator(".route__step").first().waitFor();
  return { page, desk };
}

/** Cecilia's phone on her route, with the worker, and the specialist where one is asked for. */
async function cecilia(t) {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  return { server, page, naomi: await signIn(server.links.shared) };
}

const phase = async (reader, kind) =>
  (await reader.events()).find((event) => event.kind === "PhaseAdded" && event.body.phase === kind).about;

test("R028 what was not let loose is not in the page, and it says that more steps come later", async (t) => {
  const { page } = await henk(t);
  await phone.reads(page.locator(".route__phase"), "Er komen later nog stappen.");
  for (const path of ["/route", "/", "/other", "/others", "/help", "/done"]) {
    await page.goto(new URL(path, page.url()).href);
    await phone.appReady(page);
    assert.ok(!(await page.content()).includes(HELD), path);
  }
});

test("R132 the team sees the whole plan with what was not let loose marked, the resident a part of the same plan", async (t) => {
  const { page, desk } = await henk(t);
  const held = desk.locator(".route__step").filter({ hasText: HELD });
  await phone.reads(held, "Nog niet vrijgegeven.");
  const [whole, dosed] = [await desk.locator(".route__step").count(), await page.locator(".route__step").count()];
  assert.ok(whole > dosed, `${whole} and ${dosed}`);
  const titles = await page.locator(".route__name").allTextContents();
  assert.ok(!titles.some((title) => title.includes(HELD)) && titles.length === dosed);
});

test("R028 a step that is let loose comes by itself", async (t) => {
  const { page, naomi } = await cecilia(t);
  await phone.goTo(page, "Route");
  const step = randomUUID();
  await naomi.say("StepAdded", step, { ...words, title: "Kijk naar uw schulden", phase: await phase(naomi, "agreements") });
  await naomi.say("OwnerSet", step, { owner: "resident" });
  await phone.reads(page.locator(".route__phase"), "Er komen later nog stappen.", 20_000);
  assert.equal(await page.getByText("Kijk naar uw schulden").count(), 0);
  await naomi.say("Released", step, { state: "open" });
  await phone.reads(page.locator(".route__step"), "Kijk naar uw schulden", 20_000);
});

test("R013 the court's route is not named until the specialist opens it, and later parts have a title only", async (t) => {
  const { server, page, naomi } = await cecilia(t);
  await phone.goTo(page, "Route");
  const step = randomUUID();
  await naomi.say("StepAdded", step, { ...words, title: COURT, template: "court-route", phase: await phase(naomi, "agreements") });
  await naomi.say("OwnerSet", step, { owner: "resident" });
  await naomi.say("Released", step, { state: "maybe" });
  // What Naomi does last shows that everything before it has come.
  await naomi.say("TextSet", undefined, { field: "routeName", value: "Tot hier" });
  await phone.reads(page.locator(".route-name"), "Tot hier", 20_000);
  assert.doesNotMatch(await page.content(), /Wsnp|wettelijk|rechter/i);
  assert.equal(await page.locator("[data-status=later]").filter({ hasText: COURT }).count(), 0);

  const jaap = await (await openContext(t, SCREEN)).newPage();
  await atDesk(jaap, server, "jaap");
  const released = (await naomi.eventsOf("Released")).filter(({ about }) => about === step).map(({ id }) => id);
  await open(jaap, naomi.route, step, released);
  await phone.reads(page.locator(".route__step"), COURT, 20_000);
});

/** The specialist, signed in at this page, lets a step loose in the place of what was said of it. */
async function open(desk, route, step, sees) {
  const event = {
    id: randomUUID(), device: randomUUID(), nr: 1, kind: "Released", version: 1, about: step, sees,
    audience: "everyone", at: "2024-06-10T10:20:00+02:00", body: { state: "open" },
  };
  const answer = await desk.evaluate(async ([path, body]) => {
    const headers = { "content-type": "application/json" };
    return (await fetch(path, { method: "POST", headers, body })).text();
  }, [`/v1/routes/${route}/events?app=team`, JSON.stringify({ events: [event] })]);
  assert.match(answer, /"accepted"/);
}

test("R149 the resident reads how many things are still needed before arrangements can begin", async (t) => {
  const { page, naomi } = await cecilia(t);
  await phone.goTo(page, "Route");
  const agreements = page.locator(".route__phase").filter({ hasText: "Afspraken over betalen" });
  await phone.reads(agreements, "Nog 1 ding. Dan kan dit beginnen.");
  const step = randomUUID();
  await naomi.say("StepAdded", step, { ...words, title: "Bekijk samen de lijst", template: "list-of-debts", phase: await phase(naomi, "agreements") });
  await phone.reads(agreements, "Nog 2 dingen. Dan kan dit beginnen.", 20_000);
  for (const done of [step, await naomi.step("Vaste rekeningen op een rij")]) await naomi.say("StepDone", done);
  await phone.reads(agreements, "Alles is er.", 20_000);
});

test("R095 on the map too a promise whose day has passed says that it takes longer, and who calls", async (t) => {
  const { page } = await cecilia(t);
  await phone.goTo(page, "Route");
  const energy = page.locator(".route__step").filter({ hasText: "belt het energiebedrijf" });
  await phone.reads(energy, "U hoort iets vóór donderdag 20 juni.");
  await page.context().clock.setFixedTime("2024-06-21T09:00:00+02:00");
  await page.reload();
  await phone.appReady(page);
  await phone.reads(energy, "Dit duurt langer.");
  assert.doesNotMatch(await energy.innerText(), /vóór/);
});
