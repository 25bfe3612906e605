// Cecilia's story: from the evening of the talk with Naomi and Jaap, through a letter, a question, a day without food
// and a month of silence, to agreements about her debts. Her phone has a clock of its own.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeBrowser } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { begin } from "./support/story.mjs";

after(closeBrowser);

const BAG = "Doe uw brieven in één tas";
const LETTER = "Open één brief";
const SIGN = {
  icon: "form",
  minutes: 15,
  template: "sign-agreement",
  title: "Zet uw naam onder de afspraken",
  short: "Naam onder de afspraken",
  why: "U leest eerst rustig wat erin staat.",
  brings: "Dan weet u wat u betaalt en hoelang. Meestal is dat 18 maanden.",
  doneWhen: "uw naam eronder staat",
  won: "U zette uw naam onder de afspraken.",
  relief: "U weet nu wanneer het klaar is.",
};

test("Cecilia's whole story", async (t) => {
  const story = await begin(t, "cecilia", "2024-06-06T19:30:00+02:00");
  const { page, naomi, jaap } = story;
  const [bag, letter] = [await naomi.step(BAG), await naomi.step(LETTER)];
  const chain = page.locator(".chain");

  // The evening of the talk. Her first step was done in the room, and what was said there is on her phone.
  assert.equal(await story.stepsDone(), 4);
  await phone.reads(page.locator("li.win"), "Gesprek met Naomi en Jaap");
  await phone.reads(page.locator("main"), "U kwam na uw werk nog langs. Dat vond ik sterk.");
  await story.open("/agreements");
  await page.getByRole("link", { name: /Alle post gaat in de blauwe tas/ }).click();
  await phone.button(page, "Ik ben het ermee eens").click();
  await phone.reads(page.locator("main [role=status]"), "U bent het ermee eens.");
  assert.equal((await story.told("AgreementAnswered")).body.answer, "agree");

  // The next morning, without internet, she opens one letter. That is enough for a day.
  await story.on("2024-06-07T08:30:00+02:00", { offline: true });
  await phone.reads(phone.stepTitle(page), BAG);
  await phone.link(page, "Andere stap").click();
  await page.getByRole("button", { name: new RegExp(`^${LETTER}`) }).click();
  await phone.reads(phone.stepTitle(page), LETTER);
  await phone.tick(page);
  await phone.reads(phone.heading(page), "Gelukt. U opende een brief.");
  await phone.reads(phone.syncLine(page), "Bewaard op uw telefoon");
  await phone.button(page, "Morgen weer").click();
  await phone.reads(phone.heading(page), "Klaar voor vandaag.");
  await story.online();
  await story.told("StepDone", letter);
  await naomi.say("StepSeen", letter);
  await story.open(`/won/${letter}`);
  await phone.reads(phone.syncLine(page), "Gezien door Naomi");

  // On Monday she does not understand the other step, says so in one tap, and reads that somebody saw it.
  await story.on("2024-06-10T10:12:00+02:00");
  await page.locator(".two-buttons:visible").getByText("Ik snap dit niet").click();
  await phone.reads(chain, "Antwoord vóór woensdag 12 juni");
  const asked = await story.told("QuestionAsked", bag);
  await naomi.say("QuestionRead", bag, {}, { sees: [asked.id] });
  await phone.reads(chain, "Gelezen door Naomi op 10 juni");
  await naomi.say("QuestionAnswered", bag, { text: "Alle post mag in de tas. Ook dichte." }, { sees: [asked.id] });
  await phone.reads(page.locator(".talk__theirs"), "Alle post mag in de tas. Ook dichte.");
  await phone.button(page, "Ik weet genoeg").click();
  await story.told("QuestionClosed", bag);

  // On Wednesday the money did not come, and there is no food. Her phone has no internet either: it helps all the same.
  await story.on("2024-06-12T21:40:00+02:00", { offline: true });
  await phone.goTo(page, "Hulp");
  await phone.link(page, "Geen geld voor eten").click();
  assert.equal(await page.getByRole("link", { name: /^Geen geld voor eten/ }).getAttribute("href"), "tel:0300000099");
  await phone.link(page, "Zeg wat er nodig is").click();
  await page.getByRole("checkbox", { name: /^Geen geld voor eten/ }).click();
  await phone.button(page, "Versturen").click();
  await phone.button(page, "Ja, help mij vandaag").click();
  await phone.reads(page.locator(".plan"), "Naomi regelt eten voor vandaag");
  await phone.reads(page.locator(".plan"), "Op maandag 17 juni of eerder.");
  assert.equal(await page.locator(".step-card:visible").count(), 0, "everything else waits");
  await story.online();
  const crisis = await story.told("CrisisStarted");
  assert.deepEqual(crisis.body.needs, ["food"]);

  // It is over: a win that stays, and somebody who goes on with her.
  await story.on("2024-06-13T15:00:00+02:00");
  await naomi.say("CrisisEnded", undefined, { then: jaap.person, on: "2024-06-14" }, { sees: [crisis.id] });
  await phone.reads(page.locator(".handover"), "Jaap belt u op vrijdag 14 juni.");
  await phone.reads(phone.stepTitle(page), BAG);
  await phone.goTo(page, "Gelukt");
  await phone.reads(page.locator("li.win"), "Het ergste is voorbij.");
  assert.equal(await story.stepsDone(), 5);

  // She misses the talk. Nobody blames her, and another moment is promised.
  await story.on("2024-06-18T09:00:00+02:00");
  const talk = await story.told("AppointmentMade");
  await naomi.say("AppointmentHeld", undefined, { outcome: "missed" }, { sees: [talk.id], at: "2024-06-18T09:00:00+02:00" });
  await story.open("/meeting");
  await phone.reads(page.locator("main"), "Het gesprek van maandag 17 juni ging niet door. Dat geeft niet.");
  await phone.reads(page.locator("main"), "Naomi stelt een ander moment voor");

  // Then it is quiet for more than thirty days. Back again she finds a welcome and one tiny step, and nothing that waited.
  const quiet = await jaap.events();
  await story.on("2024-07-22T20:05:00+02:00");
  await phone.reads(phone.heading(page), "Fijn dat u er weer bent.");
  await phone.reads(page.locator(".now-pane"), "Uw 5 gelukte stappen staan er nog.");
  const welcome = await page.locator(".now-pane").innerText();
  assert.ok(!welcome.includes(BAG) && !welcome.includes("juni"), welcome);
  await phone.button(page, "Stuur een groet").click();
  await phone.reads(phone.heading(page), "Klaar voor vandaag.");
  await story.told("NoteWritten");
  const news = await jaap.eventsAfter(quiet);
  assert.deepEqual(news.map(({ kind, body }) => [kind, body.text]), [["NoteWritten", "Hallo. Ik ben er weer."]], "since last time, for Jaap");

  // The next day is an ordinary one.
  await story.on("2024-07-23T18:30:00+02:00");
  await phone.reads(phone.stepTitle(page), BAG);
  await phone.tick(page);
  await phone.reads(phone.heading(page), "Gelukt. Uw brieven zitten in één tas.");
  await story.told("StepDone", bag);

  // She looks in now and then. Others are busy, and it says so.
  for (const day of ["2024-08-12", "2024-09-09"]) {
    await story.on(`${day}T19:00:00+02:00`);
    await phone.reads(phone.heading(page), "U hoeft nu niets te doen.");
  }

  // In autumn it is calm. Jaap has the agreements ready; she puts her name under them, for eighteen months.
  await story.on("2024-10-07T17:10:00+02:00");
  await prepareAgreements(story);
  await phone.reads(phone.stepTitle(page), SIGN.title);
  await phone.reads(page.locator(".step-card__brings"), "Meestal is dat 18 maanden.");
  await phone.tick(page);
  await phone.reads(phone.heading(page), `Gelukt. ${SIGN.won}`);
  await phone.reads(page.locator(".moment__text"), SIGN.relief);
  await phone.reads(phone.syncLine(page), "Verstuurd naar");
  assert.equal(await story.stepsDone(), 9, "seven of her own, one by Jaap and one with Naomi");
  await phone.goTo(page, "Route");
  await phone.reads(page.locator(".summary"), "Al 9 stappen gelukt.");
  await phone.reads(page.locator(".route__phase"), "Dit duurt meestal 18 maanden.");
  await phone.reads(page.locator(".route__goal"), "Weer rustig slapen.");
});

/** What Jaap and Naomi put on the route once it is calm: what he did, her part of the agreements, and the time after them. */
async function prepareAgreements({ naomi, jaap }) {
  const events = await naomi.events();
  const phase = (kind) => events.find((event) => event.kind === "PhaseAdded" && event.body.phase === kind).about;
  const step = async (title) => events.find((event) => event.kind === "StepAdded" && event.body.title === title).about;
  await jaap.say("StepDone", await step("{helper} belt het energiebedrijf"));
  await naomi.say("StepDone", await step("Brieven bekijken met {helper}"));
  const persevere = randomUUID();
  await naomi.say("PhaseAdded", persevere, { phase: "persevere", months: 18 });
  await naomi.say("PlaceSet", persevere, { key: "n" });
  await naomi.say("PhaseOpened", phase("agreements"));
  const sign = randomUUID();
  await jaap.say("StepAdded", sign, { phase: phase("agreements"), ...SIGN });
  await jaap.say("PlaceSet", sign, { key: "a" });
  await jaap.say("OwnerSet", sign, { owner: "resident" });
  await jaap.say("HelpLevelSet", sign, { level: "together" });
  await jaap.say("Released", sign, { state: "open" });
}
