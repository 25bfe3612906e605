// Henk's story: three children, a father who lives with them, a benefit, and a table full of papers. Somebody takes the
// papers over, and he wants to see where it all goes.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { begin } from "./support/story.mjs";

after(closeBrowser);

const CONTRACT = "Laat uw huurcontract zien";
const FOLDERS = "{helper} doet uw papieren in mappen";
const ALLOWANCES = "Kijk welke toeslagen u kunt krijgen";

test("Henk's whole story", async (t) => {
  const story = await begin(t, "henk", "2024-06-10T09:10:00+02:00");
  const { page, naomi } = story;
  const [contract, folders, allowances] = [await naomi.step(CONTRACT), await naomi.step(FOLDERS), await naomi.step(ALLOWANCES)];
  const volunteer = (await naomi.events()).find(({ kind, body }) => kind === "PersonJoined" && body.role === "volunteer").about;

  // What he showed in the talk is done, his father's papers too, and never asked again.
  await phone.reads(phone.stepTitle(page), CONTRACT);
  const done = await story.stepsDone();
  for (const shown of ["Uitkering laten zien", "AOW van uw vader laten zien"]) await phone.reads(page.locator("li.win"), shown);

  // He wants to see everything, not one step. The choice holds when he opens the app again.
  await story.open("/choices");
  await phone.button(page, "Alle stappen").click();
  await story.on("2024-06-10T21:15:00+02:00", { offline: true });
  await phone.reads(phone.heading(page), "Uw stappen");
  const phases = await page.locator(".route__phase").allInnerTexts();
  assert.equal(phases.length, 5);
  for (const name of ["AOW van uw vader laten zien", CONTRACT, "Meneer V. doet uw papieren in mappen", "Bekijk uw brieven met Naomi", "Praat na 1 maand met Naomi"]) {
    await phone.reads(page.locator(".route__step"), name);
  }
  await phone.reads(page.locator(".route__goal"), "Een lege tafel, zodat we er weer samen aan eten.");
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), CONTRACT);

  // The papers are somebody else's now: who, and before when.
  await story.open("/others");
  const busy = page.locator("article").filter({ hasText: "Meneer V. is bezig" });
  await phone.reads(busy, "Meneer V. doet uw papieren in mappen");
  await phone.reads(busy, "U hoort iets vóór dinsdag 18 juni");

  // The contract of his house lies somewhere between them. He asks, still without internet, whether somebody can do it.
  await story.open(`/step/${contract}`);
  await phone.link(page, "Kan iemand dit met mij of voor mij doen?").click();
  await page.getByRole("button", { name: /^Voor mij/ }).click();
  await phone.reads(page.locator("main"), "U vroeg om hulp. Naomi zoekt iemand.");
  await story.context.setOffline(false);
  const asked = await story.told("HelpAsked", contract);
  assert.equal(asked.body.how, "for");
  await naomi.say("HelpOffered", contract, { person: volunteer }, { sees: [asked.id] });
  await phone.reads(page.locator("main"), "Meneer V. kan dit van u overnemen.");
  await phone.button(page, "Ja, neem over").click();
  await phone.reads(page.locator("main"), "Meneer V. doet dit voor u.");
  await story.told("OwnerSet", contract, { owner: volunteer });

  // Now there is nothing for him to do, and it says so.
  await phone.goTo(page, "Nu");
  await phone.reads(phone.heading(page), "U hoeft nu niets te doen.");
  await phone.reads(page.locator(".now-pane"), "Meneer V. is bezig");

  // A week later the table is empty, and both steps are done on his map.
  await story.on("2024-06-18T12:20:00+02:00");
  for (const step of [folders, contract]) await naomi.say("StepDone", step);
  await phone.goTo(page, "Route");
  const onTheMap = (words) => page.locator('.route__step[data-status="done"]').filter({ hasText: words });
  await onTheMap("Papieren in mappen").waitFor();
  await onTheMap("Huurcontract laten zien").waitFor();

  // One step of his own comes: with the papers in order it is small. It brings him money, and he sees what comes after.
  await naomi.say("PhaseOpened", (await naomi.events()).find(({ kind, body }) => kind === "PhaseAdded" && body.phase === "calm").about);
  await naomi.say("Released", allowances, { state: "open" });
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), ALLOWANCES);
  await phone.tick(page);
  await phone.reads(phone.heading(page), "Gelukt.");
  await story.told("StepDone", allowances);
  await naomi.say("StepSeen", allowances);
  await phone.reads(phone.syncLine(page), "Gezien door Naomi");
  assert.ok((await story.stepsDone()) > done);
  await phone.goTo(page, "Route");
  await phone.reads(page.locator(".summary"), "van 5.");
});
