// The team at a desk: signing in and out, the list of routes, and starting one.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { atDesk, redeem, typeIn } from "./support/team.mjs";

after(closeBrowser);

async function desk(t) {
  const server = await startServer(t);
  const context = await openContext(t, SCREEN);
  return { server, context, page: await context.newPage() };
}

const names = (page) => page.locator(".routes__name").allInnerTexts();

test("who signs in by name and password sees the own routes, and finds one by its name", async (t) => {
  const { server, page } = await desk(t);
  await atDesk(page, server);
  assert.deepEqual(await names(page), ["Cecilia", "Henk"]);
  await phone.reads(page.locator("main").getByRole("status"), "2 routes. U bent ingelogd, hooguit tot");
  const search = page.getByLabel("Zoek een naam");
  await search.fill("hen");
  await phone.reads(page.locator("main").getByRole("status"), "1 route.");
  assert.deepEqual(await names(page), ["Henk"]);
  await search.fill("Zita");
  await phone.reads(page.locator("main"), "Niemand heet hier “Zita”.");
  await search.fill("");
  await phone.link(page, "Cecilia").click();
  await phone.reads(phone.heading(page), "De stappen van Cecilia");
  await phone.reads(phone.syncLine(page), "Dit scherm is bij");
});

test("a wrong password is told kindly, and too many tries have to wait", async (t) => {
  const { server, page } = await desk(t);
  await page.goto(`${server.origin}/team/sign-in`);
  for (let tries = 0; tries < 5; tries++) {
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await typeIn(page, "naomi", "not this one");
    assert.equal((await answer).status(), 403);
    await phone.reads(page.getByRole("alert"), "Deze naam en dit wachtwoord horen niet bij elkaar.");
    await page.getByLabel("Wachtwoord").and(page.locator(":focus")).waitFor();
    assert.equal(await page.getByLabel("Wachtwoord").inputValue(), "");
  }
  await typeIn(page, "naomi", server.password);
  await phone.reads(page.getByRole("alert"), "Dit is vaak geprobeerd. Wacht 10 minuten.");
});

const WHY = {
  role: "U heeft hier nog geen rol.",
  mfa: "Log in met een tweede stap",
  expired: "Het inloggen duurde te lang.",
  refused: "Het inloggen is gestopt.",
  out: "U bent uitgelogd.",
};

test("each reason why signing in did not work is said in words", async (t) => {
  const { server, page } = await desk(t);
  for (const [why, said] of Object.entries(WHY)) {
    await page.goto(`${server.origin}/team/sign-in?why=${why}`);
    await phone.reads(page.locator("main .notice"), said);
  }
});

test("a route starts with a first name and a template, leads to the talk, and then stands in the list", async (t) => {
  const { server, page } = await desk(t);
  await atDesk(page, server);
  const name = page.getByLabel("Hoe noemen we deze persoon?");
  for (const wrong of ["", "123456782"]) {
    await name.fill(wrong);
    await name.press("Enter");
    await phone.reads(page.getByRole("alert"), "Typ een voornaam, zonder cijfers.");
  }
  await name.fill(" Noor ");
  await name.press("Enter");
  await page.waitForURL("**/talk/prepare");
  await phone.link(page, "Mijn stappen").click();
  await page.locator(".routes").waitFor();
  assert.deepEqual(await names(page), ["Cecilia", "Henk", "Noor"]);
});

test("who signs out is out, here or on every computer after a question", async (t) => {
  const { server, context, page } = await desk(t);
  await atDesk(page, server);
  await phone.button(page, "Uitloggen").click();
  await phone.reads(page.locator("main .notice"), "U bent uitgelogd.");
  await page.goto(`${server.origin}/team`);
  await page.waitForURL("**/team/sign-in");

  await atDesk(page, server);
  const elsewhere = await (await openContext(t, SCREEN)).newPage();
  await atDesk(elsewhere, server);
  await phone.button(page, "Overal uitloggen").click();
  await phone.button(page, "Nee, blijf ingelogd").click();
  await phone.button(page, "Overal uitloggen").click();
  await phone.button(page, "Ja, overal uitloggen").click();
  await phone.reads(page.locator("main .notice"), "U bent uitgelogd.");
  await elsewhere.reload();
  await elsewhere.waitForURL("**/team/sign-in");
  assert.deepEqual(await context.cookies(), []);
});

test("a session that ended leads to signing in, and from there back to where one was", async (t) => {
  const { server, context, page } = await desk(t);
  await atDesk(page, server);
  await phone.link(page, "Henk").click();
  await phone.reads(phone.heading(page), "De stappen van Henk");
  const here = page.url();
  await context.clearCookies();
  await page.waitForURL("**/team/sign-in?why=again");
  await phone.reads(page.locator("main .notice"), "Dan gaat u verder waar u was.");
  await typeIn(page, "naomi", server.password);
  await phone.reads(phone.heading(page), "De stappen van Henk");
  assert.equal(page.url(), here);
});

test("a route of others is not shown, and the page leads back", async (t) => {
  const { server, page } = await desk(t);
  await atDesk(page, server);
  await page.goto(`${server.origin}/team/routes/00000000-0000-4000-8000-000000000009`);
  await phone.reads(phone.heading(page), "U loopt niet mee op deze route.");
  await phone.link(page, "Naar mijn mensen").click();
  await phone.reads(phone.heading(page), "Mijn mensen");
});

