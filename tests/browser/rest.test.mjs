// Rest: something happened, no messages, and coming back after a long time. Nothing is lost, and nobody is chased.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { cecilia } from "./support/cecilia.mjs";
import { closeBrowser } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const SHORTEST = "Open één brief";
const NUDGE = "Deze stap staat nog open. Dat geeft niet.";

/** Opens the app again on another day. */
async function openOn(day, { context, page }) {
  await context.clock.setFixedTime(`${day}T10:12:00+02:00`);
  await page.reload();
  await phone.appReady(page);
}

/** Waits until the server holds an event of this kind. */
async function arrived(reader, kind) {
  for (;;) {
    const found = (await reader.events()).find((event) => event.kind === kind);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function happened(page, choice) {
  await phone.goTo(page, "Hulp");
  await phone.link(page, "Er is iets gebeurd").click();
  await page.getByRole("button", { name: choice }).click();
}

test("R067 something happened: the route rests, the worker hears it, and one tap goes on", async (t) => {
  const { page, naomi } = await cecilia(t);
  await happened(page, /^Even rust/);
  await phone.reads(phone.heading(page), "Rustig aan.");
  assert.equal(await page.locator(".step-card:visible").count(), 0);
  await page.getByRole("link", { name: "Bel Naomi nu" }).locator("visible=true").first().waitFor();
  assert.equal((await arrived(naomi, "Paused")).body.how, "pause");
  await phone.goTo(page, "Route");
  await phone.reads(page.locator(".summary"), "Rustig aan.");
  await phone.goTo(page, "Nu");
  await phone.button(page, "Weer verder").click();
  await phone.reads(phone.stepTitle(page), FIRST);
  await arrived(naomi, "Resumed");
});

test("R067 lightened, the smallest step comes first, and says why", async (t) => {
  const { page } = await cecilia(t);
  await phone.reads(phone.stepTitle(page), FIRST);
  await happened(page, /^Rustig aan/);
  await phone.reads(phone.stepTitle(page), SHORTEST);
  await phone.reads(page.locator(".notice"), "Rustig aan. Steeds alleen de kleinste stap.");
  await phone.button(page, "Weer verder").click();
  await phone.reads(phone.stepTitle(page), FIRST);
  assert.equal(await page.locator(".notice").count(), 0);
});

test("R115 no messages, but by the way that the resident chose", async (t) => {
  const { page, naomi } = await cecilia(t);
  await phone.goTo(page, "Hulp");
  await phone.link(page, "Er is iets gebeurd").click();
  await page.getByRole("link", { name: /^Geen berichten/ }).click();
  await phone.button(page, "Stuur een brief").click();
  await phone.reads(page.locator(".notice"), "Geen berichten. Is het echt nodig? Dan krijgt u een brief.");
  assert.equal((await arrived(naomi, "QuietSet")).body.channel, "letter");
});

test("R115 after thirty days there is a welcome and one tiny step, until it is read", async (t) => {
  const place = await cecilia(t);
  const { page, naomi } = place;
  await openOn("2024-07-09", place);
  await phone.reads(phone.stepTitle(page), FIRST);
  await openOn("2024-08-08", place);
  await phone.reads(phone.heading(page), "Fijn dat u er weer bent.");
  await phone.reads(page.locator(".now-pane"), "Uw 4 gelukte stappen staan er nog.");
  const said = await page.locator(".now-pane").innerText();
  assert.match(said, /Zeg Naomi even hallo/);
  assert.ok(!said.includes(FIRST) && !said.includes("juni"), "nothing of what stayed open");
  await page.reload();
  await phone.reads(phone.heading(page), "Fijn dat u er weer bent.");
  await phone.button(page, "Stuur een groet").click();
  await phone.reads(phone.heading(page), "Klaar voor vandaag.");
  assert.equal((await arrived(naomi, "NoteWritten")).body.text, "Hallo. Ik ben er weer.");
  await openOn("2024-08-09", place);
  await phone.reads(phone.stepTitle(page), FIRST);
});

test("R062 a step that stays open gets one friendly line on one day, and later somebody looks along", async (t) => {
  const place = await cecilia(t);
  const { page } = place;
  const line = page.locator(".sync-state:visible", { hasText: NUDGE });
  await openOn("2024-06-18", place);
  await phone.reads(phone.stepTitle(page), FIRST);
  assert.equal(await line.count(), 0, "it is too soon");
  await openOn("2024-06-19", place);
  await line.waitFor();
  await openOn("2024-06-20", place);
  await phone.reads(phone.stepTitle(page), FIRST);
  assert.equal(await line.count(), 0, "once is enough");
  await openOn("2024-06-24", place);
  await phone.reads(phone.syncLine(page), "Naomi kijkt met u mee.");
});
