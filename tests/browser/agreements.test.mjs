// Agreements, appointments, how to keep in touch, the calendar and the sheet of paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

/** Cecilia's phone on one of the screens of Afspraken, and Naomi beside her. */
async function cecilia(t, path = "/agreements") {
  const server = await startServer(t);
  const naomi = await signIn(server.links.shared);
  const context = await openContext(t, PHONE);
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  const before = await naomi.events();
  await visit(page, server.origin + path);
  return { server, context, naomi, page, before };
}

async function visit(page, address) {
  await page.goto(address);
  await phone.appReady(page);
}

/** The first event of this kind that came on top of `before`. */
async function came(reader, before, kind) {
  for (const end = Date.now() + 15_000; ; await new Promise((done) => setTimeout(done, 100))) {
    const event = (await reader.eventsAfter(before)).find((event) => event.kind === kind);
    if (event) return event;
    assert.ok(Date.now() < end, `${kind} was expected`);
  }
}

/** The appointment of the demo. */
const appointment = async (naomi) => (await naomi.events()).find(({ kind }) => kind === "AppointmentMade").id;

/** A file that a link saves. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), phone.link(page, name).click()]);
  assert.match(download.suggestedFilename(), /\.ics$/);
  return readFile(await download.path(), "utf8");
}

test("R002 each part of the route has steps, and each agreement an owner and a day", async (t) => {
  const { page } = await cecilia(t, "/route");
  await page.locator(".route__goal").waitFor();
  assert.ok(await page.locator(".route-pane li.route__step").count() >= 1);
  await phone.goTo(page, "Afspraken");
  await phone.reads(page.locator("section.choices", { hasText: "U doet" }), "Alle post gaat in de blauwe tas.vóór vrijdag 14 juni");
  const ours = page.locator("section.choices", { hasText: "Wij doen" });
  await phone.reads(ours, "Naomi opent de brieven met u.Naomi, vóór dinsdag 18 juni");
  await phone.reads(ours, "Jaap belt het energiebedrijf.Jaap, vóór donderdag 20 juni");
});

test("R141 the resident answers an agreement, hears who calls about it, and answers otherwise", async (t) => {
  const { naomi, page, before } = await cecilia(t);
  await page.getByRole("link", { name: /Jaap belt het energiebedrijf/ }).click();
  await phone.reads(phone.heading(page), "Jaap belt het energiebedrijf.");
  await phone.button(page, "Ik ben het niet eens").click();
  await phone.reads(page.locator("main [role=status]"), "Naomi belt u hierover, vóór woensdag 12 juni.");
  assert.equal((await came(naomi, before, "AgreementAnswered")).body.answer, "disagree");
  const between = await naomi.events();
  await phone.button(page, "Ik ben het ermee eens").click();
  await phone.reads(page.locator("main [role=status]"), "U bent het ermee eens.");
  await page.locator('[aria-pressed=true]', { hasText: "Ik ben het ermee eens" }).waitFor();
  assert.equal(await page.locator("[aria-pressed=true]").count(), 1);
  assert.equal((await came(naomi, between, "AgreementAnswered")).body.answer, "agree");
});

test("R108 how we keep in touch is there to read in both directions", async (t) => {
  const { page } = await cecilia(t, "/contact");
  const [toNaomi, toCecilia] = ["Zo bereikt u Naomi", "Zo bereiken wij u"].map((title) => page.locator("article", { hasText: title }));
  await phone.reads(toNaomi, /Bellen\.[\s\S]*Antwoord komt binnen 2 werkdagen\.[\s\S]*Blijft het stil\? Dan belt Naomi u\./);
  await phone.reads(toCecilia, /Een bericht\. Liefst na 18\.00 uur\.[\s\S]*Wij wachten 3 werkdagen op uw antwoord\./);
});

test("R114 I cannot come: one tap without a reason, another moment is offered, and it can be taken back", async (t) => {
  const { naomi, page, before } = await cecilia(t, "/meeting");
  await phone.reads(page.locator("article"), /maandag 17 juni[\s\S]*18\.30 uur[\s\S]*Met Naomi[\s\S]*Kerkplein 2[\s\S]*Bus 8/);
  await phone.button(page, "Ik kan niet").click();
  await phone.reads(page.locator("main [role=status]"), "U kunt niet op maandag 17 juni. Dat geeft niet.");
  await phone.reads(page.locator("main [role=status]"), "Naomi stelt een ander moment voor, vóór woensdag 12 juni.");
  await came(naomi, before, "AppointmentDeclined");
  assert.equal(await page.locator("textarea, input").count(), 0);
  assert.doesNotMatch(await page.locator("main").innerText(), /\b[1-9]\d* ?(keer|×|x)\b|gemist/);
  await phone.button(page, "Ik kan toch wel").click();
  await phone.button(page, "Ik kan niet").waitFor();
  await phone.button(page, "Ik kan niet").click();
  await phone.button(page, "Ik kan toch wel").waitFor();

  await naomi.say("AppointmentMade", undefined, { at: "2024-06-19T10:00", with: naomi.person, place: "Buurtteam" });
  await phone.reads(page.locator("article"), /woensdag 19 juni[\s\S]*10\.00 uur/);
  await phone.button(page, "Ik kan niet").waitFor();
});

test("R061 what came of a talk is neutral, and says that another moment comes", async (t) => {
  const { naomi, page } = await cecilia(t, "/meeting");
  await naomi.say("AppointmentHeld", undefined, { outcome: "missed" }, { sees: [await appointment(naomi)] });
  await phone.reads(page.locator("main [role=status]"), "Het gesprek van maandag 17 juni ging niet door. Dat geeft niet.");
  await phone.reads(page.locator("main [role=status]"), /Naomi stelt een ander moment voor, vóór woensdag 12 juni\./);
  await phone.link(page, "Bel Naomi nu").waitFor();
});

test("R023 without a next talk the phone says so, and whom to call", async (t) => {
  const { naomi, page } = await cecilia(t, "/meeting");
  await naomi.say("AppointmentHeld", undefined, { outcome: "held" }, { sees: [await appointment(naomi)] });
  await phone.reads(page.locator("main"), "U sprak Naomi op maandag 17 juni.");
  await phone.reads(page.locator("main"), "Er is nog geen volgend gesprek. Bel Naomi.");
  assert.equal(await phone.link(page, "Bel Naomi nu").getAttribute("href"), "tel:0300000000");
});

test("R117 an appointment and a reminder the day before are saved as calendar files, without internet too", async (t) => {
  const { context, page } = await cecilia(t, "/meeting");
  await phone.keptForOffline(page);
  await context.setOffline(true);
  const talk = await saved(page, "Zet in mijn agenda");
  assert.match(talk, /^BEGIN:VCALENDAR\r\n/);
  assert.match(talk, /\r\nDTSTART;TZID=Europe\/Amsterdam:20240617T183000\r\n/);
  assert.match(talk, /\r\nSUMMARY:Gesprek met Naomi\r\n/);
  assert.match(talk, /\r\nDTSTAMP:20240610T081200Z\r\n/);
  const reminder = await saved(page, "19.00 uur");
  assert.match(reminder, /\r\nDTSTART;TZID=Europe\/Amsterdam:20240616T190000\r\n/);
  assert.match(reminder, /\r\nSUMMARY:Morgen gesprek met Naomi\\, 18\.30 uur\r\n/);
  assert.doesNotMatch(talk + reminder, /schuld/i);
});

/** How many pages a PDF has. */
const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length;

