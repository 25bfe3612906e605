// Gelukt: what got better before what was done, kind words with a name, on paper, and as much of it as one likes.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { cecilia } from "./support/cecilia.mjs";
import { PHONE, closeBrowser } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";

after(closeBrowser);

const STEP = "Doe uw brieven in één tas";
const improvements = (page) => page.locator(".better strong");

async function note(page, act) {
  await phone.goTo(page, "Gelukt");
  await phone.link(page, "Er is iets beter").click();
  await act();
  await phone.reads(phone.heading(page), "Dit is al gelukt");
}

test("R040 R072 what got better is noted by a tap or in own words, with its day, and told first", async (t) => {
  const { context, page } = await cecilia(t);
  await note(page, () => phone.button(page, "Meer rust").click());
  await phone.reads(page.locator(".better").first(), "Meer rust");
  await phone.reads(page.locator(".better").first(), "U zei dit op 10 juni.");
  await context.clock.setFixedTime("2024-06-12T10:12:00+02:00");
  await note(page, async () => {
    await page.getByLabel("Iets anders").fill("Ik slaap weer door.");
    await phone.button(page, "Bewaar dit").click();
  });
  await phone.reads(page.locator(".better").first(), "U zei dit op 12 juni.");
  assert.deepEqual((await improvements(page).allInnerTexts()).slice(0, 2), ["Ik slaap weer door.", "Meer rust"]);
  await phone.reads(page.locator(".content > div > p").first(), "Ik slaap weer door. 4 stappen.");
  await phone.goTo(page, "Route");
  await phone.reads(page.locator(".summary p"), "Ik slaap weer door. Al 4 stappen gelukt.");

  await phone.goTo(page, "Gelukt");
  await page.locator(".better", { hasText: "Ik slaap weer door." }).getByRole("button", { name: "Haal weg" }).click();
  await phone.reads(page.locator('.phone > [role="status"]'), "Geen probleem.");
  await improvements(page).filter({ hasText: "Ik slaap weer door." }).waitFor({ state: "detached" });
  await phone.reads(page.locator(".content > div > p").first(), "Meer rust. 4 stappen.");
});

test("nothing is noted when nothing was written", async (t) => {
  const { server, page, naomi } = await cecilia(t);
  await page.goto(`${server.origin}/better`);
  await phone.button(page, "Bewaar dit").click();
  await phone.button(page, "Minder brieven").click();
  await phone.reads(improvements(page).first(), "Minder brieven");
  await phone.goTo(page, "Nu");
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  const noted = (await naomi.events()).filter(({ kind, body }) => kind === "WinNoted" && body.text === "Minder brieven");
  assert.equal(noted.length, 1);
  assert.equal((await phone.ownEvents(page)).length, 1);
});

test("R049 a compliment stands beside its step, with the name of who gave it and the day", async (t) => {
  const { server, page, naomi } = await cecilia(t);
  const step = await naomi.step("U liet uw loonstrook zien");
  await naomi.say("Compliment", step, { text: "Knap dat u dit deed." });
  await phone.goTo(page, "Gelukt");
  const win = page.locator("li.win", { hasText: "Loonstrook laten zien" });
  await phone.reads(win.locator(".compliment"), "Knap dat u dit deed.");
  await phone.reads(win.locator("figcaption"), "Naomi, 10 juni");
  await page.goto(`${server.origin}/step/${step}`);
  await phone.reads(page.locator(".compliment figcaption"), "Naomi, 10 juni");
});

test("what was done stands there with the newest first, and goes on paper", async (t) => {
  const { page } = await cecilia(t);
  await phone.tick(page);
  await phone.button(page, "Morgen weer").click();
  await phone.goTo(page, "Gelukt");
  await phone.reads(page.locator("li.win").first(), "Brieven in één tas");
  await page.evaluate(() => { window.print = () => { document.body.dataset.printed = "yes"; }; });
  await phone.button(page, "Print dit").click();
  await page.locator("body[data-printed=yes]").waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await phone.button(page, "Print dit").isVisible(), false);
  assert.equal(await page.locator("li.win").first().isVisible(), true);
});

test("R081 how much shows when something works out is a choice, kept on the phone", async (t) => {
  const { page } = await cecilia(t, { reducedMotion: "no-preference" });
  const choose = async (level) => {
    await phone.goTo(page, "Hulp");
    await phone.link(page, "Mijn keuzes").click();
    const levels = page.getByRole("group", { name: "Als iets lukt" });
    await phone.button(levels, level).click();
    await levels.getByRole("button", { name: level, exact: true, pressed: true }).waitFor();
    await page.reload();
    await phone.appReady(page);
    await phone.goTo(page, "Nu");
    await phone.reads(phone.stepTitle(page), STEP);
    await phone.tick(page);
  };
  const motion = () => page.locator(".set-stamp").evaluate((stamp) => getComputedStyle(stamp).animationName);
  await choose("Uit");
  assert.equal(await page.locator(".moment__picture").count(), 0);
  await phone.takeBack(page);
  await choose("Kalm");
  assert.equal(await motion(), "none", "there is a picture, and nothing moves");
  await phone.takeBack(page);
  await choose("Gewoon");
  assert.equal(await motion(), "set-stamp");
});

test("R087 one tap or Esc hides the screen, and nothing outside it says what it is about", async (t) => {
  const { server, page } = await cecilia(t);
  await phone.button(page, "Verberg").click();
  await phone.button(page, "Laat weer zien").waitFor();
  const shown = await page.locator("#app").innerText();
  assert.equal(shown.trim(), "Laat weer zien");
  await page.keyboard.press("Escape");
  await phone.reads(phone.stepTitle(page), STEP);
  const manifest = await (await fetch(`${server.origin}/manifest.webmanifest`)).text();
  for (const outside of [await page.title(), manifest]) assert.doesNotMatch(outside, /schuld|debt|incasso|betaal/i);
});
