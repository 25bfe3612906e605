// The first two parts of a talk: what is prepared in five minutes, and what is told in the room.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn, signInAs, until } from "./support/api.mjs";
import { checkAccess } from "./support/axe.mjs";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { sidewaysScroll } from "./support/style.mjs";
import { atDesk } from "./support/team.mjs";

after(closeBrowser);

/** Naomi, or somebody else, at a part of the talk with Cecilia. */
async function talk(t, part, { name = "naomi", server } = {}) {
  server ??= await startServer(t);
  const cecilia = await signIn(server.links.cecilia);
  const page = await (await openContext(t, SCREEN)).newPage();
  await atDesk(page, server, name);
  await page.goto(`${server.origin}/team/routes/${cecilia.route}/talk/${part}`);
  await page.locator(".talk__main h1").waitFor();
  return { server, page, cecilia };
}

const said = (page) => page.locator(".talk__said [role=status]");

test("R031 R053 R054 both professionals prepare one line, which stand side by side and which the resident's copy holds", async (t) => {
  const { server, page, cecilia } = await talk(t, "prepare");
  const other = await talk(t, "prepare", { name: "jaap", server });
  assert.equal(await page.getByText("Nog niet voorbereid").count(), 1);
  for (const [one, words] of [[page, "Eerst rust in huis"], [other.page, "Alle schulden bekijken"]]) {
    await one.getByLabel("Wat vindt u nu het belangrijkst?").fill(words);
    await one.getByRole("button", { name: "Bewaar" }).first().click();
    await phone.reads(said(one), "Bewaard.");
  }
  await phone.reads(page.locator(".prepare__line"), "Alle schulden bekijken");
  await phone.reads(page.locator(".talk__main"), "U beiden ziet iets anders als eerste.");
  assert.equal(await page.getByText("Nog niet voorbereid").count(), 0);
  const lines = await until(() => cecilia.eventsOf("Prepared"), (events) => events.length === 2);
  assert.deepEqual(lines.map(({ body }) => body.text).sort(), ["Alle schulden bekijken", "Eerst rust in huis"]);
  const device = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await device.goto(`${server.origin}/sees`);
  await phone.reads(device.getByRole("region", { name: "Geschreven voor het gesprek" }), "Eerst rust in huis");
});

test("R106 R088 the language with an interpreter, and days with an evening, are seen by the other professional too", async (t) => {
  const { server, page } = await talk(t, "prepare");
  await page.getByLabel("In welke taal gaat het gesprek?").fill("Tigrinya");
  await page.getByRole("switch", { name: "Er komt een tolk mee" }).click();
  await phone.reads(said(page), "Bewaard.");
  const theirs = page.getByRole("group", { name: "Wanneer kan Cecilia?" });
  for (const name of ["maandag", "donderdag", "avond"]) await theirs.getByRole("button", { name, exact: true }).click();
  const other = await talk(t, "prepare", { name: "jaap", server });
  await other.page.getByRole("switch", { name: "Er komt een tolk mee", checked: true }).waitFor();
  assert.equal(await other.page.getByLabel("In welke taal gaat het gesprek?").inputValue(), "Tigrinya");
  for (const name of ["donderdag", "avond"]) await other.page.getByRole("group", { name: "Wanneer kan Cecilia?" }).getByRole("button", { name, exact: true, pressed: true }).waitFor();
});

test("R088 days that are pressed in one moment are all kept, the resident's and one's own", async (t) => {
  const { page } = await talk(t, "prepare");
  const pills = (group) => page.getByRole("group", { name: group }).locator("[aria-pressed]");
  const chosen = (group) => pills(group).evaluateAll((all) => all.filter((pill) => pill.ariaPressed === "true").map((pill) => pill.innerText));
  const week = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"];
  const day = ["ochtend", "middag", "avond"];
  for (const [group, all, turned] of [["Wanneer kan Cecilia?", [...week, ...day], ["maandag", "donderdag", "avond"]], ["Wanneer bent u te bereiken?", week, ["maandag", "vrijdag"]]]) {
    const before = await chosen(group);
    await pills(group).evaluateAll((all, names) => all.filter((pill) => names.includes(pill.innerText)).forEach((pill) => pill.click()), turned);
    const after = all.filter((name) => before.includes(name) !== turned.includes(name));
    await until(() => chosen(group), (names) => names.join() === after.join());
  }
});