/** How far what is printed is cut off or runs out of its sheet; each as a line. */
const cut = (page) => page.evaluate(() => [...document.querySelectorAll(".paper, .paper *")]
  .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline")
  .map((node) => node.className || node.textContent));

test("R101 agreements, contact and the next date are printed on one sheet of A4, without navigation", async (t) => {
  const { naomi, page } = await cecilia(t);
  const print = async () => pages(await page.pdf({ format: "A4" }));
  assert.equal(await print(), 1);
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".paper");
  for (const words of ["Alle post gaat in de blauwe tas.", "maandag 17 juni, 18.30 uur", "030 000 00 00", "030 000 00 99", "Blijft het stil?", "Doe uw brieven in één tas"]) {
    await phone.reads(paper, words);
  }
  for (const gone of [".top-bar", ".bottom-nav", ".content"]) assert.equal(await page.locator(gone).isVisible(), false, gone);
  assert.deepEqual(await cut(page), []);

  await page.emulateMedia({ media: null });
  for (let count = 0; count < 9; count++) {
    const text = `${count + 1}. Wij bellen samen met de verhuurder over de huur van deze maand en de volgende.`;
    await naomi.say("AgreementMade", undefined, { text, by: naomi.person }, { sees: [] });
  }
  await page.getByRole("link", { name: /^9\. Wij bellen/ }).waitFor();
  assert.equal(await print(), 1, "twelve agreements fit too");
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await cut(page), []);
});
