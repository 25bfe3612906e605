// The first opening of a route on a phone: personal, calm, and with something that worked out already.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const NEXT = "Doe uw brieven in één tas";
const ACHIEVED = ["U vroeg om hulp", "U sprak met Naomi", "U liet uw loonstrook zien"];
const ON_THE_MAP = ["U vroeg om hulp", "U sprak met Naomi", "Loonstrook laten zien", "Gesprek met Naomi en Jaap"];
const choice = (page, name) => page.getByRole("button", { name });

async function visit(page, address) {
  await page.goto(address);
  await phone.appReady(page);
}

/** A phone that opens Cecilia's link for the first time, and stays there. */
async function opened(t) {
  const server = await startServer(t);
  const naomi = await signIn(server.links.shared);
  const page = await (await openContext(t, PHONE)).newPage();
  return { server, naomi, page };
}

test("R082 the first opening has a name, the route's name, what worked out and the goal, and no form or tour", async (t) => {
  const { server, naomi, page } = await opened(t);
  await naomi.say("TextSet", undefined, { field: "routeName", value: "Op adem komen" });
  await visit(page, server.links.cecilia);
  await phone.reads(phone.heading(page), "Dag Cecilia.");
  const main = page.locator("main");
  for (const said of ["Op adem komen", "Al 4 stappen gelukt.", "U vroeg om hulp", "naar zee"]) await phone.reads(main, said);
  assert.equal(await page.locator("form, input, textarea, select, dialog, [role=dialog], [role=alert]").count(), 0);
  assert.doesNotMatch(await page.locator("body").innerText(), /cookie|akkoord|volgende/i);
  const own = ["Op adem komen", await page.locator(".goal-line strong").innerText()];
  const ours = own.reduce((text, words) => text.replace(words, ""), await main.innerText());
  assert.ok(ours.split(/\s+/).length <= 60, ours);
});

test("R041 what was delivered is done from the first opening on, and nowhere to be done again", async (t) => {
  const { server, naomi, page } = await opened(t);
  await naomi.say("Released", await naomi.step("U liet uw loonstrook zien"), { state: "open" });
  await visit(page, server.links.cecilia);
  await phone.reads(page.locator("main"), "Al 4 stappen gelukt.");
  for (const done of ACHIEVED) await phone.reads(page.locator(".fact"), done);
  await phone.begin(page);
  await phone.reads(phone.stepTitle(page), NEXT);
  await visit(page, `${server.origin}/other`);
  const open = await page.locator(".choice").allInnerTexts();
  assert.ok(open.length > 0 && ![...ACHIEVED, ...ON_THE_MAP].some((done) => open.join().includes(done)), open.join());
  await phone.goTo(page, "Route");
  for (const done of ON_THE_MAP) {
    assert.equal(await page.locator(".route__step").filter({ hasText: done }).getAttribute("data-status"), "done", done);
  }
});

test("R003 R035 the first opening asks what one sees first, and that stays", async (t) => {
  const { server, page } = await opened(t);
  await visit(page, server.links.cecilia);
  await choice(page, /^Alle stappen/).click();
  await phone.reads(phone.heading(page), "Uw stappen");
  await visit(page, server.origin);
  await phone.reads(phone.heading(page), "Uw stappen");
  await visit(page, `${server.origin}/choices`);
  assert.equal(await phone.button(page, "Alle stappen").getAttribute("aria-pressed"), "true");
});

test("R082 the first opening waits until one goes on, and does not come back", async (t) => {
  const { server, page } = await opened(t);
  await visit(page, server.links.cecilia);
  await visit(page, server.origin);
  await phone.reads(phone.heading(page), "Dag Cecilia.");
  await phone.begin(page);
  await phone.reads(phone.stepTitle(page), NEXT);
  for (const address of [server.origin, server.links.cecilia]) {
    await visit(page, address);
    await phone.reads(phone.stepTitle(page), NEXT);
    assert.equal(await page.locator("[data-screen=first]").count(), 0);
  }
});

test("R082 a phone that is paired with digits opens with the same welcome, and without internet it is still there", async (t) => {
  const { server, naomi, page } = await opened(t);
  await visit(page, server.origin);
  const code = await naomi.pairingCode();
  await page.getByLabel("Typ de 9 cijfers van uw hulp").pressSequentially(code.code);
  assert.equal(await naomi.confirm(code, await page.locator(".check__number").innerText()), "confirmed");
  await phone.reads(phone.heading(page), "Dag Cecilia.");
  await phone.reads(page.locator("main"), "Al 4 stappen gelukt.");
  await phone.keptForOffline(page);
  await page.context().setOffline(true);
  await visit(page, server.origin);
  await phone.reads(phone.heading(page), "Dag Cecilia.");
  await phone.begin(page);
  await phone.reads(phone.stepTitle(page), NEXT);
});

test("R025 R082 help for today goes before the welcome", async (t) => {
  const { server, naomi, page } = await opened(t);
  await naomi.say("CrisisStarted", undefined, { needs: ["food"] });
  await visit(page, server.links.cecilia);
  await phone.reads(phone.heading(page), "We helpen u vandaag.");
});
