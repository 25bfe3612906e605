// A browser that translates a page takes text nodes out and puts others in. The app goes on over that.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

/** Does to the page what Chrome's translation does: each text goes into two <font> elements. */
const translate = (page) => page.evaluate(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  for (const text of texts) {
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    outer.append(inner);
    text.replaceWith(outer);
    inner.textContent = `[${text.data}]`;
  }
  return texts.length;
});

test("on a translated page a step is ticked, taken back, and every new text is there", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  assert.ok(await translate(page) > 10);
  await page.locator(".step-card .nl-button--primary").click();
  await phone.reads(phone.heading(page), "Gelukt. Uw brieven zitten in één tas.");
  await phone.reads(phone.syncLine(page), "Verstuurd naar Naomi");
  await translate(page);
  await page.locator(".moment__buttons .nl-button--primary").click();
  await phone.reads(phone.heading(page), "Klaar voor vandaag.");
});

test("on a translated map the row that was ticked says so, and the summary counts it", async (t) => {
  const server = await startServer(t);
  const wide = await phone.open(await openContext(t, SCREEN), server.links.cecilia);
  await wide.goto(`${server.origin}/route`);
  await phone.appReady(wide);
  await translate(wide);
  const other = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.tick(other);
  await phone.reads(wide.locator('.route__step[data-status="done"]'), "brieven");
  await phone.reads(wide.locator(".summary strong"), "5 stappen gelukt");
  await phone.reads(phone.stepTitle(wide), "Open één brief");
});

test("a translated page changes its language when the resident does", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await page.goto(`${server.origin}/choices`);
  await phone.appReady(page);
  await translate(page);
  await page.getByRole("button", { name: /English/ }).click();
  await phone.reads(phone.heading(page), "My choices");
  await phone.reads(page.locator("nav:visible"), "Done");
});
