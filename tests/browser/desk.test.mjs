// The team at a desk: signing in and out, the list of routes, and starting one.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { atDesk, typeIn } from "./support/team.mjs";

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

test("a route starts with a first name and nothing else, and then stands in the list", async (t) => {
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
  await phone.reads(phone.heading(page), "De stappen van Noor");
  await phone.link(page, "Telefoon koppelen").waitFor();
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
