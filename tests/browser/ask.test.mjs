// Questions: one tap, by a card, or in own words; who answers, before when, and how far it has got.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { cecilia } from "./support/cecilia.mjs";
import { closeBrowser } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";

after(closeBrowser);

const chain = (page) => page.locator(".chain__row");
const unclear = (page) => page.locator(".two-buttons:visible").getByText("Ik snap dit niet");
const status = (page) => page.locator('.phone > [role="status"]');

/** Asks about the first step by one tap, and waits until the server has it: the id of the question. */
async function asked(page, naomi) {
  await unclear(page).click();
  await phone.reads(chain(page), "Verstuurd");
  return (await naomi.events()).findLast(({ kind }) => kind === "QuestionAsked").id;
}

test("R011 one tap says that a step is not clear, and says who answers and before when", async (t) => {
  const { page, naomi, step } = await cecilia(t);
  await unclear(page).click();
  await phone.reads(phone.heading(page), "Uw vraag aan Naomi");
  await phone.reads(status(page), "Uw vraag is bewaard. U hoort iets van Naomi vóór woensdag 12 juni.");
  await phone.reads(chain(page), "Antwoord vóór woensdag 12 juni");
  await phone.reads(chain(page), "Verstuurd");
  const [question] = (await naomi.events()).filter(({ kind }) => kind === "QuestionAsked");
  assert.deepEqual([question.about, question.body], [step, { subject: "unclear" }]);
});

test("R096 R097 R112 a question is kept, sent, read by a name on a day, and answered", async (t) => {
  const { context, page, naomi, step } = await cecilia(t);
  await context.setOffline(true);
  await unclear(page).click();
  await phone.reads(chain(page), "Bewaard op uw telefoon");
  await phone.reads(chain(page), "Versturen gaat vanzelf");
  await context.setOffline(false);
  await phone.reads(chain(page), "Verstuurd");
  const { id } = (await naomi.events()).find(({ kind }) => kind === "QuestionAsked");
  await naomi.say("QuestionRead", step, {}, { sees: [id] });
  await phone.reads(chain(page), "Gelezen door Naomi op 10 juni");
  await naomi.say("QuestionAnswered", step, { text: "Alle post mag in de tas." }, { sees: [id] });
  await phone.reads(chain(page), "Antwoord van Naomi op 10 juni");
  await phone.reads(page.locator(".talk__theirs"), "Alle post mag in de tas.");
});

test("R098 an open question is shown before a new one about the same step", async (t) => {
  const { page, naomi } = await cecilia(t);
  await asked(page, naomi);
  await phone.goTo(page, "Nu");
  await unclear(page).click();
  await phone.reads(chain(page), "Antwoord vóór woensdag 12 juni");
  await phone.button(page, "Bel mij liever").click();
  await phone.reads(page.locator(".talk__mine"), "Bel mij liever");
  const made = (await phone.ownEvents(page)).filter(({ kind }) => kind === "QuestionAsked");
  assert.deepEqual(made.map(({ body }) => body.subject), ["unclear", "call"]);
  assert.deepEqual(made[1].sees, [made[0].id], "the second goes on with the first");
});

test("R014 a question is asked by a card alone, and by keyboard alone; no money for food leads to help today", async (t) => {
  const { page } = await cecilia(t);
  await phone.goTo(page, "Hulp");
  await phone.link(page, "Stel een vraag").click();
  await phone.link(page, "Geen geld voor eten").click();
  await page.waitForURL("**/crisis");
  await phone.goTo(page, "Hulp");
  await phone.link(page, "Stel een vraag").click();
  await phone.button(page, "Een brief die ik niet snap").click();
  await phone.reads(chain(page), "Antwoord vóór woensdag 12 juni");
  await phone.button(page, "Ik weet genoeg").click();
  await phone.reads(status(page), "Fijn. Uw vraag is klaar.");

  await phone.link(page, "Stel een vraag").press("Enter");
  await phone.button(page, "Iemand belt steeds").press("Enter");
  await phone.reads(phone.heading(page), "Uw vraag aan Naomi");
  await page.getByLabel("Wilt u nog iets zeggen?").press("Tab");
  await page.keyboard.press("Enter");
  await phone.reads(status(page), "Schrijf eerst iets.");
  await page.keyboard.type("Bellen mag ook");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await phone.reads(page.locator(".talk__mine"), "Bellen mag ook");
  await page.waitForFunction(() => document.querySelector("textarea").value === "");
});