test("R102 a professional says when one can be reached, the resident reads it beside the name, and the days that suit everybody follow", async (t) => {
  const { server, page, cecilia } = await talk(t, "prepare", { name: "jaap" });
  const days = page.getByRole("group", { name: "Wanneer bent u te bereiken?" });
  assert.deepEqual([await page.getByLabel("Van", { exact: true }).inputValue(), await page.getByLabel("Tot", { exact: true }).inputValue()], ["09:00", "17:00"]);
  await page.getByLabel("Tot", { exact: true }).fill("08:00");
  await page.getByRole("region", { name: "Wanneer bent u te bereiken?" }).getByRole("button", { name: "Bewaar" }).click();
  await phone.reads(page.locator(".talk__said"), "Het einde komt na het begin.");
  const before = (await cecilia.eventsOf("HoursSet")).length;
  await page.getByLabel("Tot", { exact: true }).fill("16:30");
  await days.getByRole("button", { name: "maandag", exact: true }).click();
  await phone.reads(said(page), "Bewaard.");
  const set = await until(() => cecilia.eventsOf("HoursSet"), (events) => events.length === before + 1);
  assert.deepEqual([set.at(-1).body.from, set.at(-1).body.to, set.at(-1).body.days], ["09:00", "16:30", "2345"]);
  assert.ok(set.at(-1).body.instead, "who takes over stays as it was");
  await page.getByRole("group", { name: /Wanneer kan Cecilia/ }).first().getByRole("button", { name: "maandag", exact: true }).click();
  await phone.reads(page.locator(".talk__main"), "Er is geen dag waarop iedereen kan.");
  const device = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.goTo(device, "Hulp");
  await phone.reads(device.locator("article.person").filter({ has: device.getByRole("heading", { name: "Jaap", exact: true }) }), "Morgen weer, vanaf 9.00 uur");
});

test("what was typed and not kept yet stays over other parts and over what somebody else says meanwhile, and going on keeps it", async (t) => {
  const { server, page, cecilia } = await talk(t, "prepare");
  await page.getByLabel("Wat vindt u nu het belangrijkst?").fill("Eerst rust");
  await page.getByRole("button", { name: "Begin met Vertellen" }).click();
  await until(() => cecilia.eventsOf("Prepared"), (events) => events.some(({ body }) => body.text === "Eerst rust"));
  const goal = (one) => one.getByLabel("In uw eigen woorden.");
  const worded = (words) => until(() => cecilia.eventsOf("TextSet"), (events) => events.some(({ body }) => body.value === words));
  await goal(page).fill("Weer rustig sl");
  const { page: other } = await talk(t, "tell", { name: "jaap", server });
  await goal(other).fill("Geld over houden");
  await other.getByRole("button", { name: "Verder naar Kiezen" }).click();
  await worded("Geld over houden");
  for (const part of ["Kiezen", "Vertellen"]) await page.locator(".talk__part").filter({ hasText: part }).click();
  assert.equal(await goal(page).inputValue(), "Weer rustig sl");
  await goal(page).press("End");
  await page.keyboard.type("apen");
  assert.equal(await goal(page).inputValue(), "Weer rustig slapen");
  await page.getByRole("button", { name: "Bewaar", exact: true }).first().click();
  await worded("Weer rustig slapen");
});

test("the talk begins with everything personal hidden, and one key brings it back and hides it again", async (t) => {
  const { page } = await talk(t, "prepare");
  await page.getByRole("button", { name: "Begin met Vertellen" }).click();
  await phone.reads(page.locator("h1"), "waar doet u het voor?");
  const hidden = page.getByRole("switch", { name: "Persoonlijke dingen zijn verborgen" });
  assert.equal(await hidden.getAttribute("aria-checked"), "true");
  await page.keyboard.press("F2");
  await page.locator(".talk:not(.talk--hidden)").waitFor();
  await page.keyboard.press("F2");
  await page.locator(".talk--hidden").waitFor();
});

test("while personal things are hidden no name can be read in any part, nor what was typed in a field", async (t) => {
  const { server, page, cecilia } = await talk(t, "prepare");
  for (const part of ["prepare", "tell", "choose", "paste", "agree"]) {
    await page.goto(`${server.origin}/team/routes/${cecilia.route}/talk/${part}`);
    await page.locator(".talk__main h1").waitFor();
    const read = () => page.locator(".talk").evaluate((talk) => {
      const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const texts = document.createTreeWalker(talk, NodeFilter.SHOW_TEXT);
      const names = [];
      while (texts.nextNode()) if (!texts.currentNode.parentElement.closest("textarea,.visually-hidden") && seen(texts.currentNode.parentElement)) names.push(...texts.currentNode.data.match(/Cecilia|Naomi|Jaap/g) ?? []);
      const fields = [...talk.querySelectorAll("textarea,input[type=text],input:not([type])")].filter((field) => field.value && getComputedStyle(field).webkitTextSecurity !== "disc");
      return { names: names.length, fields: fields.length };
    });
    const shown = await read();
    assert.ok(part === "paste" || shown.names > 0, `${part} has names to hide`);
    const words = await page.locator(".talk__main h1").innerText();
    await page.keyboard.press("F2");
    await page.locator(".talk--hidden").waitFor();
    assert.deepEqual(await read(), { names: 0, fields: 0 }, part);
    await checkAccess(page);
    assert.equal(await page.locator(".talk__main h1").innerText(), words, "who listens still hears every word");
    await page.keyboard.press("F2");
    await page.locator(".talk:not(.talk--hidden)").waitFor();
    assert.deepEqual(await read(), shown, `${part} is as it was`);
  }
});

