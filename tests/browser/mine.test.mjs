// What is the resident's to decide: who sees what, who looked, which phones, and the data itself.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { signIn, until } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

/** Cecilia's phone on Mijn keuzes, and Naomi beside her. */
async function cecilia(t) {
  const server = await startServer(t);
  const naomi = await signIn(server.links.shared);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  await phone.goTo(page, "Hulp");
  await phone.goTo(page, "Mijn keuzes");
  return { server, naomi, page };
}

/** Whether she gets an event; what she made herself she always does. */
const gets = async (naomi, event) => (await naomi.events()).some(({ id }) => id === event.id);

/** Something that Cecilia did, known to the server. */
async function ticked(page) {
  await phone.goTo(page, "Nu");
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi");
  await phone.button(page, "Morgen weer").click();
  await phone.goTo(page, "Hulp");
  await phone.goTo(page, "Mijn keuzes");
  return (await phone.ownEvents(page))[0];
}

test("what Naomi may not see any more she does not get any more, and gets again when it is switched on", async (t) => {
  const { naomi, page } = await cecilia(t);
  const event = await ticked(page);
  assert.ok(await gets(naomi, event));
  await phone.goTo(page, "Wie ziet wat?");
  const steps = page.locator("section", { hasText: "Naomi" }).getByRole("switch", { name: "Uw stappen" });
  await steps.click();
  await page.locator("section", { hasText: "Naomi" }).locator('[role=switch][aria-checked="false"]').waitFor();
  await until(() => gets(naomi, event), (got) => !got);
  await steps.click();
  await page.locator("section", { hasText: "Naomi" }).locator('[role=switch][aria-checked="false"]').waitFor({ state: "detached" });
  await until(() => gets(naomi, event), (got) => got);
});

test("R091 two parts that are switched off in one moment are both off, on the screen at once and at the server", async (t) => {
  const { server, naomi, page } = await cecilia(t);
  await phone.goTo(page, "Wie ziet wat?");
  const theirs = page.locator("section", { hasText: "Naomi" });
  const off = theirs.locator('[role=switch][aria-checked="false"]');
  await theirs.getByRole("switch", { name: "Uw stappen" }).waitFor();
  assert.equal(await off.count(), 0);
  assert.equal(await theirs.evaluate(async (section) => {
    const [first, second] = section.querySelectorAll("[role=switch]");
    first.click();
    second.click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return section.querySelectorAll('[aria-checked="false"]').length;
  }), 2);
  await until(() => naomi.sees("worker"), (topics) => topics.length === 2);
  await page.reload();
  await phone.reads(theirs, "Uw stappen");
  assert.equal(await off.count(), 2);
  await server.kill();
  await off.first().click();
  await phone.reads(theirs.locator(".notice"), "Er is nu geen internet.");
  assert.equal(await off.count(), 2, "what the server did not take is as it was");
});

test("who looked is there to read, with a name, a topic and a time", async (t) => {
  const { naomi, page } = await cecilia(t);
  await naomi.events();
  await phone.goTo(page, "Wie keek er?");
  await phone.reads(page.locator("li.choices__row"), /Naomi[\s\S]*Uw stappen[\s\S]*\d+\.\d\d uur/);
});

test("another phone can be taken off the route from here", async (t) => {
  const { server, naomi, page } = await cecilia(t);
  const code = await naomi.pairingCode();
  const other = await (await openContext(t, PHONE)).newPage();
  await other.goto(`${server.origin}/#pair=${code.secret}`);
  await naomi.confirm(code, await other.locator(".check__number").innerText());
  await phone.begin(other);
  await phone.reads(phone.syncLine(other), "Bewaard en verstuurd");

  await phone.goTo(page, "Mijn telefoons");
  await phone.button(page, "Haal de route daar weg").click();
  await phone.button(page, "Haal de route daar weg").waitFor({ state: "detached" });
  await phone.button(other, "Ik heb dit gedaan").click();
  await phone.reads(phone.heading(other), "Uw route staat niet meer op deze telefoon.");
});

test("everything can be taken along, and removed by typing the first name and nothing else", async (t) => {
  const { naomi, page } = await cecilia(t);
  const event = await ticked(page);
  await phone.goTo(page, "Mijn gegevens");
  for (const [name, holds] of [["Om te lezen", "Cecilia"], ["Voor een computer", "StepAdded"]]) {
    const [file] = await Promise.all([page.waitForEvent("download"), phone.link(page, name).click()]);
    assert.match(await readFile(await file.path(), "utf8"), new RegExp(holds));
  }
  const erase = async (name) => {
    await page.getByLabel(/Typ uw voornaam/).fill(name);
    await phone.button(page, "Haal alles weg").click();
  };
  await erase("Henk");
  await phone.reads(page.locator("main .notice"), "Dat is een andere naam. Er is niets weg.");
  assert.ok(await gets(naomi, event));
  await erase("Cecilia");
  await phone.reads(page.locator("main"), "Alles is weggehaald.");
});

test("without internet these screens say so, and change nothing", async (t) => {
  const { server, page } = await cecilia(t);
  await server.kill();
  await phone.goTo(page, "Wie ziet wat?");
  await phone.reads(page.locator("main .notice"), "Er is nu geen internet.");
  assert.equal(await page.getByRole("switch").count(), 0);
});
