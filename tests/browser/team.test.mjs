// The team's pages: a phone is paired by a code and a number, and loses the route again.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";
import { another, confirm, makeCode, openPairing, redeem } from "./support/team.mjs";

after(closeBrowser);

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
