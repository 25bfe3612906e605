// The last part of a talk: three lines, own words, the next time, the cards, the phone, one sheet of paper, and the end.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn, signInAs, until } from "./support/api.mjs";
import { checkAccess } from "./support/axe.mjs";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { sidewaysScroll } from "./support/style.mjs";
import { atDesk, confirm, makeCode } from "./support/team.mjs";

after(closeBrowser);

const BAG = "U doet uw brieven in één tas";

/** Naomi at the last part of the talk with Cecilia, and both of them as readers of the route. */
async function talk(t, { more, without = [], before = async () => {} } = {}) {
  const server = await startServer(t);
  const cecilia = await signIn(server.links.cecilia);
  const naomi = await signInAs(server, "naomi", cecilia);
  const context = await openContext(t, { ...SCREEN, ...more });
  await before(context);
  const page = await context.newPage();
  await atDesk(page, server);
  for (const kind of without) await endAll(naomi, kind);
  await page.goto(`${server.origin}/team/routes/${cecilia.route}/talk/agree`);
  await phone.reads(page.locator("h1"), "Dit spreken we af");
  await phone.reads(page.locator(".agree__choice").first(), BAG);
  return { server, page, cecilia, naomi };
}

/** Says of every appointment that it was held. */
async function endAll(naomi) {
  for (const { id } of await naomi.eventsOf("AppointmentMade")) {
    await naomi.say("AppointmentHeld", undefined, { outcome: "held" }, { sees: [id] });
  }
}

const press = (page, name) => phone.button(page, name).click();
const card = (page, name) => page.getByRole("region", { name });
const needed = (page) => page.locator(".agree__needed-row");
const lines = (page) => page.locator(".agree__told-row");
const wrong = (page) => page.locator(".talk__said [role=alert]");
const has = (reader, kind, is = () => true) => until(() => reader.eventsOf(kind), (all) => all.some(is)).then((all) => all.find(is));

/** Reads the proposed lines aloud. */
async function tell(page) {
  await press(page, "Lees voor en vraag het");
  await lines(page).first().waitFor();
}

async function ownWords(page, words = "Ik doe alle post in de blauwe tas.") {
  await page.getByRole("textbox", { name: "In uw eigen woorden" }).fill(words);
  await press(page, "Bewaar deze woorden");
  await phone.reads(page.locator("p.agree__quote"), words);
}

/** Naomi calls first, on the day that is proposed. */
const firstContact = (page) => card(page, "Het eerste contact").getByLabel("Naomi", { exact: true }).check();

/** Everything but the end. */
async function almost(page) {
  await tell(page);
  await press(page, "Ja, dit klopt");
  await ownWords(page);
  await firstContact(page);
}

async function ended(page) {
  await press(page, "Afronden");
  await phone.reads(page.locator("h1"), "Dit gesprek is klaar");
}

test("R010 a summary has three lines at most and exactly one first step, and says each line as a sentence", async (t) => {
  const { page, naomi } = await talk(t);
  const choices = (checked) => page.locator(`.agree__choice[aria-checked=${checked}]`);
  assert.equal(await choices(true).count(), 2, "the resident's first step, and what Jaap does");
  await choices(false).first().click();
  await page.locator(".agree__line").nth(2).waitFor();
  assert.equal(await page.locator(".agree__first").count(), 1);
  await choices(false).first().click();
  await phone.reads(wrong(page), "Drie regels is genoeg.");
  await tell(page);
  assert.equal(await lines(page).count(), 3);
  await phone.reads(lines(page).first(), BAG);
  assert.equal(await page.locator(".agree__told-row", { hasText: "Eerste stap" }).count(), 1);
  const told = await has(naomi, "SummaryTold");
  assert.equal(told.about, await naomi.step("Doe uw brieven in één tas"));
  const made = (await naomi.eventsOf("AgreementMade")).filter(({ id }) => told.sees.includes(id));
  assert.equal(made.length, 3);
  assert.ok(made.some(({ body }) => body.text === BAG && body.by === "resident"));
});

