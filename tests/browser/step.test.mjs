// One step in full: why, what it brings, who helps, its parts, its words to say, and the resident's own say in it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { until } from "./support/api.mjs";
import { cecilia, openStep, stepWithParts } from "./support/cecilia.mjs";
import { closeBrowser } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const SECOND = "Open één brief";

/** Puts a step on the route, open and the resident's; its id. */
async function addStep(naomi, body) {
  const { about: phase } = (await naomi.events()).find(({ kind, body }) => kind === "PhaseAdded" && body.phase === "calm");
  const step = randomUUID();
  await naomi.say("StepAdded", step, { phase, icon: "paper", minutes: 5, ...body });
  await naomi.say("PlaceSet", step, { key: "zz" });
  await naomi.say("OwnerSet", step, { owner: "resident" });
  await naomi.say("Released", step, { state: "open" });
  return step;
}

const status = (page) => page.locator('.phone > [role="status"]');

test("R001 R039 R129 every step says why, what it brings, when it is done, who helps and what it is for", async (t) => {
  const place = await cecilia(t);
  const steps = (await place.naomi.events()).filter(({ kind }) => kind === "StepAdded");
  assert.ok(steps.length > 5);
  for (const { about, body } of steps) {
    await openStep(place, about);
    const under = (name) => place.page.getByRole("heading", { name, exact: true }).locator("xpath=..");
    for (const name of ["Waarom", "Dit levert het op", "Wie helpt u?", "Hier doet u het voor"]) {
      const said = (await under(name).innerText()).replace(name, "").trim();
      assert.ok(said.length > 10, `${body.title}: ${name}: ${said}`);
    }
    if (body.doneWhen) await phone.reads(place.page.locator(".facts"), "Klaar als");
  }
});

test("R039 a win says in the past tense what the step brought", async (t) => {
  const { page } = await cecilia(t);
  await phone.reads(page.locator(".step-card__brings"), "Dan ligt alles klaar voor Naomi.");
  await phone.tick(page);
  await phone.reads(page.locator(".moment__text"), "U hoeft niets meer te zoeken.");
});

/** Ticks the first part of a step on its page. */
async function tickPart(page) {
  await page.getByRole("checkbox", { name: /^Open de brieven/ }).click();
  await phone.reads(page.locator("li[data-done]"), "Open de brieven");
}

test("R005 half-way a step: the tab closes, and without internet the same step is there with the same tick", async (t) => {
  const place = await cecilia(t);
  const step = await stepWithParts(place);
  await tickPart(place.page);
  await phone.keptForOffline(place.page);
  await place.page.close();
  await place.context.setOffline(true);
  const again = await phone.open(place.context, `${place.server.origin}/step/${step}`);
  await phone.reads(phone.heading(again), "Brieven bekijken met Naomi");
  await phone.reads(again.locator("li[data-done]"), "Open de brieven");
  const left = again.locator("li:not([data-done]) > .item").first();
  await phone.reads(left, "Maak drie stapels");
  await again.waitForFunction(() => {
    const box = document.querySelector("li:not([data-done]) > .item").getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });
  const nu = await phone.open(place.context, place.server.origin);
  await phone.reads(nu.locator(".step-card"), "Nog dit stuk: Maak drie stapels");
});

test("R043 a part of a step is a small win: a word in the polite line, and one stays where one is", async (t) => {
  const place = await cecilia(t);
  await stepWithParts(place);
  await tickPart(place.page);
  await phone.reads(status(place.page), "Dit is gelukt.");
  await phone.reads(phone.heading(place.page), "Brieven bekijken met Naomi");
  assert.equal(await place.page.locator(".moment").count(), 0);
});

test("R043 a part that could not be ticked for a while is ticked once by one tap", async (t) => {
  const place = await cecilia(t);
  const { naomi, page } = place;
  const step = await stepWithParts(place);
  const open = page.locator("main [role=checkbox]:not([aria-disabled])").first();
  for (const [state, shows] of [["later", page.locator("main [role=checkbox][aria-disabled]").first()], ["open", open]]) {
    const earlier = (await naomi.eventsOf("Released")).filter(({ about }) => about === step);
    await naomi.say("Released", step, { state }, { sees: earlier.map(({ id }) => id) });
    await shows.waitFor();
  }
  const before = await naomi.events();
  await open.click();
  await page.locator("li[data-done]").waitFor();
  await phone.goTo(page, "Nu");
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  assert.deepEqual((await naomi.eventsAfter(before)).map(({ kind }) => kind), ["ItemDone"]);
});