/** Opens the people of Cecilia's route, as Naomi, with Samira as a colleague. */
async function people(t) {
  const place = await desk(t);
  await place.server.addAccount("Samira", "worker", "Buurtteam Noord");
  await atDesk(place.page, place.server);
  await phone.link(place.page, "Cecilia").click();
  await phone.link(place.page, "Mensen").click();
  await phone.reads(phone.heading(place.page), "Mensen op de route van Cecilia");
  return place;
}

const card = (page, name) => page.locator(".people > li").filter({ hasText: name });

test("who is on the route stands there with the organisation and with what each sees", async (t) => {
  const { page } = await people(t);
  await phone.reads(card(page, "Naomi"), "Buurtteammedewerker, Buurtteam");
  await phone.reads(card(page, "Jaap"), "Trajectbegeleider, Werk en Inkomen");
  await phone.reads(card(page, "Jaap"), "Ziet: stappen, doel, vragen, wat gelukt is.");
  assert.doesNotMatch(await card(page, "Inwoner").innerText(), /Ziet/);
});

test("what the resident takes from a party stands there as seen no longer", async (t) => {
  const { server, page } = await people(t);
  const cecilia = await signIn(server.links.cecilia);
  await cecilia.show("specialist", "steps");
  await cecilia.show("worker");
  await page.reload();
  await phone.reads(card(page, "Jaap"), "Ziet: stappen.");
  await phone.reads(card(page, "Naomi"), "Ziet nu niets van de route.");
});

test("a route goes over to a colleague after a question, and is then gone for who handed it over", async (t) => {
  const { server, page } = await people(t);
  await phone.button(page, "Draag over").click();
  await phone.reads(page.getByRole("alert"), "Kies eerst een collega.");
  const choices = await page.getByRole("radio").all();
  assert.equal(choices.length, 1, "only who has the same role");
  await choices[0].press("Space");
  await page.keyboard.press("Enter");
  await phone.button(page, "Nee, ik blijf").click();
  await page.getByLabel("Samira, Buurtteam Noord").check();
  await phone.button(page, "Draag over").click();
  await phone.reads(page.locator("#hand-sure:focus"), "Samira neemt dit van u over.");
  await phone.button(page, "Ja, draag over").click();
  await phone.reads(phone.heading(page), "Samira loopt nu mee met Cecilia.");
  await phone.link(page, "Naar mijn mensen").click();
  await page.locator(".routes").waitFor();
  assert.deepEqual(await names(page), ["Henk"]);

  const samira = await (await openContext(t, SCREEN)).newPage();
  await atDesk(samira, server, "samira");
  assert.deepEqual(await names(samira), ["Cecilia"]);
  await phone.link(samira, "Cecilia").click();
  await phone.link(samira, "Mensen").click();
  await phone.reads(card(samira, "Naomi"), "Droeg dit over aan Samira.");
  const cecilia = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.goTo(cecilia, "Hulp");
  await phone.reads(cecilia.locator(".person").first(), "Samira");
});

/** What has the focus, by what it says or is called. */
const focused = (page) => page.evaluate(() => document.activeElement.innerText || document.activeElement.id);

/** Presses Tab until what has the focus says `name`. */
async function tabTo(page, name) {
  const passed = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (here === name) return;
    passed.push(here);
  }
  assert.fail(`"${name}" cannot be reached by Tab: ${JSON.stringify(passed)}`);
}

test("by keyboard alone one signs in, opens a route and pairs a phone, and the focus is never lost", async (t) => {
  const { server, page } = await desk(t);
  await page.goto(`${server.origin}/team/sign-in`);
  await page.getByLabel("Uw naam").and(page.locator(":focus")).waitFor();
  await page.keyboard.type("Naomi");
  await tabTo(page, "sign-in-password");
  await page.keyboard.type(server.password);
  await page.keyboard.press("Enter");
  await page.locator(".routes").waitFor();
  await tabTo(page, "Cecilia");
  await page.keyboard.press("Enter");
  await phone.reads(phone.heading(page), "De stappen van Cecilia");
  await tabTo(page, "Telefoon");
  await page.keyboard.press("Enter");
  await phone.button(page, "Maak een code").waitFor();
  await tabTo(page, "Maak een code");
  const answer = page.waitForResponse((response) => response.url().includes("/pairing-codes"));
  await page.keyboard.press("Enter");
  await page.locator("#pair-code:focus").waitFor();
  const used = await redeem(server.origin, await (await answer).json().then(({ code }) => ({ code })));
  await page.locator("#check-number:focus").waitFor();
  await page.keyboard.type(used.checkNumber);
  await page.keyboard.press("Enter");
  await phone.reads(page.locator("main").getByRole("status"), "De telefoon van Cecilia is gekoppeld.");
  await page.locator("#main:focus").waitFor();
  await page.locator(".device").waitFor();
  await tabTo(page, "Koppeling verbreken");
  await page.keyboard.press("Enter");
  await page.locator("#device-sure:focus").waitFor();
  await tabTo(page, "Ja, verbreek de koppeling");
  await page.keyboard.press("Enter");
  await phone.reads(page.locator("main").getByRole("status"), "De koppeling is verbroken.");
  await page.locator("#main:focus").waitFor();
});
