// Route: one list for everybody, with a picture beside it that does not jump.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";

async function route(t, person = "cecilia", options = PHONE) {
  const server = await startServer(t);
  const context = await openContext(t, options);
  const page = await phone.open(context, server.links[person]);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  await page.goto(`${server.origin}/route`);
  await phone.appReady(page);
  return { server, page };
}

for (const person of ["cecilia", "henk"]) {
  test(`the route of ${person} is one list, whose names hold number, status and title, with one current step`, async (t) => {
    const { page } = await route(t, person);
    const tree = await page.locator("main").ariaSnapshot();
    assert.equal(tree.match(/^\s*- list:/gm).length, 1, tree);
    assert.doesNotMatch(tree, /- img/, "the drawing is not in the tree");
    assert.equal(await page.locator("[aria-current=step]").count(), 1);

    const names = [...tree.matchAll(/"(Stap \d.+?)"/g)].map(([, name]) => name);
    const steps = await page.locator(".route__step").count();
    assert.equal(names.length, steps, tree);
    for (const [index, name] of names.entries()) {
      const start = new RegExp(`^Stap ${index + 1} van ${steps}, (nu|nu te doen|gelukt|anderen zijn bezig|straks|misschien later|dit lukt nu niet): \\S`);
      assert.match(name, start);
    }
    const current = await page.locator("[aria-current=step] a").ariaSnapshot();
    assert.match(current, /link "Stap \d+ van \d+, nu: /);
  });
}

test("the heading and the sentence below it say how far one is", async (t) => {
  const { page } = await route(t);
  await phone.reads(phone.heading(page), "Uw stappen");
  await phone.reads(page.locator(".summary p"), "Al 4 stappen gelukt. U bent in deel 3 van 5.");
});

/** Where each stop stands from the side, from the first step to the last. */
const places = (page) => page.locator(".route__stop").evaluateAll((stops) => stops.map((stop) => {
  const { left, width } = stop.getBoundingClientRect();
  return Math.round(left + width / 2);
}));

test("stops stay where they are when a step is ticked; one that is added moves only those after it in its own phase", async (t) => {
  const { server, page } = await route(t);
  const before = await places(page);
  await phone.goTo(page, "Nu");
  await phone.tick(page);
  await phone.button(page, "Morgen weer").click();
  await phone.goTo(page, "Route");
  assert.deepEqual(await places(page), before);

  const naomi = await signIn(server.links.shared);
  const { about: phase } = (await naomi.events()).find(({ kind, body }) => kind === "PhaseAdded" && body.phase === "calm");
  const fresh = "00000000-0000-4000-8000-000000000002";
  await naomi.say("StepAdded", fresh, { phase, icon: "phone", minutes: 5, title: "Bel Naomi" });
  await naomi.say("PlaceSet", fresh, { key: "z" });
  await naomi.say("OwnerSet", fresh, { owner: "resident" });
  await naomi.say("Released", fresh, { state: "later" });
  await page.locator(".route__step").filter({ hasText: "Bel Naomi" }).waitFor();
  const names = await page.locator(".route__name").allInnerTexts();
  const place = names.findIndex((name) => name.includes("Bel Naomi"));
  assert.deepEqual((await places(page)).toSpliced(place, 1), before);
});

/** The two ends of every piece of the path that shows, from top to bottom, in pixels of the window. */
const pieces = (page) => page.locator(".route__line:visible .r-path").evaluateAll((paths) => paths.map((path) => {
  const at = (length) => path.getPointAtLength(length).matrixTransform(path.getScreenCTM());
  const [top, bottom] = [at(0), at(path.getTotalLength())];
  return { top: [top.x, top.y], bottom: [bottom.x, bottom.y] };
}));

const WINDOWS = [["a phone", PHONE], ["a narrow phone", { viewport: { width: 320, height: 640 } }], ["a wide screen", SCREEN]];
for (const [name, options] of WINDOWS) {
  for (const dir of ["ltr", "rtl"]) {
    test(`on ${name}, ${dir}, each piece of the path goes on where the one before it ends`, async (t) => {
      const { page } = await route(t, "cecilia", options);
      await page.evaluate((value) => { document.documentElement.dir = value; }, dir);
      const path = await pieces(page);
      assert.ok(path.length > 10, `${path.length} pieces`);
      for (const [index, { top }] of path.slice(1).entries()) {
        const [x, y] = path[index].bottom;
        assert.ok(Math.abs(top[0] - x) < 0.6, `piece ${index + 1} starts ${top[0] - x} px aside`);
        assert.ok(Math.abs(top[1] - y) < 2.1, `piece ${index + 1} starts ${top[1] - y} px lower`);
      }
    });
  }
}

test("right to left the map is its own mirror image", async (t) => {
  const { page } = await route(t);
  const left = await places(page);
  await page.evaluate(() => { document.documentElement.dir = "rtl"; });
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  const mirrored = (await places(page)).map((x) => width - x);
  assert.deepEqual(mirrored, left);
});

test("a wide window shows Nu and the map side by side", async (t) => {
  const { page } = await route(t, "cecilia", SCREEN);
  await phone.reads(phone.stepTitle(page), FIRST);
  const [now, map] = [page.locator(".now-pane"), page.locator(".route")];
  const [a, b] = [await now.boundingBox(), await map.boundingBox()];
  assert.ok(a.x + a.width <= b.x, "beside each other");
  await phone.tick(page);
});