test("R048 another open step comes first when the resident picks it", async (t) => {
  const { page } = await cecilia(t);
  await phone.link(page, "Andere stap").click();
  await page.getByRole("button", { name: new RegExp(`^${SECOND}`) }).click();
  await phone.reads(phone.stepTitle(page), SECOND);
});

test("R048 words to say are copied, shared and printed", async (t) => {
  const place = await cecilia(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await place.context.addInitScript(() => {
    navigator.share = async (what) => (window.shared = what.text);
    window.print = () => (window.printed = true);
  });
  const script = "Goedemiddag. Kan ik in stukjes betalen?";
  await openStep(place, await addStep(place.naomi, { title: "Bel uw verhuurder", script }));
  await phone.reads(place.page.locator(".script blockquote"), script);
  await phone.button(place.page, "Kopieer").click();
  await phone.reads(status(place.page), "Gekopieerd.");
  assert.equal(await place.page.evaluate(() => navigator.clipboard.readText()), script);
  await phone.button(place.page, "Deel").click();
  await place.page.waitForFunction((wanted) => window.shared === wanted, script);
  await phone.button(place.page, "Druk af").click();
  await place.page.waitForFunction(() => window.printed);
});

test("R048 a step of the resident's own is added, taken back, and taken away later", async (t) => {
  const { page, naomi } = await cecilia(t);
  const add = async () => {
    await phone.goTo(page, "Nu");
    await phone.link(page, "Andere stap").click();
    await page.getByRole("link", { name: /^Zelf iets bedenken/ }).click();
    await page.getByLabel("Wat wilt u doen?").fill("Bel mijn zus");
    await phone.button(page, "Zet erbij").click();
    await phone.reads(phone.stepTitle(page), "Bel mijn zus");
  };
  await add();
  await phone.button(page, "Toch niet").click();
  await phone.reads(phone.stepTitle(page), FIRST);
  await add();
  const [, own] = await until(() => naomi.eventsOf("OwnStepAdded"), (found) => found.length === 2);
  assert.equal(own.body.title, "Bel mijn zus");
  await phone.link(page, "Meer over deze stap").click();
  await phone.button(page, "Haal deze stap weg").click();
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.reads(status(page), "Geen probleem. De stap is weg.");
});

test("R048 a wish or an idea is told, and can be taken back", async (t) => {
  const { page, naomi, server } = await cecilia(t);
  await page.goto(`${server.origin}/own`);
  await phone.button(page, "Versturen").click();
  await phone.reads(status(page), "Typ eerst wat u wilt.");
  await page.getByLabel("Heeft u een wens of idee?").fill("Liever bellen dan schrijven");
  await phone.button(page, "Versturen").click();
  await phone.reads(page.locator(".notice--undo"), "Uw wens is bewaard.");
  const [wish] = await until(() => naomi.eventsOf("WishNoted"), (found) => found.length === 1);
  assert.equal(wish.body.text, "Liever bellen dan schrijven");
  await phone.button(page, "Toch niet").click();
  const [back] = await until(() => naomi.eventsOf("WishWithdrawn"), (found) => found.length === 1);
  assert.deepEqual(back.sees, [wish.id]);
});

test("R048 what helped is asked after a setback, and brought back at a later one", async (t) => {
  const { page, server, step, naomi } = await cecilia(t);
  const stuckAt = async (id) => {
    await page.goto(`${server.origin}/stuck/${id}`);
    await phone.button(page, "Het is te veel").click();
    await phone.reads(phone.heading(page), "Dit is al gelukt");
  };
  await stuckAt(step);
  await phone.button(page, "Het lukt weer").click();
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.tick(page);
  await phone.link(page, "Wat hielp?").click();
  await phone.button(page, "Iemand deed mee").click();
  await phone.reads(phone.stepTitle(page), SECOND);
  await stuckAt(await naomi.step(SECOND));
  await phone.reads(page.locator("main"), "Dit hielp eerder: Iemand deed mee");
});

test("R080 a step that asks for a paper says why, and what happens with it", async (t) => {
  const place = await cecilia(t);
  const asked = "{helper} kijkt wat u verdient. U houdt de loonstrook.";
  await openStep(place, await addStep(place.naomi, { title: "Laat uw loonstrook zien", asked }));
  await phone.reads(place.page.locator(".step-part", { hasText: "Waarom vragen we dit?" }), "Naomi kijkt wat u verdient.");
});

test("R116 R156 help is asked, offered by a person, taken by the resident's yes, and both see it", async (t) => {
  const place = await cecilia(t);
  const { page, naomi, step } = place;
  const samira = randomUUID();
  await naomi.say("PersonJoined", samira, { name: "Samira", role: "volunteer" });
  await openStep(place, step);
  await phone.link(page, "Kan iemand dit met mij of voor mij doen?").click();
  await page.getByRole("button", { name: /^Voor mij/ }).click();
  await phone.reads(page.locator("main"), "U vroeg om hulp. Naomi zoekt iemand.");
  const [asked] = await until(() => naomi.eventsOf("HelpAsked"), (found) => found.length === 1);
  assert.deepEqual([asked.about, asked.body.how], [step, "for"]);
  await naomi.say("HelpOffered", step, { person: samira }, { sees: [asked.id] });
  await phone.reads(page.locator("main"), "Samira kan dit van u overnemen.");
  await phone.button(page, "Ja, neem over").click();
  await phone.reads(page.locator("main"), "Samira doet dit voor u.");
  const owned = await until(() => naomi.eventsOf("OwnerSet"), (found) => found.some(({ body }) => body.owner === samira));
  const set = owned.find(({ body }) => body.owner === samira);
  assert.deepEqual([set.about, set.sees.length], [step, 1]);
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), SECOND);

  await openStep(place, step);
  await phone.reads(page.locator(".status"), "Wij doen dit voor u: Samira");
  await phone.link(page, "Samira doet dit voor u.").click();
  await phone.button(page, "Toch zelf doen").click();
  await phone.reads(page.locator("main"), "Samira kan dit van u overnemen.");
  await phone.button(page, "Nee, ik doe het zelf").click();
  await phone.reads(page.locator("main"), "Samen met mij");
});