test("a line can be said in other words, and a summary can be told once more without losing what was answered", async (t) => {
  const { page, naomi } = await talk(t);
  await page.getByRole("textbox", { name: "Zo lezen we dit voor" }).first().fill("U stopt alle brieven in de tas");
  await tell(page);
  await phone.reads(lines(page).first(), "U stopt alle brieven in de tas");
  await lines(page).nth(1).getByRole("button", { name: "Eens", exact: true }).click();
  await has(naomi, "AgreementHeard");
  await press(page, "Andere regels");
  await page.getByRole("textbox", { name: "Zo lezen we dit voor" }).first().fill(BAG);
  await tell(page);
  await phone.reads(lines(page).first(), BAG);
  assert.equal(await lines(page).nth(1).locator("[aria-pressed=true]").count(), 1, "the answer stays");
  await has(naomi, "AgreementEnded");
});

test("R024 without a next time the end is kept back and says why; a reason lets it go on and is kept", async (t) => {
  const { page, naomi } = await talk(t, { without: ["AppointmentMade"] });
  await phone.reads(card(page, "De volgende keer"), "Er staat nog geen volgende keer.");
  await almost(page);
  await press(page, "Afronden");
  assert.deepEqual(await needed(page).allInnerTexts(), ["Kies de volgende keer, of zeg waarom niet."]);
  assert.equal((await naomi.eventsOf("TalkClosed")).length, 0);
  await needed(page).click();
  await page.waitForFunction(() => document.activeElement.id === "agree-day");
  await press(page, "Toch niet");
  await press(page, "Nu geen dag kiezen");
  await press(page, "Bewaar");
  await phone.reads(wrong(page), "Kies een reden, of schrijf er een op.");
  await page.getByLabel("Waarom kiezen we nu geen dag?").selectOption({ label: "Cecilia wil eerst rust." });
  await page.getByLabel("Of in eigen woorden").fill("In juli kan het weer.");
  await press(page, "Bewaar");
  await phone.reads(card(page, "De volgende keer"), "Nu geen volgende keer. Cecilia wil eerst rust. In juli kan het weer.");
  await ended(page);
  const { body } = await has(naomi, "TalkClosed");
  assert.equal(body.reason, "Cecilia wil eerst rust. In juli kan het weer.");
});

test("R024 a next time has a day, a time, a place and somebody, and another takes its place", async (t) => {
  const { page, naomi } = await talk(t);
  const before = await naomi.eventsOf("AppointmentMade");
  await press(page, "Andere tijd");
  await page.getByLabel("Dag", { exact: true }).fill("2024-06-09");
  await press(page, "Bewaar");
  await phone.reads(wrong(page), "Kies een dag en een tijd die nog komen.");
  await page.getByLabel("Dag", { exact: true }).fill("2024-06-18");
  await page.getByLabel("Tijd").fill("09:30");
  await page.getByLabel("Waar", { exact: true }).fill("Bij u thuis");
  await card(page, "De volgende keer").getByLabel("Jaap", { exact: true }).check();
  await press(page, "Bewaar");
  await phone.reads(card(page, "De volgende keer"), "dinsdag 18 juni, 9.30 uur");
  await phone.reads(card(page, "De volgende keer"), "Bij u thuis, met Jaap.");
  const made = await has(naomi, "AppointmentMade", ({ body }) => body.at === "2024-06-18T09:30");
  assert.deepEqual(made.sees, before.map(({ id }) => id));
});

test("R057 a talk does not end before the resident said whether it is right, and what is otherwise is kept", async (t) => {
  const { page, naomi } = await talk(t);
  await tell(page);
  await ownWords(page);
  await firstContact(page);
  await press(page, "Afronden");
  await phone.reads(needed(page).first(), "Vraag of dit klopt.");
  assert.equal(await needed(page).count(), 3, "the question, and an answer to each line");
  await press(page, "Nee, anders");
  await press(page, "Bewaar wat anders is");
  await phone.reads(wrong(page), "Schrijf op wat er anders is.");
  await page.getByLabel("Wat is er anders?").fill("De brieven liggen in een la.");
  await press(page, "Bewaar wat anders is");
  await phone.reads(page.locator(".agree__other"), "De brieven liggen in een la.");
  assert.equal((await has(naomi, "SummaryHeard")).body.text, "De brieven liggen in een la.");
  for (const row of await lines(page).all()) await row.getByRole("button", { name: "Eens", exact: true }).click();
  await ended(page);
});