test("R056 the part where one is says so, one goes back and forth, and what was begun is still there", async (t) => {
  const { page } = await talk(t, "tell");
  const here = page.locator("[aria-current=step]");
  await phone.reads(here, "Vertellen");
  await page.getByRole("checkbox", { name: "Huurcontract laten zien" }).click();
  await page.getByRole("button", { name: /^3 Afspreken$/ }).click();
  await phone.reads(here, "Afspreken");
  await page.goBack();
  await phone.reads(here, "Vertellen");
  await page.getByRole("checkbox", { name: "Huurcontract laten zien", checked: true }).waitFor();
});

test("R033 R139 R142 another goal in the talk is the same on the phone, and can be put back", async (t) => {
  const { server, page } = await talk(t, "tell");
  const before = await page.getByLabel(/^In uw eigen woorden/).inputValue();
  await page.getByLabel(/^In uw eigen woorden/).fill("Een fiets voor mijn neefje");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await phone.reads(said(page), "Uw woorden staan aan het eind van de route.");
  const cecilia = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.goTo(cecilia, "Route");
  await phone.reads(cecilia.locator(".route__goal"), "Een fiets voor mijn neefje");
  await page.getByRole("button", { name: "Zet terug" }).click();
  await phone.reads(cecilia.locator(".route__goal"), before.slice(0, 20));
});

test("R041 what was delivered is ticked in one go, counts as done, and is nowhere to be done again", async (t) => {
  const { server, page, cecilia } = await talk(t, "tell");
  const done = (await cecilia.eventsOf("StepDone")).length;
  for (const name of ["Huurcontract laten zien", "Zorgpolis laten zien", "Laten zien wie u bent"]) await page.getByRole("checkbox", { name }).click();
  await page.getByRole("button", { name: "Verder naar Kiezen" }).click();
  await page.locator(".talk[data-part=choose]").waitFor();
  await until(() => cecilia.eventsOf("StepDone"), (events) => events.length === done + 3);
  const device = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.goTo(device, "Gelukt");
  for (const name of ["Huurcontract laten zien", "Zorgpolis laten zien"]) await device.getByText(name).first().waitFor();
  await phone.goTo(device, "Route");
  assert.equal(await device.locator('.route__step:not([data-status="done"])').filter({ hasText: /huurcontract|zorgpolis/i }).count(), 0);
});

test("R083 R131 each question has its reason; one no puts help for today before everything, and it can be taken back", async (t) => {
  const { server, page } = await talk(t, "tell");
  const answer = (question, words) => page.getByRole("group", { name: question }).getByRole("button", { name: words, exact: true }).click();
  for (const why of ["Zonder eten lukt de rest niet.", "Een huis geeft rust.", "Dan blijft het warm in huis.", "Dan kunt u naar de dokter."]) await page.getByText(why).waitFor();
  await answer("Genoeg geld voor eten", "Nee");
  for (const name of ["U kunt in uw huis blijven", "Zorgverzekering"]) await answer(name, "Ja");
  await answer("Stroom, gas en water", "Weet ik niet");
  await phone.reads(page.locator(".tell__offer"), "genoeg geld voor eten, stroom, gas en water");
  assert.equal(await page.getByRole("button", { name: "Verder naar Kiezen" }).count(), 0, "help comes before choosing");
  await page.getByRole("button", { name: "Ja, begin met hulp voor vandaag" }).click();
  await phone.reads(page.locator(".tell__safe"), "Vandaag gaat dit eerst.");
  const device = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.reads(device.locator(".plan"), "Naomi regelt eten voor vandaag");
  await page.getByRole("button", { name: "Zet terug" }).click();
  await page.getByRole("button", { name: "Verder naar Kiezen" }).waitFor();
});

test("preparing and telling have no fault by axe, and nothing scrolls sideways, light and dark, small and wide", async (t) => {
  const { page, server, cecilia } = await talk(t, "tell");
  for (const part of ["prepare", "tell"]) {
    await page.goto(`${server.origin}/team/routes/${cecilia.route}/talk/${part}`);
    await page.locator(".talk__main h1").waitFor();
    for (const viewport of [{ width: 320, height: 640 }, SCREEN.viewport, { width: 1920, height: 1080 }]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await checkAccess(page, `${part}, ${viewport.width} px, ${colorScheme}`);
      }
      assert.equal(await sidewaysScroll(page), 0, `${part} at ${viewport.width} px`);
    }
  }
});
