// Starting a route from a template, and making small steps of a list that was pasted.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { signInAs, until } from "./support/api.mjs";
import { checkAccess } from "./support/axe.mjs";
import { SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { atDesk } from "./support/team.mjs";

after(closeBrowser);

const list = (name) => readFile(join(import.meta.dirname, "lists", `${name}.txt`), "utf8");
const rows = (page) => page.locator(".paste__rows > li");
const row = (page, number) => page.locator(`[data-line="${number}"]`);
const kinds = (page) => page.locator(".paste__kind strong").allInnerTexts();
const put = (page) => page.locator("#paste-put");
const status = (page) => page.locator(".talk__said [role=status]");

/** Starts a route for Noor from a template, and waits for its talk; the route as a program reads it. */
async function begun(t, template, options = SCREEN) {
  const server = await startServer(t);
  const context = await openContext(t, options);
  const page = await context.newPage();
  await atDesk(page, server);
  await page.getByLabel("Hoe noemen we deze persoon?").fill("Noor");
  await page.getByRole("radio", { name: new RegExp(`^${template}`) }).check();
  await phone.button(page, "Begin met Vertellen").click();
  await page.waitForURL("**/talk/prepare");
  const [, route] = page.url().match(/routes\/([^/]+)\//);
  const reader = await signInAs(server, "naomi", { route });
  return { server, context, page, route, reader };
}

/** The same, with the field for a list open. */
async function atList(t, template, options) {
  const place = await begun(t, template, options);
  await place.page.goto(`${place.server.origin}/team/routes/${place.route}/talk/paste`);
  await phone.appReady(place.page);
  return place;
}

/** Pastes a list, and waits for its lines. */
async function paste(page, text) {
  await page.getByLabel("Plak hier de lijst uit mail, Word of PDF").fill(text);
  await phone.button(page, "Maak er kleine stappen van").click();
  await rows(page).first().waitFor();
}

/** Says who does each step of a line: everybody who can in turn, as one does aloud. */
async function name(line) {
  const groups = line.locator("fieldset");
  for (let at = 0; at < (await groups.count()); at++) {
    const people = groups.nth(at).getByRole("radio");
    await people.nth(at % (await people.count())).check({ force: true });
  }
}

/** Takes a line, with who does it. */
async function take(page, number) {
  const line = row(page, number);
  await name(line);
  const minutes = line.getByLabel("Minuten");
  if ((await minutes.count()) > 0) await minutes.fill("10");
  await line.getByRole("button", { name: /^Neem deze/ }).click();
  await line.getByRole("button", { name: /^Gekozen/ }).waitFor();
}

/** Takes everything that brings something, and leaves the rest out. */
async function decideAll(page) {
  for (const line of await rows(page).all()) {
    const number = await line.getAttribute("data-line");
    if ((await line.getByRole("button", { name: /^Neem deze/ }).count()) > 0) await take(page, number);
    else await line.getByRole("button", { name: /^Laat weg/ }).click();
  }
}

/** Puts what was chosen on the route, past the question about what was delivered. */
async function putAll(page) {
  await put(page).click();
  const sure = phone.button(page, "Ja, zet op de route");
  await sure.or(page.locator("[data-part=choose]")).first().waitFor();
  if (await sure.isVisible()) await sure.click();
  await page.waitForURL("**/talk/choose");
}

const eventsOf = (reader, kind, enough) => until(() => reader.eventsOf(kind), (events) => events.length >= enough);

const LISTS = {
  mail: {
    template: "Licht",
    kinds: ["Kop of groet", "Kop of groet", "Past bij:", "Al binnen", "Past bij:", "Past bij:", "Past bij:", "Past bij:", "Te groot:", "Dubbel", "Past bij:", "Eigen woorden", "Kop of groet"],
    steps: 9,
    done: 1,
  },
  word: {
    template: "Crisis",
    kinds: ["Eigen woorden", "Te groot:", "Past bij:", "Past bij:", "Past bij:", "Te groot:", "Dubbel", "Dubbel", "Eigen woorden", "Al binnen", "Past bij:", "Dubbel", "Past bij:", "Te groot:", "Past bij:"],
    steps: 17,
    done: 1,
  },
  pdf: {
    template: "Standaard",
    kinds: ["Kop of groet", "Kop of groet", "Staat al op de route", "Dubbel", "Staat al op de route", "Past bij:", "Eigen woorden", "Kop of groet", "Kop of groet", "Past bij:", "Eigen woorden", "Past bij:", "Eigen woorden", "Eigen woorden", "Al binnen"],
    steps: 8,
    done: 1,
  },
};

for (const [from, wanted] of Object.entries(LISTS)) {
  test(`R018 R021 R041 a list from ${from} loses no line, and what was taken of it stands on the route with its owners`, async (t) => {
    const { page, reader } = await atList(t, wanted.template);
    const laid = (await eventsOf(reader, "StepAdded", 1)).length;
    const before = await reader.events();
    await paste(page, await list(from));
    assert.deepEqual(await kinds(page), wanted.kinds);
    assert.equal(await rows(page).count(), wanted.kinds.length);
    const explained = page.locator(".paste__kind", { hasText: "Past bij:" });
    for (const one of await explained.allInnerTexts()) assert.match(one, /“.+”/, "each says by which words");

    await decideAll(page);
    await phone.reads(page.locator(".talk__told"), `${wanted.kinds.length} van de ${wanted.kinds.length} regels bekeken.`);
    await phone.reads(put(page), `Zet ${wanted.steps} stappen op de route`);
    await putAll(page);
    await phone.reads(status(page), `${wanted.steps} stappen staan op de route.`);

    const added = (await eventsOf(reader, "StepAdded", laid + wanted.steps)).length - laid;
    const fresh = await reader.eventsAfter(before);
    assert.equal(added, wanted.steps);
    const of = (kind) => fresh.filter((event) => event.kind === kind);
    await until(() => reader.eventsAfter(before), (events) => events.filter(({ kind }) => kind === "StepFinished").length === wanted.done);
    assert.equal(new Set(of("OwnerSet").map(({ about }) => about)).size, wanted.steps, "each has an owner");
  });
}

test("R018 what is too large falls apart in small steps, each with an owner of its own, and one of them can be left out", async (t) => {
  const { page } = await atList(t, "Licht");
  await paste(page, "Inkomen op orde brengen");
  const line = row(page, 1);
  await phone.reads(line.locator(".paste__kind"), "in 3 kleine stappen.");
  assert.equal(await line.locator(".paste__piece").count(), 3);
  await line.locator(".paste__piece").first().getByRole("radio").first().check({ force: true });
  await line.getByRole("button", { name: /^Neem deze/ }).click();
  await phone.reads(line.getByRole("alert"), "Kies eerst wie dit doet.");
  await line.locator(".paste__piece").nth(1).getByRole("radio").last().check({ force: true });
  await line.locator(".paste__piece").nth(2).getByRole("button", { name: /^Laat weg/ }).click();
  await line.getByRole("button", { name: /^Neem deze/ }).click();
  await phone.reads(put(page), "Zet 2 stappen op de route");
});

test("R021 nobody does a step by default: taking one asks first who does it, and goes there", async (t) => {
  const { page } = await atList(t, "Licht");
  await paste(page, "Zorgtoeslag nakijken\nFiets ophalen");
  assert.equal(await page.getByRole("radio", { checked: true }).count(), 0);
  for (const number of [1, 2]) {
    await row(page, number).getByRole("button", { name: /^Neem deze/ }).click();
    await phone.reads(row(page, number).getByRole("alert"), "Kies eerst wie dit doet.");
    await page.locator(`#paste-owner-${number}-0-0:focus`).waitFor();
  }
  await put(page).click();
  await phone.reads(page.locator(".talk__said").getByRole("alert"), "Kies eerst een regel met ‘Neem deze’.");
});

test("R041 what was delivered counts as done after one question, and is never a to-do", async (t) => {
  const { page, reader } = await atList(t, "Standaard");
  const before = await eventsOf(reader, "StepAdded", 4);
  await paste(page, "Loonstrook aanleveren\nLoonstrook ontvangen op 3 mei\nHuurcontract is binnen\nHuisarts: geregeld");
  assert.deepEqual(await kinds(page), ["Staat al op de route", "Al binnen", "Al binnen", "Al binnen"]);
  for (const number of [2, 3, 4]) await take(page, number);
  await put(page).click();
  await phone.reads(page.locator(".paste__asks"), "Wat al binnen is, komt bij ‘Gelukt’. Dat kunt u niet terugzetten.");
  await phone.button(page, "Nee, ga verder").click();
  await row(page, 1).getByRole("button", { name: /^Laat weg/ }).click();
  await putAll(page);
  const done = await eventsOf(reader, "StepDone", 4);
  const payslip = before.find(({ body }) => body.template === "show-payslip");
  assert.ok(done.some(({ about }) => about === payslip.about), "the step that stood there is ticked");
  assert.equal((await eventsOf(reader, "StepAdded", 6)).length, 6, "and only the two others are new");
  const finished = await eventsOf(reader, "StepFinished", 4);
  assert.deepEqual(new Set(finished.map(({ about }) => about)), new Set(done.map(({ about }) => about)));
});

test("own words get hints for plain language while one types, and a quarter of an hour at most", async (t) => {
  const { page, reader } = await atList(t, "Licht");
  const before = (await eventsOf(reader, "StepAdded", 1)).length;
  await paste(page, "Fiets moet opgehaald worden");
  const line = row(page, 1);
  await phone.reads(line.locator(".hints"), "moet");
  await line.getByLabel("Naam van de stap").fill("Haal uw fiets op");
  await line.locator(".hint").first().waitFor({ state: "detached" });
  await line.getByLabel("Minuten").fill("40");
  await line.getByLabel("Wat helpt als het niet lukt?").fill("Vraag een buur.");
  await line.getByRole("radio").first().check({ force: true });
  await line.getByRole("button", { name: /^Neem deze/ }).click();
  await phone.reads(line.getByRole("alert"), "Kies 1 tot en met 15 minuten.");
  await page.locator("#paste-minutes-1:focus").waitFor();
  await line.getByLabel("Minuten").fill("10");
  await line.getByRole("button", { name: /^Neem deze/ }).click();
  await putAll(page);
  const { body } = (await eventsOf(reader, "StepAdded", before + 1)).at(-1);
  assert.deepEqual([body.title, body.minutes, body.planB], ["Haal uw fiets op", 10, "Vraag een buur."]);
});

test("everything can be turned back: before, with one undo after, and by stopping once that was asked", async (t) => {
  const { page, reader } = await atList(t, "Licht");
  await paste(page, "Zorgtoeslag nakijken\nPost verzamelen\nFiets ophalen");
  await take(page, 1);
  await row(page, 1).getByRole("button", { name: /^Gekozen/ }).click();
  await phone.reads(put(page), "Zet op de route");
  await row(page, 2).getByRole("button", { name: "Laat regel 2 weg" }).click();
  await phone.reads(row(page, 2), "Weggelaten");
  await page.locator("#paste-round-2:focus").waitFor();
  await row(page, 2).getByRole("button", { name: "Zet regel 2 terug" }).click();
  for (const number of [1, 2]) await take(page, number);
  await phone.reads(page.locator(".talk__told"), "2 van de 3 regels bekeken.");

  await page.locator(".talk__part", { hasText: "Kiezen" }).click();
  await page.waitForURL("**/talk/choose");
  await page.goBack();
  await phone.reads(put(page), "Zet 2 stappen op de route");

  await put(page).click();
  await phone.reads(status(page), "2 stappen staan op de route.");
  assert.equal(await rows(page).count(), 1, "the line that was not decided about is still there");
  await phone.button(page, "Zet terug").click();
  await phone.reads(put(page), "Zet 2 stappen op de route");
  assert.equal(await rows(page).count(), 3);
  await eventsOf(reader, "StepHidden", 2);

  await phone.button(page, "Stop hiermee").click();
  await phone.reads(page.locator(".paste__asks"), "U koos 2 stappen. Die staan nog niet op de route.");
  await phone.button(page, "Nee, ga verder").click();
  await page.locator("#paste-put:focus").waitFor();
  await phone.button(page, "Plak een andere lijst").click();
  await phone.button(page, "Ja, een andere lijst").click();
  await page.locator("#paste-list:focus").waitFor();
  await phone.button(page, "Stop hiermee").click();
  await page.waitForURL("**/talk/choose");
});

/** Presses Tab until `wanted` holds for what has the focus. */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
  }
  assert.fail(`Tab never came to ${wanted}`);
}

