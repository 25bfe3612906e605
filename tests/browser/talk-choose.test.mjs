// Kiezen: small steps in three lanes, each with somebody who does it, chosen by keyboard or by touch, and everything taken back.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn, signInAs, until } from "./support/api.mjs";
import { checkAccess } from "./support/axe.mjs";
import { SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { sidewaysScroll } from "./support/style.mjs";
import { atDesk } from "./support/team.mjs";

after(closeBrowser);

/** A professional who chooses with Cecilia. */
async function choose(t, { name = "naomi", ...options } = {}) {
  const server = await startServer(t);
  const cecilia = await signIn(server.links.cecilia);
  const page = await (await openContext(t, { ...SCREEN, ...options })).newPage();
  await atDesk(page, server, name);
  await page.goto(`${server.origin}/team/routes/${cecilia.route}/talk/choose`);
  await page.locator("#choose-title").waitFor();
  return { server, page, cecilia };
}

const said = (page) => page.locator(".talk__said [role=status]");
const block = (page, name) => page.locator(".block").filter({ hasText: name });
const dose = (page) => page.locator(".dose");
const pane = (page) => page.locator("aside.shelf");
const owner = (page, name) => page.locator("#choose-owner").getByRole("radio", { name, exact: true });
const onShelf = (page, name) => page.locator(".shelf__step").filter({ hasText: name });

/** Takes back what was done last, and waits until that is said. */
async function undo(page) {
  await phone.button(page, "Zet terug").click();
  await phone.reads(said(page), "Teruggezet");
}

/** Looks for a step by its name. */
const find = (page, words) => page.getByLabel("Zoek een kleine stap").fill(words);

/** Finds a step and puts it on the route of `who`. */
async function add(page, name, who) {
  await find(page, name);
  await onShelf(page, name).click();
  await owner(page, who).check();
  await phone.button(page, "Zet op de route").click();
  await block(page, name).waitFor();
}

/** Writes a step in own words, up to the button that puts it on the route. */
async function write(page, { title, minutes = "10", plan = "" }) {
  await phone.button(page, "Eigen stap schrijven").click();
  await page.getByLabel("Hoe heet de stap?").fill(title);
  await page.getByLabel("Hoeveel minuten?").fill(minutes);
  await page.getByLabel("Wat helpt als het niet lukt?").fill(plan);
}

/** Opens a step of the route. */
async function openStep(page, name) {
  await block(page, name).getByRole("button").click();
  await page.locator("#choose-step-title:focus").waitFor();
}

/** The names of the steps, in the order of the list. */
const order = (page) => page.locator(".block__name").allInnerTexts();

test("the steps stand in three lanes, in one list, and exactly one is where the resident is", async (t) => {
  const { page } = await choose(t);
  const list = page.getByRole("list", { name: "De stappen, van nu naar straks" });
  assert.equal(await list.locator("[aria-current=step]").count(), 1);
  await phone.reads(list.locator("[aria-current=step]"), "Nu, 5 minuten");
  const names = await list.getByRole("button").evaluateAll((all) => all.map((one) => one.textContent));
  assert.ok(names.every((name) => /^(U|Naomi|Jaap), (Nu, in dit gesprek|t\/m .+|Straks): /.test(name)), JSON.stringify(names));
  assert.equal(await page.locator(".lanes__path").getAttribute("aria-hidden"), "true");
});

test("R094 R021 a found step stands on the route after three keystrokes, of which one says who does it", async (t) => {
  const { page, cecilia } = await choose(t);
  const before = await cecilia.events();
  await find(page, "Toeslagen");
  const found = onShelf(page, "toeslagen").first();
  await found.focus();
  await page.keyboard.press("Enter");
  await page.locator("#choose-owner input:focus").waitFor();
  assert.equal(await page.locator("#choose-owner input:checked").count(), 0, "nobody was filled in");
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  await phone.reads(said(page), "staat op de route");
  const events = await until(() => cecilia.eventsAfter(before), (events) => events.some(({ kind }) => kind === "Released"));
  assert.deepEqual(events.map(({ kind }) => kind), ["StepAdded", "PlaceSet", "OwnerSet", "HelpLevelSet", "WindowSet", "Released"]);
  const level = events.find(({ kind }) => kind === "HelpLevelSet").body.level;
  assert.equal(level, "we", "what somebody else does, they do");
  assert.equal(events.find(({ kind }) => kind === "WindowSet").body.to, "2024-06-14");
  await undo(page);
  assert.equal(await block(page, "toeslagen").count(), 0);
});

test("R021 R046 without somebody who does it a step is not put on the route, and that is said at the question", async (t) => {
  const { page, cecilia } = await choose(t);
  const before = (await cecilia.events()).length;
  await find(page, "Toeslagen");
  await onShelf(page, "toeslagen").first().click();
  await phone.button(page, "Zet op de route").click();
  await phone.reads(pane(page).getByRole("alert"), "Kies eerst wie dit doet.");
  await page.locator("#choose-owner input:focus").waitFor();
  assert.equal((await cecilia.events()).length, before);
  await page.keyboard.press("Escape");
  await page.locator(".shelf__step:focus").waitFor();
});

test("R004 R153 R052 help is said in four plain ways, and what the resident does never starts alone", async (t) => {
  const { page } = await choose(t);
  for (const name of ["Betaal", "Leg al", "toeslagen"]) {
    await find(page, name);
    for (const step of await page.locator(".shelf__step[aria-expanded]").all()) {
      await step.click();
      await owner(page, "U").check();
      const levels = page.locator("#choose-help");
      assert.deepEqual(await levels.locator("label").allInnerTexts(), [
        "Wij doen het", "Wij doen het samen", "U doet het, wij kijken mee", "U doet het zelf",
      ]);
      const chosen = await levels.locator("label:has(:checked)").innerText();
      assert.notEqual(chosen, "U doet het zelf");
      await owner(page, "Jaap").check();
      await phone.reads(levels.locator("label:has(:checked)"), "Wij doen het");
    }
  }
});

test("R017 R018 an assignment that is too large falls apart in three small steps, each with somebody who does it", async (t) => {
  const { page, cecilia } = await choose(t);
  const before = await cecilia.events();
  await write(page, { title: "Inkomen op orde brengen" });
  const splitter = page.getByRole("region", { name: "is groot. Zo wordt het klein" });
  assert.ok((await splitter.getByRole("listitem").count()) >= 3);
  const open = await splitter.getByRole("group").all();
  const take = splitter.getByRole("button", { name: /^Neem deze/ });
  await take.click();
  await phone.reads(splitter.getByRole("alert"), "Kies nog wie");
  for (const [place, group] of open.entries()) await group.getByRole("radio", { name: place ? "Naomi" : "U", exact: true }).check();
  await take.click();
  await phone.reads(said(page), "op de route.");
  const added = await until(() => cecilia.eventsAfter(before), (events) => events.filter(({ kind }) => kind === "Released").length === open.length);
  assert.equal(added.filter(({ kind }) => kind === "OwnerSet").length, open.length);
  await undo(page);
  const hidden = await until(() => cecilia.eventsOf("StepHidden"), (events) => events.length === open.length);
  assert.equal(hidden.length, open.length);
});

test("R017 R046 a step in own words says kindly what does not fit, and hints in plain language never block", async (t) => {
  const { page } = await choose(t);
  await write(page, { title: "" });
  await owner(page, "U").check();
  await phone.button(page, "Zet op de route").click();
  await phone.reads(pane(page).getByRole("alert"), "Geef de stap een naam");
  const title = page.getByLabel("Hoe heet de stap?");
  assert.equal(await title.getAttribute("maxlength"), "60");
  await title.fill("U moet het formuliertje brengen!");
  const hints = pane(page).locator("#choose-name-hints");
  for (const hint of ["“moet” klinkt als een verwijt", "“formuliertje” maakt iets klein", "Een uitroepteken klinkt als haast."]) {
    await phone.reads(hints.locator(".hint"), hint);
  }
  await page.getByLabel("Hoeveel minuten?").fill("40");
  await phone.button(page, "Zet op de route").click();
  await phone.reads(pane(page).getByRole("alert"), "duurt 1 tot 15 minuten");
  await page.getByLabel("Hoeveel minuten?").fill("10");
  await page.getByLabel("Wat helpt als het niet lukt?").fill("Naomi gaat met u mee.");
  await phone.button(page, "Zet op de route").click();
  await block(page, "U moet het formuliertje brengen!").waitFor();
  await undo(page);
  assert.equal(await block(page, "formuliertje").count(), 0);
});

test("R007 at the third open step of a week it is said that this is much, and it is kept all the same", async (t) => {
  const { page } = await choose(t);
  await openStep(page, "Open één brief");
  await phone.button(page, "Nog niet vrijgeven").click();
  await phone.reads(dose(page), "Deze week: 1 stap. Er is plek voor 1 erbij. Meer is veel.");
  await undo(page);
  await phone.reads(dose(page), "Deze week: 2 stappen. Meer is veel.");
  await page.keyboard.press("Escape");
  await write(page, { title: "Leg het paspoort klaar", plan: "Naomi helpt mee." });
  await owner(page, "U").check();
  await phone.reads(pane(page), "Dit wordt stap 3 deze week. Dat is veel. Het mag wel.");
  await phone.button(page, "Zet op de route").click();
  await block(page, "Leg het paspoort klaar").waitFor();
  await phone.reads(dose(page), "Deze week: 3 stappen. Dat is veel voor één week.");
  await undo(page);
  await phone.reads(dose(page), "Deze week: 2 stappen.");
});

test("R074 a step moves by its buttons and by keys, and is left out with a reason; each is taken back", async (t) => {
  const { page, cecilia } = await choose(t);
  for (const title of ["Bel de gemeente", "Leg het paspoort klaar"]) {
    await write(page, { title, plan: "Naomi helpt mee." });
    await owner(page, "U").check();
    await phone.button(page, "Zet op de route").click();
    await block(page, title).waitFor();
  }
  const mine = async () => (await order(page)).filter((name) => /gemeente|paspoort/.test(name));
  assert.deepEqual(await mine(), ["Bel de gemeente", "Leg het paspoort klaar"]);
  await openStep(page, "Leg het paspoort klaar");
  await phone.button(page, "Eerder").click();
  await phone.reads(said(page), "staat op een andere plek");
  assert.deepEqual(await mine(), ["Leg het paspoort klaar", "Bel de gemeente"]);
  await undo(page);
  assert.deepEqual(await mine(), ["Bel de gemeente", "Leg het paspoort klaar"]);
  await page.locator("#choose-up").focus();
  await page.keyboard.press("Enter");
  await phone.reads(said(page), "staat op een andere plek");
  await page.locator("#choose-up:focus").waitFor();
  assert.deepEqual(await mine(), ["Leg het paspoort klaar", "Bel de gemeente"]);
  await page.locator("#choose-down").focus();
  await page.keyboard.press("Space");
  await page.locator(".block__name").nth(0).waitFor();
  await until(mine, (names) => names[0] === "Bel de gemeente");

  await phone.button(page, "Hoeft niet meer").click();
  await phone.button(page, "Het is al geregeld.").click();
  await phone.reads(said(page), "hoeft niet meer");
  assert.equal(await block(page, "Leg het paspoort klaar").count(), 0);
  const dropped = await until(() => cecilia.eventsOf("Released"), (events) => events.some(({ body }) => body.state === "dropped"));
  assert.equal(dropped.find(({ body }) => body.state === "dropped").body.reason, "Het is al geregeld.");
  await undo(page);
  await block(page, "Leg het paspoort klaar").waitFor();

  await openStep(page, "Leg het paspoort klaar");
  await phone.button(page, "Haal van de route").click();
  await phone.reads(said(page), "is van de route");
  assert.equal(await block(page, "Leg het paspoort klaar").count(), 0);
  await undo(page);
  await block(page, "Leg het paspoort klaar").waitFor();
});

test("R021 R052 another owner, other help, other days and other words are kept in one go, and taken back in one go", async (t) => {
  const { page } = await choose(t);
  await write(page, { title: "Bel de gemeente", plan: "Naomi helpt mee." });
  await owner(page, "U").check();
  await phone.button(page, "Zet op de route").click();
  await openStep(page, "Bel de gemeente");
  assert.ok(await owner(page, "U").isChecked());
  await page.getByLabel("Hoe heet de stap?").fill("Bel de gemeente samen");
  await owner(page, "Jaap").check();
  await page.locator("#choose-when").getByRole("radio").nth(1).check();
  await phone.button(page, "Bewaar").click();
  await phone.reads(said(page), "“Bel de gemeente samen” is aangepast.");
  await phone.reads(block(page, "Bel de gemeente samen"), "Jaap doet dit");
  await phone.reads(block(page, "Bel de gemeente samen").locator(".block__place"), "Jaap, t/m vr 21 juni");
  await undo(page);
  await phone.reads(block(page, "Bel de gemeente").locator(".block__place"), "U, t/m vr 14 juni");
  assert.equal(await block(page, "Bel de gemeente samen").count(), 0);
});

test("R028 a step is released or held back, and never without somebody who does it", async (t) => {
  const { server, page, cecilia } = await choose(t);
  await write(page, { title: "Bel de gemeente", plan: "Naomi helpt mee." });
  await owner(page, "U").check();
  await phone.button(page, "Zet op de route").click();
  await phone.reads(dose(page), "3 stappen");
  await openStep(page, "Bel de gemeente");
  await phone.button(page, "Nog niet vrijgeven").click();
  await phone.reads(said(page), "wacht nog even");
  await phone.reads(dose(page), "2 stappen");
  await phone.button(page, "Vrijgeven").click();
  await phone.reads(said(page), "is vrij");
  await undo(page);
  await phone.button(page, "Vrijgeven").waitFor();

  const phase = (await cecilia.eventsOf("StepAdded")).at(-1).body.phase;
  const naomi = await signInAs(server, "naomi", cecilia);
  const nobodys = crypto.randomUUID();
  await naomi.say("StepAdded", nobodys, { title: "Van niemand", icon: "paper", minutes: 5, phase, planB: "Bel samen" });
  await block(page, "Van niemand").waitFor();
  await openStep(page, "Van niemand");
  await phone.button(page, "Vrijgeven").click();
  await phone.reads(page.locator(".talk__said [role=alert]"), "Kies eerst wie dit doet.");
});

test("R151 what is still needed stands there for professionals, and is hidden with what is private", async (t) => {
  const { page } = await choose(t);
  const needed = page.locator("details.choose__quiet[data-private]");
  await needed.locator("summary").click();
  assert.ok((await needed.getByRole("listitem").count()) > 0);
  await page.keyboard.press("F2");
  const visible = await needed.locator("summary").evaluate((one) => getComputedStyle(one).visibility);
  assert.equal(visible, "hidden");
});

test("what only a specialist opens is only offered to a specialist", async (t) => {
  const worker = await choose(t);
  await find(worker.page, "rechter");
  await phone.reads(pane(worker.page), "0 stappen gevonden.");
  const specialist = await choose(t, { name: "jaap" });
  await find(specialist.page, "rechter");
  await phone.reads(pane(specialist.page), "1 stap gevonden.");
});

/** Counts each key that is pressed. */
class Keys {
  pressed = 0;

  constructor(page) {
    this.page = page;
  }

  async press(key) {
    this.pressed += 1;
    await this.page.keyboard.press(key);
  }

  async type(words) {
    this.pressed += words.length;
    await this.page.keyboard.type(words);
  }

  /** Presses Tab, or back, until what has the focus is `selector`. */
  async to(selector, key = "Tab") {
    for (let presses = 0; presses < 60; presses++) {
      if (await this.page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      await this.press(key);
    }
    assert.fail(`${selector} cannot be reached by ${key}`);
  }
}

test("R150 five steps with owners stand on the route by keyboard alone, in less than three minutes of typing", async (t) => {
  const { page } = await choose(t);
  const keys = new Keys(page);
  await page.locator("#main").focus();
  await keys.to("#choose-search");
  const wanted = [["toesl", "1"], ["huur", "3"], ["kwijt", "2"], ["zorgp", "2"], ["beslag", "3"]];
  for (const [words, who] of wanted) {
    await keys.press("Control+A");
    await keys.type(words);
    await page.locator(".shelf__step[aria-expanded]").first().waitFor();
    const id = await page.locator(".shelf__step[aria-expanded]").first().getAttribute("id");
    await keys.to(`#${id}`);
    await keys.press("Enter");
    await page.locator("#choose-owner input:focus").waitFor();
    await keys.press(who);
    await keys.press("Enter");
    await page.locator(`#${id}:focus:not([aria-expanded])`).waitFor();
    await keys.to("#choose-search", "Shift+Tab");
  }
  assert.ok(keys.pressed * 200 < 180_000, `${keys.pressed} keys at 200 ms each`);
});

const STATES = {
  shelf: () => {},
  adding: async (page) => {
    await onShelf(page, "").first().click();
    await page.locator("#choose-owner input:focus").waitFor();
    await owner(page, "U").check();
  },
  own: (page) => write(page, { title: "Inkomen op orde brengen moet!" }),
  step: (page) => page.locator(".block[aria-current] button").click(),
};

for (const colorScheme of ["light", "dark"]) {
  test(`every state of choosing is accessible, on a laptop, a big screen and a narrow window, ${colorScheme}`, async (t) => {
    const { page } = await choose(t, { colorScheme });
    for (const [state, reach] of Object.entries(STATES)) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.reload();
      await page.locator("#choose-title").waitFor();
      await reach(page);
      for (const [width, height] of [[1280, 800], [1920, 1080], [320, 640]]) {
        await page.setViewportSize({ width, height });
        await checkAccess(page, `${state} ${width} ${colorScheme}`);
        assert.equal(await sidewaysScroll(page), 0, `${state} ${width}`);
      }
    }
  });
}
