// Wishes that hold for the app as a whole, each with its number in tests/requirements.tsv.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { cecilia } from "./support/cecilia.mjs";
import { SCREEN, closeBrowser, openContext, openUnjudged } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

test("R006 opening the app has one message at most, and it is calm", async (t) => {
  const { page } = await cecilia(t);
  const spoken = await page.locator("[role=status], [aria-live]").allTextContents();
  assert.deepEqual(spoken.filter((text) => text !== ""), ["Bewaard en verstuurd"]);
  assert.equal(await page.locator("[role=alert]:visible").count(), 0);
});

test("R012 the route shows its parts, how long one takes, and the goal in own words at its end", async (t) => {
  const { page } = await cecilia(t);
  await phone.goTo(page, "Route");
  await phone.reads(page.locator(".summary"), "U bent in deel 3 van 5.");
  await phone.reads(page.locator(".route__phase"), "Dit duurt meestal 4 maanden.");
  const last = page.locator("ol > li").last();
  await phone.reads(last, "Hier doet u het voor");
  assert.ok((await last.locator("blockquote").innerText()).length > 5);
});

test("R032 where I am, what it is for and what worked out are each one tap away at most", async (t) => {
  const { page } = await cecilia(t);
  await phone.reads(page.locator(".strip"), "U bent hier: deel 3 van 5");
  await phone.goTo(page, "Route");
  await phone.reads(page.locator("[aria-current=step]"), "U bent hier");
  await phone.reads(page.locator(".route__goal"), "Hier doet u het voor");
  await phone.goTo(page, "Gelukt");
  await phone.reads(phone.heading(page), "Dit is al gelukt");
  await phone.reads(page.locator("main"), "4 stappen. Die gaan niet meer weg.");
});

test("R033 R139 another goal in the talk is the same on the phone and on the shared screen", async (t) => {
  const { server, page } = await cecilia(t);
  const shared = await phone.open(await openContext(t, SCREEN), server.links.shared);
  await phone.goTo(page, "Route");
  const naomi = await signIn(server.links.shared);
  const words = "Weer met mijn kinderen naar zee";
  const heads = (await naomi.events()).filter(({ kind, body }) => kind === "TextSet" && body.field === "goal").map(({ id }) => id);
  await naomi.say("TextSet", undefined, { field: "goal", value: words }, { sees: heads });
  for (const screen of [page, shared]) {
    await phone.reads(screen.locator(".route__goal blockquote"), words, 20_000);
    assert.equal(await screen.locator(".route__goal blockquote").count(), 1);
  }
});

test("R036 the whole route is always there for the resident, whatever was chosen to see first", async (t) => {
  const { page } = await cecilia(t);
  for (const choice of ["Alle stappen", "Eén stap"]) {
    await page.goto(new URL("/choices", page.url()).href);
    await phone.button(page, choice).click();
    await phone.goTo(page, "Route");
    await phone.reads(page.locator("h1:visible"), "Uw stappen");
    assert.ok(await page.locator(".route__step").count() > 8);
  }
});

const LOOKED_AT = ["/", "/route", "/done", "/help", "/choices"];

test("R121 nothing is red but help for today, and nothing moves for who wants no motion", async (t) => {
  const { page } = await cecilia(t);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of LOOKED_AT) {
      await page.goto(new URL(path, page.url()).href);
      await phone.appReady(page);
      assert.deepEqual(await page.evaluate(redOnes), [], `${path}, ${colorScheme}`);
      assert.equal(await page.evaluate(() => document.getAnimations().length), 0, path);
    }
  }
  // The same look does find red.
  await page.evaluate(() => { document.querySelector("h1").className = "planted"; document.querySelector("h1").style.color = "rgb(200, 20, 20)"; });
  assert.deepEqual(await page.evaluate(redOnes), ["planted"]);
});

/** The classes of what shows in an alarming red, without what is for help today. */
function redOnes() {
  const isRed = (color) => {
    const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0];
    return alpha > 0 && red > 150 && green < red / 2.4 && blue < red / 2.4;
  };
  const shows = [...document.querySelectorAll("#app *")].filter((one) => one.getClientRects().length && !one.closest(".urgent, [data-crisis]"));
  const reds = shows.filter((one) => {
    const { color, backgroundColor, borderTopColor, borderTopWidth, fill } = getComputedStyle(one);
    return [color, backgroundColor, fill, parseFloat(borderTopWidth) ? borderTopColor : ""].some(isRed);
  });
  return reds.filter((one) => !one.closest("svg")).map((one) => one.getAttribute("class") ?? one.localName);
}

test("R127 every screen holds one heading", async (t) => {
  const { page } = await cecilia(t);
  for (const path of LOOKED_AT) {
    await page.goto(new URL(path, page.url()).href);
    await phone.appReady(page);
    assert.equal(await phone.heading(page).count(), 1, path);
    assert.ok(await page.locator("main svg:visible").count() > 0, `${path} has a picture`);
  }
});

test("R146 everything of the route is in one place, and a link outside says so and opens beside it", async (t) => {
  const { page } = await cecilia(t);
  for (const name of ["Route", "Gelukt", "Hulp"]) await phone.link(page, name).waitFor();
  await phone.goTo(page, "Hulp");
  for (const name of ["Afspraken", "Stel een vraag", "Mijn keuzes"]) await phone.link(page, name).waitFor();
  let outside = 0;
  for (const path of [...LOOKED_AT, "/agreements", "/contact", "/crisis"]) {
    await page.goto(new URL(path, page.url()).href);
    await phone.appReady(page);
    for (const link of await page.locator("a[href^=http]").all()) {
      outside += 1;
      assert.equal(await link.getAttribute("target"), "_blank", path);
      assert.match(await link.getAttribute("rel"), /noopener/);
      assert.match(await link.innerText(), /buiten uw route[\s\S]*hier terug/);
    }
  }
  assert.equal(outside, 1);
});

test("R146 who follows the link outside finds the same screen again, and the other site hears nothing of the route", async (t) => {
  const server = await startServer(t);
  const { context, watch } = await openUnjudged(t);
  const page = await phone.open(context, server.links.cecilia);
  await phone.goTo(page, "Hulp");
  await phone.button(page, "Bel mij terug").click();
  await phone.button(page, "Bellen hoeft niet meer").waitFor();
  const asked = context.waitForEvent("request", (request) => request.url().startsWith("https://geldfit.nl"));
  const beside = page.waitForEvent("popup");
  await page.locator("a[href^=http]").click();
  const [request, other] = await Promise.all([asked, beside]);
  assert.equal((await request.allHeaders()).referer, undefined);
  assert.equal(await other.evaluate(() => window.opener), null);
  assert.match(watch.elsewhere.join(" "), /geldfit\.nl/, "it really went there");
  await other.close();
  await phone.reads(phone.heading(page), "Ik wil iemand spreken");
  await phone.button(page, "Bellen hoeft niet meer").waitFor();
});