test("a list is pasted, decided about and put on the route by keyboard only", async (t) => {
  const { page, reader } = await atList(t, "Licht");
  await tabTo(page, "#paste-list");
  await page.keyboard.insertText(await list("mail"));
  await tabTo(page, "button[type=submit]");
  await page.keyboard.press("Enter");
  await page.locator("#paste-title:focus").waitFor();
  const wanted = LISTS.mail.kinds;
  for (const [place, kind] of wanted.entries()) {
    const number = place + 1;
    const within = `[data-line="${number}"]`;
    if (["Past bij:", "Te groot:"].includes(kind)) {
      await tabTo(page, `${within} input[type=radio]`);
      await page.keyboard.press("2");
      await page.locator(`#paste-owner-${number}-0-1:checked`).waitFor();
      await page.keyboard.press("Enter");
    } else {
      await tabTo(page, kind === "Eigen woorden" ? `${within} .round-button` : `${within} .paste__take`);
      await page.keyboard.press("Enter");
    }
    await page.locator(`${within}:not([data-fate=open])`).waitFor();
    // What brings a line back takes the focus once it is drawn: whoever tabs on sees that first.
    if (await page.locator(`${within}[data-fate=left]`).count()) await page.locator(`#paste-round-${number}:focus`).waitFor();
  }
  await tabTo(page, "#paste-put");
  await page.keyboard.press("Enter");
  await page.locator("#paste-asks:focus").waitFor();
  await tabTo(page, ".nl-button--primary");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/talk/choose");
  await eventsOf(reader, "StepAdded", 9);
});