test("R058 the words of the resident stand on the phone as the resident's own sentence", async (t) => {
  const { server, page, naomi } = await talk(t);
  await tell(page);
  await ownWords(page, "Alle post gaat in de blauwe tas.");
  const said = await has(naomi, "TaughtBack");
  const theirs = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await theirs.goto(`${server.origin}/step/${said.about}`);
  await phone.appReady(theirs);
  await phone.reads(theirs.locator("main"), "U zei: “Alle post gaat in de blauwe tas.”");
});

test("R068 the first contact is within seven days, and the phone knows who calls and when", async (t) => {
  const { server, page, naomi } = await talk(t);
  const day = page.getByLabel("Op welke dag?");
  assert.equal(await day.inputValue(), "2024-06-12");
  await tell(page);
  await press(page, "Ja, dit klopt");
  await ownWords(page);
  await day.fill("2024-06-18");
  await press(page, "Afronden");
  assert.deepEqual(await needed(page).allInnerTexts(), [
    "Kies voor het eerste contact een dag tot en met maandag 17 juni.",
    "Kies wie als eerste belt.",
  ]);
  await day.fill("2024-06-13");
  await firstContact(page);
  await ended(page);
  await phone.reads(page.locator(".agree__facts"), "Naomi belt u op donderdag 13 juni.");
  const { body } = await has(naomi, "TalkClosed");
  assert.deepEqual([body.on, body.by], ["2024-06-13", naomi.person]);
  const theirs = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  for (const screen of ["agreements", "meeting"]) {
    await theirs.goto(`${server.origin}/${screen}`);
    await phone.appReady(theirs);
    await phone.reads(theirs.locator("main .notice"), "Naomi belt u op donderdag 13 juni.");
  }
});

test("R068 the first step is done in the room after one question, and says that the tick stays", async (t) => {
  const { page, naomi } = await talk(t);
  await tell(page);
  const first = lines(page).first();
  await press(page, "Deze stap nu doen?");
  await phone.reads(first, "Dit vinkje blijft staan. Hier haalt u het niet weg.");
  await press(page, "Nee, nog niet");
  await press(page, "Deze stap nu doen?");
  await press(page, "Ja, dit is gedaan");
  await phone.reads(first, "Dit is gedaan. Dat staat vast.");
  await phone.reads(first.locator(".status"), "Gelukt");
  const step = await naomi.step("Doe uw brieven in één tas");
  await has(naomi, "StepDone", ({ about }) => about === step);
});

test("R108 the card is filled in the talk in both directions, and stands on the phone", async (t) => {
  const { server, page, naomi } = await talk(t);
  const cards = card(page, "Zo houden we contact");
  for (const [who, way, days, hours, silent] of [
    ["Zo bereiken wij u", "Een bericht", "2 werkdagen", "Na 18.00 uur.", "Dan belt Naomi."],
    ["Zo bereikt u Naomi", "Langskomen", "3 werkdagen", "Op dinsdag.", "Bel dan Jaap."],
  ]) {
    await cards.getByRole("button", { name: `: ${who}` }).click();
    await cards.getByLabel(way, { exact: true }).check();
    await page.getByLabel("Binnen hoeveel werkdagen komt er antwoord?").selectOption({ label: days });
    await page.getByLabel("Wanneer komt het uit?").fill(hours);
    await page.getByLabel("Wat als het stil blijft?").fill(silent);
    await press(page, "Bewaar");
    await phone.reads(cards, `${way}. ${hours}`);
    await phone.reads(cards, silent);
  }
  await has(naomi, "CardSet", ({ body }) => body.channel === "visit" && body.days === 3 && body.person === naomi.person);
  const theirs = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await theirs.goto(`${server.origin}/contact`);
  await phone.appReady(theirs);
  for (const said of ["Na 18.00 uur.", "Dan belt Naomi.", "Antwoord komt binnen 3 werkdagen.", "Bel dan Jaap."]) {
    await phone.reads(theirs.locator("main"), said);
  }
});

