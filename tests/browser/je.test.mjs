// Dutch that says "je": who chose it reads it everywhere and at once, and what people wrote stays as they wrote it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { cecilia, openStep } from "./support/cecilia.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as disk from "./support/disk.mjs";
import { choosePin, toPrivacy } from "./support/lock.mjs";
import * as phone from "./support/phone.mjs";

after(closeBrowser);

const FIRST = "Doe je brieven in één tas";
const SAYS_U = /(?<!\p{L})(u|uw|uzelf)(?!\p{L})/iu;
const SAYS_JE = /(?<!\p{L})(je|jij|jou|jouw|jullie)(?!\p{L})/iu;
const question = (page) => page.getByRole("heading", { name: /^Hoe spreken wij/ });

async function toChoices(page) {
  await phone.goTo(page, "Hulp");
  await phone.goTo(page, "Mijn keuzes");
}

/** Chooses to be addressed with this word. */
async function choose(page, word) {
  await toChoices(page);
  await phone.button(page, word).click();
  await phone.reads(question(page), `Hoe spreken wij ${word} aan?`);
}

/** Cecilia's phone after she chose "je". */
async function familiar(t) {
  const place = await cecilia(t);
  await choose(place.page, "je");
  return place;
}

async function openAgain({ page, server }, path = "/") {
  await page.goto(server.origin + path);
  await phone.appReady(page);
}

/** Everything on the page that is read, by eyes or by a screen reader; without the two words of the choice itself. */
const said = (page) => page.evaluate(() => {
  const options = "[aria-labelledby=choice-address] button";
  const named = [...document.querySelectorAll("[aria-label]")].map((node) => node.getAttribute("aria-label"));
  const choice = [...document.querySelectorAll(options)];
  choice.forEach((option) => { option.hidden = true; });
  const text = [document.title, document.body.innerText, ...named].join("\n");
  choice.forEach((option) => { option.hidden = false; });
  return text;
});

test("u is where everybody begins; je changes the question, Nu, the map and help today at once", async (t) => {
  const { page } = await cecilia(t);
  await toChoices(page);
  await phone.reads(question(page), "Hoe spreken wij u aan?");
  assert.equal(await phone.button(page, "u").getAttribute("aria-pressed"), "true");
  await phone.button(page, "je").click();
  await phone.reads(question(page), "Hoe spreken wij je aan?");
  assert.equal(await phone.button(page, "je").getAttribute("aria-pressed"), "true");
  assert.equal(await phone.button(page, "u").getAttribute("aria-pressed"), "false");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "nl");

  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.reads(page.locator(".step-card"), "Jij doet dit. Naomi helpt.");
  await phone.goTo(page, "Route");
  await phone.reads(phone.heading(page), "Je stappen");
  await phone.reads(page.locator("[aria-current=step]"), "Je bent hier");
  await phone.goTo(page, "Hulp");
  await phone.link(page, "Geen geld voor eten").click();
  await phone.reads(phone.heading(page), "We helpen je vandaag.");
  await phone.reads(page.locator(".crisis"), "Wil je niet meer leven? Bel 113.");
});

test("no screen says u any more, not even to a screen reader", async (t) => {
  const place = await familiar(t);
  const { page, naomi, step } = place;
  const screens = ["route", "done", "help", "crisis", "safety", "happened", "quiet", "better", "agreements", "meeting",
    "contact", "choices", "goal", "sees", "looked", "phones", "data", "privacy", "others", "ask", "other", "own"];
  const ofStep = ["step", "ask", "stuck", "smaller", "day", "someone", "helped"].map((screen) => `${screen}/${step}`);
  const others = await naomi.step("{helper} belt het energiebedrijf");
  // What people said of the route is theirs; the words of a step are the library's.
  const theirs = (await naomi.events()).filter(({ kind }) => kind !== "StepAdded").flatMap(({ body }) => Object.values(body));
  const written = theirs.filter((value) => SAYS_U.test(value));
  assert.ok(written.includes("U haalt de post weer op"), "the story has such words");
  for (const path of ["", ...screens, ...ofStep, `step/${others}`]) {
    await openAgain(place, `/${path}`);
    // What the server or a script of its own brings is there too.
    await page.locator("main [aria-busy=true], phone-privacy:empty").waitFor({ state: "detached" });
    await page.getByText("Dit komt eraan.").waitFor({ state: "detached" });
    const shown = written.reduce((text, words) => text.replaceAll(words, ""), await said(page));
    assert.deepEqual(shown.split("\n").filter((line) => SAYS_U.test(line)), [], `/${path}`);
  }
});

