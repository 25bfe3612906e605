// The browser ends as with an empty battery, right after the screen showed that something was kept, while the server is
// away: what one did is there when the phone is on again, and arrives at the server once.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { closeBrowser, killBrowser, openKeptPhone } from "./support/chromium.mjs";
import { temporaryFolder } from "./support/folder.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const SECOND = "Open één brief";
const WORDS = "Mijn broer wil meekijken. Mag dat?";

const now = (title) => (page) => phone.reads(phone.stepTitle(page), title);
const at = (path, selector, text) => async (page, origin) => {
  await page.goto(origin + path);
  await phone.reads(page.locator(selector), text);
};
/** Goes to a screen below Hulp by what its links say. */
const byHelp = async (page, ...links) => {
  await phone.goTo(page, "Hulp");
  for (const name of links) await page.getByRole("link", { name }).locator("visible=true").first().click();
};

/** What somebody does, what the screen then shows, which events that makes, and where it is seen later. */
const ACTIONS = {
  "a tick": {
    act: (page) => phone.button(page, "Ik heb dit gedaan").click(),
    kept: (page) => page.locator(".moment h1").waitFor(),
    kinds: ["StepDone"],
    there: now(SECOND),
  },
  "a tick that was taken back": {
    act: async (page) => {
      await phone.tick(page);
      await phone.button(page, "Toch niet klaar").click();
    },
    kept: now(FIRST),
    kinds: ["StepDone", "StepReopened"],
    there: now(FIRST),
  },
  "a question in one tap": {
    act: (page) => phone.button(page, "Ik snap dit niet").click(),
    kept: (page) => phone.reads(page.locator(".chain"), "Bewaard op uw telefoon"),
    kinds: ["QuestionAsked"],
    there: async (page) => {
      await page.locator(".two-buttons:visible").getByText("Ik snap dit niet").click();
      await phone.reads(page.locator(".chain"), "Bewaard op uw telefoon");
    },
  },
  "a question in own words": {
    act: async (page) => {
      await byHelp(page, "Stel een vraag");
      await page.getByLabel("Of schrijf het zelf").fill(WORDS);
      await phone.button(page, "Versturen").click();
    },
    kept: (page) => phone.reads(page.locator(".talk__mine"), WORDS),
    kinds: ["QuestionAsked"],
    there: at("/ask", ".talk__mine", WORDS),
  },
  "a setback": {
    act: async (page) => {
      await phone.link(page, "Het lukt niet").click();
      await phone.button(page, "Het is te veel").click();
    },
    kept: (page) => phone.reads(phone.heading(page), "Dit is al gelukt"),
    kinds: ["StepStuck"],
    there: now(SECOND),
  },
  "another day": {
    act: async (page) => {
      await phone.link(page, "Andere dag").click();
      await phone.button(page, "donderdag 13 juni").click();
    },
    kept: (page) => phone.reads(page.locator(".notice--undo"), "Goed. U doet dit op donderdag 13 juni."),
    kinds: ["WindowSet"],
    there: now(SECOND),
  },
  "a step of one's own": {
    act: async (page) => {
      await phone.link(page, "Andere stap").click();
      await page.getByRole("link", { name: /^Zelf iets bedenken/ }).click();
      await page.getByLabel("Wat wilt u doen?").fill("Bel mijn zus");
      await phone.button(page, "Zet erbij").click();
    },
    kept: now("Bel mijn zus"),
    kinds: ["OwnStepAdded"],
    there: at("/route", ".route__step", "Bel mijn zus"),
  },
  "rest": {
    act: async (page) => {
      await byHelp(page, "Er is iets gebeurd");
      await page.getByRole("button", { name: /^Even rust/ }).click();
    },
    kept: (page) => phone.reads(phone.heading(page), "Rustig aan."),
    kinds: ["Paused"],
    there: (page) => phone.reads(phone.heading(page), "Rustig aan."),
  },
  "an answer to an agreement": {
    act: async (page, origin) => {
      await page.goto(`${origin}/agreements`);
      await page.getByRole("link", { name: /Jaap belt het energiebedrijf/ }).click();
      await phone.button(page, "Ik weet het nog niet").click();
    },
    kept: (page) => phone.reads(page.locator("main [role=status]"), "Dat mag."),
    kinds: ["AgreementAnswered"],
    there: async (page, origin) => {
      await page.goto(`${origin}/agreements`);
      await page.getByRole("link", { name: /Jaap belt het energiebedrijf/ }).click();
      await phone.reads(page.locator("main [role=status]"), "Dat mag.");
    },
  },
  "help for today": {
    act: async (page) => {
      await byHelp(page, "Geen geld voor eten", "Zeg wat er nodig is");
      await page.getByRole("checkbox", { name: /^Geen geld voor eten/ }).click();
      await phone.button(page, "Versturen").click();
      await phone.button(page, "Ja, help mij vandaag").click();
    },
    kept: (page) => phone.reads(page.locator(".plan"), "Naomi regelt eten voor vandaag"),
    kinds: ["SafetyChecked", "CrisisStarted"],
    there: (page) => phone.reads(page.locator(".plan"), "Naomi regelt eten voor vandaag"),
  },
};

for (const [name, { act, kept, kinds, there }] of Object.entries(ACTIONS)) {
  test(`killed right after it was kept: ${name}`, async (t) => {
    const server = await startServer(t);
    const reader = await signIn(server.links.cecilia);
    const before = await reader.events();
    const folder = temporaryFolder("phone");
    // Who was here before: a browser writes its cookies down now and then, and when it is closed.
    const first = await openKeptPhone(t, folder);
    const paired = await phone.open(first, server.links.cecilia);
    await phone.reads(phone.syncLine(paired), "Bewaard en verstuurd");
    await phone.keptForOffline(paired);
    await first.close();
    await server.kill();

    const killed = await openKeptPhone(t, folder);
    const page = await phone.open(killed, server.origin);
    await act(page, server.origin);
    await kept(page);
    await killBrowser(killed);

    const again = await phone.open(await openKeptPhone(t, folder), server.origin);
    await there(again, server.origin);
    await server.start();
    await again.goto(server.origin);
    await phone.reads(phone.syncLine(again), "Bewaard en verstuurd", 30_000);
    const made = await phone.ownEvents(again);
    assert.deepEqual(made.map(({ kind }) => kind), kinds);
    assert.deepEqual(await reader.eventsAfter(before), made, "once, in their order, byte for byte");
  });
}