const PHASES = {
  Standaard: ["asking", "looking", "calm", "agreements", "persevere", "onward"],
  Licht: ["asking", "calm", "onward"],
  Crisis: ["asking", "looking", "calm", "agreements", "persevere", "onward"],
};

for (const [template, phases] of Object.entries(PHASES)) {
  test(`R030 R070 R041 a route from ${template} has its parts in order, and asking for help is done`, async (t) => {
    const { page, server, reader, route } = await begun(t, template);
    const added = await eventsOf(reader, "PhaseAdded", phases.length);
    assert.deepEqual(added.map(({ body }) => body.phase), phases);
    await eventsOf(reader, "StepFinished", 1);
    const owned = await reader.eventsOf("OwnerSet");
    assert.equal(owned.length, 1, "nobody does a step before that was said, but the one that is done");
    assert.equal((await reader.eventsOf("CrisisStarted")).length, 0);
    await page.goto(`${server.origin}/team/routes/${route}`);
    await phone.reads(phone.heading(page), "De stappen van Noor");
    await phone.link(page, "Gesprek").click();
    await page.waitForURL("**/talk/prepare");
  });
}

test("the list of routes leads to the talk of each person", async (t) => {
  const server = await startServer(t);
  const page = await (await openContext(t, SCREEN)).newPage();
  await atDesk(page, server);
  await page.getByRole("link", { name: "Gesprek met Henk" }).click();
  await page.waitForURL("**/talk/prepare");
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    test(`the pages of a pasted list and of starting a route hold their rules at ${width} in ${colorScheme}`, async (t) => {
      const options = { viewport: { width, height: 800 }, colorScheme };
      const { page, server } = await atList(t, "Licht", options);
      const where = `${width} ${colorScheme}`;
      const fits = async (what) => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${what} ${where} is ${over} px too wide`);
        await checkAccess(page, `${what} ${where}`);
      };
      await fits("list");
      await paste(page, await list("mail"));
      await take(page, 3);
      await row(page, 6).getByRole("button", { name: "Laat regel 6 weg" }).click();
      await row(page, 7).getByRole("button", { name: /^Neem deze/ }).click();
      await fits("lines");
      await phone.button(page, "Stop hiermee").click();
      await fits("question");
      await page.goto(`${server.origin}/team`);
      await page.getByRole("heading", { level: 1, name: "Mijn mensen" }).waitFor();
      await fits("routes");
    });
  }
}