test("R120 the help that was agreed stands with the step, and tapers", async (t) => {
  const place = await cecilia(t);
  await openStep(place, place.step);
  const who = place.page.locator(".who strong");
  await phone.reads(who, "U doet dit. Naomi helpt.");
  const helper = place.naomi.person;
  await place.naomi.say("HelpLevelSet", place.step, { level: "alongside", helper });
  await phone.reads(who, "U doet dit. Naomi kijkt mee.");
  await place.naomi.say("HelpLevelSet", place.step, { level: "self", helper });
  await phone.reads(place.page.locator(".who strong:not(:has-text('Naomi'))"), "U doet dit.");
});

test("R126 a win can be taken back after more than ten seconds, and later from Gelukt: no problem", async (t) => {
  const { page } = await cecilia(t);
  await phone.tick(page);
  await page.clock.setFixedTime("2024-06-10T10:12:30+02:00");
  await phone.takeBack(page);
  await phone.reads(status(page), "Geen probleem.");
  await phone.tick(page);
  await phone.button(page, "Morgen weer").click();
  await page.clock.setFixedTime("2024-06-12T09:00:00+02:00");
  await phone.goTo(page, "Gelukt");
  await page.locator(".win__name").first().click();
  await phone.button(page, "Zet deze stap terug").click();
  await phone.reads(status(page), "Geen probleem.");
});

test("R136 asked whether it will work: maybe makes it smaller, no brings more help", async (t) => {
  const place = await cecilia(t);
  const { page, naomi, step } = place;
  await openStep(place, step);
  await phone.button(page, "Nee").click();
  await phone.link(page, "Doe het samen met iemand").waitFor();
  await phone.button(page, "Misschien").click();
  await phone.link(page, "Begin met een klein stuk").click();
  await phone.reads(phone.heading(page), "Alleen dit kleine stuk");
  const said = await until(() => naomi.eventsOf("ConfidenceSet"), (found) => found.length === 2);
  assert.deepEqual(said.map(({ body }) => body.value), ["no", "maybe"]);
  assert.deepEqual(said[1].sees, [said[0].id]);
});
