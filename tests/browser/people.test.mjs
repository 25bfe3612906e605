// Who helps: a face on every screen, who can be reached, who came in whose place, and being called back.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { cecilia } from "./support/cecilia.mjs";
import { SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { atDesk } from "./support/team.mjs";

after(closeBrowser);

const ROUTE_PATHS = ["/", "/route", "/done", "/help", "/choices", "/agreements", "/meeting", "/contact", "/sees", "/crisis", "/safety", "/happened", "/quiet", "/better", "/ask", "/elsewhere"];

const visit = async (page, address) => {
  await page.goto(address);
  await phone.appReady(page);
};

/** The card of a person on Hulp. */
const card = (page, name) => page.locator("article.person").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** What has the focus after each of the first `count` tabs: its name as a screen reader hears it. */
async function tabbed(page, count) {
  await page.evaluate(() => document.activeElement?.blur());
  const names = [];
  for (let tab = 0; tab < count; tab++) {
    await page.keyboard.press("Tab");
    names.push(await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent));
  }
  return names;
}

test("R047 R085 every screen has Wat nu and the face of one person, within five tabs", async (t) => {
  const { server, page, step } = await cecilia(t);
  for (const path of [...ROUTE_PATHS, `/step/${step}`, `/stuck/${step}`, `/won/${step}`]) {
    await visit(page, server.origin + path);
    await page.locator(".top-contact svg.portrait").waitFor();
    const names = (await tabbed(page, 5)).join(" · ");
    assert.match(names, /Wat nu\?/, path);
    assert.match(names, /Naomi spreken/, path);
  }
});

test("R103 from any screen it is two taps to a call or to being called back", async (t) => {
  const { server, page } = await cecilia(t);
  for (const path of ROUTE_PATHS) {
    await visit(page, server.origin + path);
    await phone.link(page, "Naomi spreken").click();
    await phone.reads(phone.heading(page), "Ik wil iemand spreken");
    assert.equal(await phone.link(page, "Bel Naomi nu").getAttribute("href"), "tel:0300000000", path);
    await phone.button(page, "Bel mij terug").waitFor();
  }
});

test("R086 where nothing is to be found there is somebody to call", async (t) => {
  const { server, page } = await cecilia(t);
  await visit(page, `${server.origin}/elsewhere`);
  await phone.link(page, "Bel Naomi nu").waitFor();
  await visit(page, `${server.origin}/agreement/${randomUUID()}`);
  await phone.link(page, "Bel Naomi nu").waitFor();
});

test("being called back is asked in one tap, says before when, and can be taken back", async (t) => {
  const { naomi, page } = await cecilia(t);
  const before = await naomi.events();
  await phone.goTo(page, "Hulp");
  await phone.button(page, "Bel mij terug").click();
  // Asked on Monday 10 June, two working days as on the card.
  await phone.reads(card(page, "Naomi"), "Naomi belt u terug, vóór woensdag 12 juni.");
  await phone.button(page, "Bellen hoeft niet meer").click();
  await phone.button(page, "Bel mij terug").waitFor();
  await sent(naomi, before, ["QuestionAsked", "QuestionClosed"]);
});

test("R020 who is who: a face, one sentence of at most 15 words, and what each does now", async (t) => {
  const { page } = await cecilia(t);
  await phone.goTo(page, "Hulp");
  for (const name of ["Naomi", "Jaap"]) {
    await card(page, name).locator("svg.portrait").waitFor();
    const role = await card(page, name).locator("p").first().innerText();
    assert.match(role, /^Helpt u .+\.$/);
    assert.ok(role.split(" ").length <= 15, role);
  }
  await phone.reads(card(page, "Jaap"), "Jaap belt het energiebedrijf");
  assert.doesNotMatch(await card(page, "Naomi").innerText(), /Doet nu voor u/);
});

test("R102 in the evening the card says from when again, and whom to call meanwhile", async (t) => {
  const { server, context, page } = await cecilia(t);
  await phone.goTo(page, "Hulp");
  await phone.reads(card(page, "Naomi"), "Nu te bereiken, tot 20.00 uur");
  await phone.reads(card(page, "Jaap"), "Nu te bereiken, tot 17.00 uur");
  await context.clock.setFixedTime("2024-06-10T21:00:00+02:00");
  await visit(page, `${server.origin}/help`);
  await phone.reads(card(page, "Jaap"), "Morgen weer, vanaf 9.00 uur");
  assert.equal(await card(page, "Jaap").getByRole("link", { name: "Bel intussen Naomi" }).getAttribute("href"), "tel:0300000000");
});

test("R085 a change of person is told with both names, until it was read", async (t) => {
  const { server, page } = await cecilia(t);
  await server.addAccount("Samira", "worker", "Buurtteam Noord");
  const desk = await (await openContext(t, SCREEN)).newPage();
  await atDesk(desk, server);
  await phone.link(desk, "Cecilia").click();
  await phone.link(desk, "Mensen").click();
  await desk.getByLabel("Samira, Buurtteam Noord").check();
  await phone.button(desk, "Draag over").click();
  await phone.button(desk, "Ja, draag over").click();
  await phone.reads(page.locator(".change"), "Samira helpt u nu, in plaats van Naomi.");
  await page.locator(".top-contact .initials").waitFor();
  await phone.goTo(page, "Hulp");
  await card(page, "Samira").locator(".initials").waitFor();
  assert.equal(await card(page, "Samira").getByRole("link", { name: "Bel Samira" }).getAttribute("href"), "tel:0300000007");
  assert.equal(await card(page, "Naomi").count(), 0);
  await phone.button(page, "Ik weet het").click();
  await page.locator(".change").waitFor({ state: "detached" });
  await page.reload();
  await phone.appReady(page);
  await card(page, "Samira").waitFor();
  assert.equal(await page.locator(".change").count(), 0);
});

/** Waits until the server has these kinds of events on top of `before`. */
async function sent(reader, before, kinds) {
  for (const end = Date.now() + 15_000; ; await new Promise((done) => setTimeout(done, 100))) {
    const came = (await reader.eventsAfter(before)).map(({ kind }) => kind);
    if (came.join() === kinds.join()) return;
    assert.ok(Date.now() < end, `${kinds} were expected; the server has ${came}`);
  }
}