test("R141 of each line the resident says agree, not, or not yet; yes to all fills in only what is open", async (t) => {
  const { server, page, naomi } = await talk(t);
  await page.locator(".agree__choice[aria-checked=false]").first().click();
  await page.locator(".agree__line").nth(2).waitFor();
  await tell(page);
  const answer = (line, name) => lines(page).nth(line).getByRole("button", { name, exact: true });
  await answer(0, "Niet eens").click();
  await answer(1, "Weet ik nog niet").click();
  await lines(page).nth(1).locator("[aria-pressed=true]").waitFor();
  await press(page, "Ja, dit klopt");
  await lines(page).nth(2).locator("[aria-pressed=true]").waitFor();
  const pressed = (line) => lines(page).nth(line).locator("[aria-pressed=true]").innerText();
  assert.deepEqual(await Promise.all([0, 1, 2].map(pressed)), ["Niet eens", "Weet ik nog niet", "Eens"]);
  const first = (await has(naomi, "AgreementMade", ({ body }) => body.text === BAG)).id;
  await has(naomi, "AgreementHeard", ({ sees, body }) => sees.includes(first) && body.answer === "disagree");
  const theirs = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await theirs.goto(`${server.origin}/agreements`);
  await phone.appReady(theirs);
  await theirs.getByRole("link", { name: BAG }).click();
  await phone.reads(theirs.locator("main [role=status]"), "U bent het niet eens.");
});

test("a talk that was hardly begun says all that is missing, each leads there, and an end that names less ends nothing", async (t) => {
  const { page, naomi } = await talk(t, { without: ["AppointmentMade"] });
  await press(page, "Afronden");
  await page.waitForFunction(() => document.activeElement.id === "agree-needed");
  assert.deepEqual(await needed(page).allInnerTexts(), [
    "Lees eerst voor wat we afspreken.",
    "Vraag de eerste stap in eigen woorden.",
    "Kies de volgende keer, of zeg waarom niet.",
    "Kies wie als eerste belt.",
  ]);
  await needed(page).first().click();
  await page.waitForFunction(() => document.activeElement.id === "agree-tell");
  await page.keyboard.press("Enter");
  await lines(page).first().waitFor();
  const opened = await has(naomi, "TalkOpened");
  const told = await has(naomi, "SummaryTold");
  const end = { on: "2024-06-12", by: naomi.person, reason: "Klaar" };
  const pushed = await naomi.say("TalkClosed", undefined, end, { sees: [opened.id, told.id] });
  await until(() => naomi.events(), (all) => all.some(({ id }) => id === pushed));
  await page.reload();
  await lines(page).first().waitFor();
  await phone.button(page, "Afronden").waitFor();
});

/** A voice that speaks no sound, and ends each sentence when the test says so. */
const speak = (context) => context.addInitScript(() => {
  const said = [];
  const getVoices = () => [{ lang: "nl-NL", name: "nl-NL", default: true }];
  const value = { getVoices, addEventListener() {}, cancel() {}, speak: (utterance) => said.push(utterance) };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value });
  window.said = () => said.map(({ text }) => text);
  window.endSentence = () => said.at(-1).onend();
});

test("where there is a voice the lines are read aloud sentence by sentence, and read to the end they count as read", async (t) => {
  const { page } = await talk(t, { before: speak });
  await tell(page);
  const read = page.getByRole("checkbox", { name: "Hardop gelezen" });
  assert.equal(await read.getAttribute("aria-checked"), "false");
  await press(page, "Lees voor");
  await page.locator(":root[data-reading]").waitFor();
  assert.deepEqual(await page.evaluate(() => window.said()), [BAG]);
  for (let reading = true; reading; reading = await page.evaluate(() => document.documentElement.hasAttribute("data-reading"))) {
    await page.evaluate(() => window.endSentence());
  }
  await page.getByRole("checkbox", { name: "Hardop gelezen", checked: true }).waitFor();
  assert.ok((await page.evaluate(() => window.said())).includes("Jaap belt het energiebedrijf"));
});

test("without a voice there is no button that reads, and what was read by a person is ticked by hand", async (t) => {
  const { page } = await talk(t);
  await tell(page);
  assert.equal(await page.locator(".aloud").isVisible(), false);
  await page.getByRole("checkbox", { name: "Hardop gelezen" }).click();
  await page.getByRole("checkbox", { name: "Hardop gelezen", checked: true }).waitFor();
});

