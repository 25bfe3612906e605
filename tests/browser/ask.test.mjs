// Questions: one tap, by a card, or in own words; who answers, before when, and how far it has got.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const STEP = "Doe uw brieven in één tas";

async function cecilia(t) {
  const server = await startServer(t);
  const context = await openContext(t, PHONE);
  const page = await phone.open(context, server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  const naomi = await signIn(server.links.shared);
  return { server, context, page, naomi, step: await naomi.step(STEP) };
}

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