test("R026 a question for the own worker alone says so, and goes with that audience, as does what follows", async (t) => {
  const { server, page, step } = await cecilia(t);
  await page.goto(`${server.origin}/ask/${step}`);
  await phone.button(page, "Alleen Naomi").click();
  await phone.reads(page.locator("[aria-pressed=true]"), "Alleen Naomi");
  await page.getByLabel("Of schrijf het zelf").fill("Mijn broer weet van niets.");
  await phone.button(page, "Versturen").click();
  await phone.reads(page.locator(".talk"), "Alleen Naomi");
  await phone.button(page, "Bel mij liever").click();
  await phone.reads(page.locator(".talk__mine"), "Bel mij liever");
  const made = (await phone.ownEvents(page)).filter(({ kind }) => kind === "QuestionAsked");
  assert.deepEqual(made.map(({ audience }) => audience), ["worker", "worker"]);
});

test("R107 one tap of a helper changes before when the answer comes", async (t) => {
  const { page, naomi, step } = await cecilia(t);
  const id = await asked(page, naomi);
  await naomi.say("AnswerPromised", step, { before: "2024-06-18" }, { sees: [id] });
  await phone.reads(chain(page), "Antwoord vóór dinsdag 18 juni");
  await phone.reads(page.locator(".talk__theirs"), "Naomi zoekt dit uit.");
});

test("R090 R135 who knows it better gets the same thread, and the resident reads the new name", async (t) => {
  const { page, naomi, step } = await cecilia(t);
  const id = await asked(page, naomi);
  const jaap = (await naomi.events()).find(({ kind, body }) => kind === "PersonJoined" && body.name === "Jaap").about;
  await naomi.say("QuestionForwarded", step, { to: jaap }, { sees: [id] });
  await phone.reads(phone.heading(page), "Uw vraag aan Jaap");
  await phone.reads(page.locator(".talk"), "Jaap weet dit. Uw vraag gaat mee.");
  await phone.reads(page.locator(".talk__mine"), "Ik snap dit niet");
  await naomi.say("QuestionAnswered", step, { text: "Alle post." }, { sees: [id] });
  await phone.reads(page.locator(".talk__theirs"), "Alle post.");
});

test("R108 the card of who answers says after how many working days, and that this one calls", async (t) => {
  const { page, naomi } = await cecilia(t);
  const body = { person: naomi.person, channel: "call", days: 5 };
  await naomi.say("CardSet", undefined, body);
  await unclear(page).click();
  await phone.reads(chain(page), "Antwoord vóór maandag 17 juni");
  await phone.reads(page.locator(".silence"), "Dan belt Naomi u.");
});

test("after the promised day a question says honestly that it takes longer, and whom to call", async (t) => {
  const { context, page, naomi } = await cecilia(t);
  await asked(page, naomi);
  await context.clock.setFixedTime("2024-06-13T10:00:00+02:00");
  await page.reload();
  await phone.appReady(page);
  await phone.reads(page.locator(".silence"), "Dit duurt langer. Naomi belt u.");
  assert.equal(await page.getByRole("link", { name: "Bel Naomi nu" }).getAttribute("href"), "tel:0300000000");
  assert.equal(await page.getByText("Antwoord vóór").count(), 0, "a promise that was not kept is not repeated");
});

test("an answer is said on Nu, and the way to it is there", async (t) => {
  const { page, naomi, step } = await cecilia(t);
  const id = await asked(page, naomi);
  await phone.goTo(page, "Nu");
  await naomi.say("QuestionAnswered", step, { text: "Alle post." }, { sees: [id] });
  await phone.link(page, "Naomi gaf antwoord op uw vraag.").click();
  await phone.button(page, "Nog niet duidelijk").click();
  await phone.reads(chain(page), "Antwoord vóór woensdag 12 juni");
});
