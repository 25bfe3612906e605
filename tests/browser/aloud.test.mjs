// Reading aloud, and what a difficult word means. A headless browser has no voice: a stand-in speaks here, which writes
// down what it is asked to say and ends each sentence when the test says so. Whether a real voice sounds is for ears.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

/** The step of Jaap about the energy company, in the demo. */
const ENERGY = "/step/c6c8c7cc-bf0d-49f6-8048-08a1e4676938";

/** Puts a stand-in in the place of the browser's voices: one for each of these languages. */
const speakWith = (context, languages) => context.addInitScript((langs) => {
  const said = [];
  const speech = {
    getVoices: () => langs.map((lang) => ({ lang, name: lang, default: false })),
    addEventListener() {},
    cancel: () => { window.silenced = said.length; },
    speak: (utterance) => said.push(utterance),
  };
  // The stand-in's voices are no voices to the browser.
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.said = () => said.map(({ text, lang }) => `${lang}: ${text}`);
  window.endSentence = () => said.at(-1).onend();
  window.marked = () => [...(CSS.highlights.get("aloud") ?? [])].map(String);
}, languages);

async function step(t, languages) {
  const server = await startServer(t);
  const context = await openContext(t, PHONE);
  await speakWith(context, languages);
  const page = await phone.open(context, server.links.cecilia);
  await page.goto(`${server.origin}${ENERGY}`);
  await phone.appReady(page);
  return page;
}

const reading = (page) => page.locator(":root[data-reading]");

test("R092 a step is read aloud sentence by sentence in its language, and the sentence stands out", async (t) => {
  const page = await step(t, ["en-GB", "nl-NL"]);
  await phone.button(page, "Lees deze stap voor").click();
  await reading(page).waitFor();
  const title = await phone.heading(page).textContent();
  assert.deepEqual(await page.evaluate(() => [said(), marked()]), [[`nl: ${title}`], [title]]);
  await page.evaluate(() => endSentence());
  assert.equal(await page.evaluate(() => marked().join()), "Waarom", "the small name above the words too");
  await page.evaluate(() => endSentence());
  const [why, end] = await page.evaluate(() => [marked().join(), said().at(-1)]);
  assert.equal(why, "Het energiebedrijf weet nog niet dat u hulp heeft.");
  assert.equal(end, `nl: ${why}`);
  for (const sentence of await page.evaluate(() => said())) assert.ok(sentence.split(/[.?!]\s/).length === 1, sentence);
});

test("R092 reading stops at a second press and when one goes elsewhere", async (t) => {
  const page = await step(t, ["nl-NL"]);
  await phone.button(page, "Lees deze stap voor").click();
  await phone.button(page, "Stop met voorlezen").click();
  await reading(page).waitFor({ state: "detached" });
  await phone.button(page, "Lees deze stap voor").click();
  await reading(page).waitFor();
  await phone.goTo(page, "Gelukt");
  await reading(page).waitFor({ state: "detached" });
  assert.deepEqual(await page.evaluate(() => [marked(), silenced]), [[], 2]);
  await page.evaluate(() => endSentence());
  assert.equal((await page.evaluate(() => said())).length, 2, "what was silenced does not go on");
});

test("R092 without a voice for the language there is no button", async (t) => {
  const page = await step(t, ["en-GB"]);
  await page.locator(".word").waitFor();
  assert.equal(await page.locator(".aloud").isVisible(), false);
  // The same phone has a voice for English, and again none for Dutch.
  await page.evaluate(() => { document.documentElement.lang = "en"; });
  await page.locator(".aloud").waitFor();
  await page.evaluate(() => { document.documentElement.lang = "nl"; });
  await page.locator(".aloud").waitFor({ state: "hidden" });
});

test("R093 a difficult word opens what it means, also offline; Esc closes it and the focus is back", async (t) => {
  const page = await step(t, []);
  await phone.keptForOffline(page);
  await page.context().setOffline(true);
  await page.reload();
  const word = page.locator("button.word");
  await phone.reads(word, "energiebedrijf");
  const meaning = page.locator(".word__meaning");
  assert.equal(await meaning.isVisible(), false);
  await word.focus();
  await page.keyboard.press("Enter");
  await meaning.waitFor();
  await phone.reads(meaning, "Het bedrijf van stroom en gas.");
  await page.keyboard.press("Escape");
  await meaning.waitFor({ state: "hidden" });
  assert.equal(await word.evaluate((one) => document.activeElement === one), true);
});