test("the phone is paired in the same screen, and the number is confirmed there", async (t) => {
  const { server, page } = await talk(t);
  const { code } = await makeCode(page);
  const theirs = await phone.open(await openContext(t, PHONE), server.origin);
  await theirs.getByLabel("Typ de 9 cijfers van uw hulp").pressSequentially(code);
  const number = await theirs.locator(".check__number").innerText();
  await confirm(page, number);
  await phone.reads(card(page, "Op uw telefoon"), "De telefoon van Cecilia is gekoppeld.");
  await phone.begin(theirs);
  await phone.reads(phone.stepTitle(theirs), "Doe uw brieven in één tas");
});

/** How many pages a PDF has. */
const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length;

/** What is printed and is cut off or runs out of its sheet. */
const cut = (page) => page.evaluate(() => [...document.querySelectorAll(".paper, .paper *")]
  .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline" && !node.closest("svg"))
  .map((node) => node.className || node.textContent));

test("R101 what was agreed is printed on one sheet of A4, with the code only while it works, and in English beside Dutch", async (t) => {
  const { page, naomi } = await talk(t);
  const paper = page.locator(".agree-paper");
  const print = async (...words) => {
    await page.emulateMedia({ media: "print" });
    for (const said of words) await phone.reads(paper, said);
    for (const gone of [".talk__head", ".talk__main", ".talk__foot"]) assert.equal(await page.locator(gone).isVisible(), false, gone);
    assert.deepEqual(await cut(page), []);
    const sheet = await page.pdf({ format: "A4", path: process.env.ROUTEKAART_SHEET });
    assert.equal(pages(sheet), 1);
    await page.emulateMedia({ media: null });
  };
  await page.locator(".agree__choice[aria-checked=false]").first().click();
  await page.locator(".agree__line").nth(2).waitFor();
  await almost(page);
  await press(page, "Verander");
  await ownWords(page, "Ik doe alle post in de blauwe tas. ".repeat(8).trim());
  await print(BAG, "maandag 17 juni, 18.30 uur", "“Ik doe alle post in de blauwe tas.", "Blijft het stil?", "030 000 00 00");
  assert.equal(await page.locator(".paper__code").count(), 0);
  await makeCode(page);
  await ended(page);
  await print("Naomi belt u op woensdag 12 juni.");
  assert.equal(await page.locator(".paper__code .qr").count(), 1);
  await naomi.say("LanguageSet", undefined, { language: "English" });
  // The browser's own window for printing would keep the page from being printed by the test.
  await page.evaluate(() => { window.print = () => document.body.toggleAttribute("data-printed", true); });
  await until(async () => {
    await press(page, "Op papier");
    return page.locator(".paper__other").count();
  }, (count) => count > 0);
  await print(BAG, "Put your letters in one bag", "The next time", "Naomi calls you on Wednesday 12 June.");
});

for (const [width, height] of [[1280, 800], [1920, 1080], [320, 640]]) {
  test(`every state can be read and worked at ${width} pixels, in light and in dark`, async (t) => {
    const { page } = await talk(t, { more: { viewport: { width, height } }, without: ["AppointmentMade"] });
    const check = async (where) => {
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await checkAccess(page, `${where}, ${colorScheme}`);
      }
      assert.equal(await sidewaysScroll(page), 0, where);
    };
    await check("choosing lines");
    await press(page, "Afronden");
    await press(page, "Kies een dag");
    await check("what is needed, and the form of the next time");
    await press(page, "Toch niet");
    await press(page, "Nu geen dag kiezen");
    await page.getByLabel("Of in eigen woorden").fill("Later.");
    await press(page, "Bewaar");
    await card(page, "Zo houden we contact").getByRole("button").first().click();
    await check("a card");
    await almost(page);
    await press(page, "Nee, anders");
    await press(page, "Deze stap nu doen?");
    await makeCode(page);
    await check("told, with a code");
    await press(page, "Ja, dit klopt");
    await ended(page);
    await check("ended");
  });
}
