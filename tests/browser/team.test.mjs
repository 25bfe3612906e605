// Pairing a phone, from the desk: a code, a number that is read aloud, and taking the route from a phone again.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as disk from "./support/disk.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { another, atDesk, confirm, makeCode, openPairing, redeem } from "./support/team.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";

/** The number that a phone shows, once it shows one. */
const shownNumber = (page) => page.locator(".check__number").innerText();

async function typeDigits(page, code) {
  const digits = page.getByLabel("Typ de 9 cijfers van uw hulp");
  await digits.fill("");
  await digits.pressSequentially(code);
}

async function pairing(t) {
  const server = await startServer(t);
  const page = await (await openContext(t, SCREEN)).newPage();
  await openPairing(page, server);
  return { server, page };
}

test("the link of the demo opens the shared screen itself, and again without the link", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, SCREEN), server.links.shared);
  await phone.reads(phone.heading(page), "De stappen van Cecilia");
  await page.goto(`${server.origin}/team`);
  await phone.appReady(page);
  await phone.reads(phone.heading(page), "De stappen van Cecilia");
});

test("an address that leads nowhere says so, and leads back", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, SCREEN), server.links.shared);
  await page.goto(`${server.origin}/team/elsewhere`);
  await phone.appReady(page);
  await phone.reads(phone.heading(page), "Deze pagina is er niet.");
  await phone.link(page, "Naar mijn mensen").click();
  await phone.reads(phone.heading(page), "De stappen van Cecilia");
});

test("a code is a picture in black on white in both themes, and nine digits in groups of three", async (t) => {
  const { page } = await pairing(t);
  const { code } = await makeCode(page);
  assert.equal(await page.locator(".pair__digits").innerText(), code.match(/\d{3}/g).join(" "));
  await phone.reads(page.locator(".pair"), "De code werkt nog 10 minuten.");
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const colours = await page.locator(".qr").evaluate((picture) => {
      const { fill, backgroundColor } = getComputedStyle(picture);
      return [fill, backgroundColor];
    });
    assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], colorScheme);
  }
});

for (const by of ["secret", "code"]) {
  test(`a phone that used the ${by} is paired once its number is confirmed, and loses the route when the pairing ends`, async (t) => {
    const { server, page } = await pairing(t);
    await phone.reads(page.locator("main"), "Er is nog geen telefoon gekoppeld.");
    const made = await makeCode(page);
    const used = await redeem(server.origin, { [by]: made[by] });
    await page.getByLabel("Welk getal hoort u?").and(page.locator(":focus")).waitFor();
    assert.equal((await used.current()).status, 202);
    await confirm(page, used.checkNumber);
    await phone.reads(page.getByRole("status"), "De telefoon van Cecilia is gekoppeld.");
    assert.equal((await used.current()).status, 200);

    await phone.reads(page.locator(".device h3"), "Telefoon van Cecilia");
    await phone.button(page, "Koppeling verbreken").click();
    await phone.button(page, "Nee, laat zo").click();
    assert.equal(await page.locator(".device").count(), 1);
    await phone.button(page, "Koppeling verbreken").click();
    await phone.button(page, "Ja, verbreek de koppeling").click();
    await phone.reads(page.getByRole("status"), "De koppeling is verbroken.");
    assert.equal(await page.locator(".device").count(), 0);
    assert.equal((await used.current()).status, 401);
  });
}

test("another number ends the pairing, and one starts again with a new code", async (t) => {
  const { server, page } = await pairing(t);
  const used = await redeem(server.origin, { code: (await makeCode(page)).code });
  await confirm(page, "7");
  await phone.reads(page.getByRole("alert"), "Typ de 2 cijfers van de telefoon.");
  await confirm(page, another(used.checkNumber));
  await phone.reads(page.getByRole("alert"), "Dit was een ander getal. Deze code is nu dicht. Maak een nieuwe code.");
  assert.notEqual((await used.current()).status, 200);
  assert.equal(await page.locator(".device").count(), 0);

  const again = await redeem(server.origin, { code: (await makeCode(page)).code });
  await confirm(page, again.checkNumber);
  await phone.reads(page.getByRole("status"), "De telefoon van Cecilia is gekoppeld.");
});

test("a professional signs in and pairs a phone by link and one by digits; the one that loses the route keeps nothing of it", async (t) => {
  const server = await startServer(t);
  const page = await (await openContext(t, SCREEN)).newPage();
  await atDesk(page, server);
  await phone.link(page, "Cecilia").click();
  await phone.link(page, "Telefoon").click();

  const scanned = await phone.open(await openContext(t, PHONE), `${server.origin}/#pair=${(await makeCode(page)).secret}`);
  await confirm(page, await shownNumber(scanned));
  await phone.begin(scanned);
  await phone.reads(phone.stepTitle(scanned), FIRST);

  const typed = await phone.open(await openContext(t, PHONE), server.origin);
  await typeDigits(typed, (await makeCode(page)).code);
  await confirm(page, another(await shownNumber(typed)));
  await phone.reads(page.getByRole("alert"), "Dit was een ander getal.");
  await phone.reads(typed.locator(".notice"), "We beginnen opnieuw.");
  await disk.nothingLeft(typed);

  await typeDigits(typed, (await makeCode(page)).code);
  await confirm(page, await shownNumber(typed));
  await phone.begin(typed);
  await phone.reads(phone.stepTitle(typed), FIRST);
  await phone.reads(phone.syncLine(typed), "Bewaard en verstuurd");
  await page.locator(".device").nth(1).waitFor();

  // The newest stands first.
  await phone.button(page.locator(".device").first(), "Koppeling verbreken").click();
  await phone.button(page, "Ja, verbreek de koppeling").click();
  await phone.reads(page.getByRole("status"), "De koppeling is verbroken.");
  await phone.button(typed, "Ik heb dit gedaan").click();
  await phone.reads(phone.heading(typed), "Uw route staat niet meer op deze telefoon.");
  await disk.nothingLeft(typed);
  await phone.tick(scanned);
  await phone.reads(phone.syncLine(scanned), "Verstuurd naar Naomi");
});