test("it stays: after loading anew, without internet, and in what shows before the program", async (t) => {
  const place = await familiar(t);
  const { page, context, server } = place;
  await phone.goTo(page, "Nu");
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.keptForOffline(page);
  await page.waitForFunction((title) => localStorage.getItem("routekaart.mirror").includes(title), FIRST);
  const kept = await context.storageState();
  await server.kill();
  await openAgain(place);
  await phone.reads(phone.stepTitle(page), FIRST);
  await openAgain(place, "/crisis");
  await phone.reads(phone.heading(page), "We helpen je vandaag.");
  await phone.goTo(page, "Nu");
  await phone.tick(page);
  await phone.reads(phone.syncLine(page), "Bewaard op je telefoon");
  await server.start();

  // The same phone once more, whose program never arrives.
  const shell = await openContext(t, { ...PHONE, storageState: kept });
  await shell.route(/\.wasm$/, () => {});
  const before = await shell.newPage();
  await before.goto(server.origin, { waitUntil: "commit" });
  await phone.reads(before.locator("[data-shell=step] h1"), FIRST);
  const shown = (await before.locator("body").innerText()).split("\n");
  assert.deepEqual(shown.filter((line) => SAYS_U.test(line)), []);
});

test("what a person wrote stays as it is written", async (t) => {
  const place = await familiar(t);
  const { page, naomi, step } = place;
  await naomi.say("Compliment", await naomi.step("U liet uw loonstrook zien"), { text: "Knap dat u dit deed." });
  await naomi.say("TextSet", step, { field: "why", value: "Dan vindt u alles terug." });
  await openAgain(place, "/done");
  await phone.reads(page.locator(".win .compliment"), "Knap dat u dit deed.");
  await phone.reads(page.locator("main"), "Jaap weet nu wat je verdient.");
  await openStep(place, step);
  await phone.reads(page.locator("main"), "Dan vindt u alles terug.");
});

test("English has one way to say you; back in Dutch it is je again, and u one tap further", async (t) => {
  const place = await familiar(t);
  const { page } = place;
  await phone.button(page, "English").click();
  await phone.reads(phone.heading(page), "My choices");
  assert.equal(await page.locator("#choice-address").count(), 0);
  assert.equal(await phone.button(page, "je").count(), 0);
  await phone.button(page, "Nederlands").click();
  await phone.reads(question(page), "Hoe spreken wij je aan?");
  assert.equal(await phone.button(page, "Nederlands").getAttribute("aria-pressed"), "true");
  await phone.button(page, "u").click();
  await phone.reads(question(page), "Hoe spreken wij u aan?");
  await openAgain(place);
  await phone.reads(phone.stepTitle(page), "Doe uw brieven in één tas");
});

test("a locked phone asks for the PIN in the same way", async (t) => {
  const { page, server } = await cecilia(t);
  await choosePin(page);
  await choose(page, "je");
  await phone.goTo(page, "Pincode en privacy");
  await phone.reads(page.locator("main"), "Deze app vraagt om je pincode.");
  await page.goto(server.origin);
  await phone.reads(phone.heading(page), "Je route zit op slot.");
  await page.getByLabel("Typ je pincode").waitFor();
  await phone.reads(page.locator("main"), "Wil je niet meer leven? Bel 113.");
  await phone.button(page, "Pincode vergeten?").click();
  await phone.reads(page.locator("main"), "Je route zelf blijft.");
  assert.doesNotMatch(await said(page), SAYS_U);
});

test("a phone that is let go, or keeps nothing, forgets it", async (t) => {
  const place = await familiar(t);
  const { page } = place;
  await toPrivacy(page);
  await phone.reads(page.locator("main"), "Je route gaat dan weg als je de app sluit.");
  await page.getByRole("switch", { name: "Laat niets op deze telefoon" }).click();
  await page.locator('[role=switch][aria-checked="true"]').waitFor();
  await phone.reads(page.locator("main"), "Uw route gaat dan weg als u de app sluit.");

  // Chosen again it holds as long as the app is open, in what scripts draw too.
  await choose(page, "je");
  await phone.goTo(page, "Pincode en privacy");
  await phone.reads(page.locator("main"), "Je route gaat dan weg als je de app sluit.");
  const address = () => page.evaluate(() => localStorage.getItem("routekaart.address"));
  assert.equal(await address(), null);
  await openAgain(place);
  await phone.reads(phone.stepTitle(page), "Doe uw brieven in één tas");

  await toPrivacy(page);
  await page.getByRole("switch", { name: "Laat niets op deze telefoon" }).click();
  await page.locator('[role=switch][aria-checked="false"]').waitFor();
  await choose(page, "je");
  assert.equal(await address(), "je");
  await phone.button(page, "Deze telefoon loslaten").click();
  await phone.button(page, "Ja, laat los").click();
  await phone.link(page, "Bel Naomi nu").waitFor();
  await disk.nothingLeft(page);
});

test("the shared screen in the same browser is for all who look at it, and says u", async (t) => {
  const { context, server } = await familiar(t);
  const shared = await context.newPage();
  await shared.goto(server.links.shared);
  await shared.locator(".route__step").first().waitFor();
  assert.match(await said(shared), SAYS_U);
  assert.doesNotMatch(await said(shared), SAYS_JE);
});
