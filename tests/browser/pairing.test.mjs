// A phone that has no route yet: by link and by typed digits, the number that is read aloud, and letting go.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signIn } from "./support/api.mjs";
import { PHONE, closeBrowser, openContext } from "./support/chromium.mjs";
import * as disk from "./support/disk.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const FIRST = "Doe uw brieven in één tas";
const digits = (page) => page.getByLabel("Typ de 9 cijfers van uw hulp");
const checkNumber = (page) => page.locator(".check__number").innerText();

async function talk(t) {
  const server = await startServer(t);
  return { server, naomi: await signIn(server.links.shared), context: await openContext(t, PHONE) };
}

/** A phone on which somebody typed the digits of a fresh code. */
async function typed({ server, naomi, context }) {
  const page = await phone.open(context, server.origin);
  const code = await naomi.pairingCode();
  await digits(page).pressSequentially(code.code);
  await phone.reads(phone.heading(page), "Lees dit getal voor aan uw hulp.");
  return { page, code };
}

/** A phone that was paired in the talk. */
async function paired(place) {
  const { page, code } = await typed(place);
  assert.equal(await place.naomi.confirm(code, await checkNumber(page)), "confirmed");
  await phone.begin(page);
  await phone.reads(phone.stepTitle(page), FIRST);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  return page;
}

test("typed digits stand in groups, are counted down, and the phone goes on by itself when its number is confirmed", async (t) => {
  const place = await talk(t);
  const page = await phone.open(place.context, place.server.origin);
  await phone.reads(phone.heading(page), "Welkom. Uw eerste stap is al gelukt.");
  const { code } = await place.naomi.pairingCode();
  await digits(page).pressSequentially(code.slice(0, 7));
  assert.equal(await digits(page).inputValue(), `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6, 7)}`);
  await phone.reads(page.locator("#code-left"), "Nog 2 cijfers");
  await page.close();
  const opened = await paired(place);
  await phone.tick(opened);
  await phone.reads(phone.syncLine(opened), "Verstuurd naar Naomi");
});

test("a link waits for its number too, and the secret does not stay in the address", async (t) => {
  const { server, naomi, context } = await talk(t);
  const code = await naomi.pairingCode();
  const page = await context.newPage();
  await page.goto(`${server.origin}/#pair=${code.secret}`);
  await phone.reads(page.locator("main"), "Dit is de route van Cecilia.");
  assert.equal(new URL(page.url()).hash, "");
  await page.reload();
  await phone.reads(phone.heading(page), "Lees dit getal voor aan uw hulp.");
  assert.equal(await naomi.confirm(code, await checkNumber(page)), "confirmed");
  await phone.begin(page);
  await phone.reads(phone.stepTitle(page), FIRST);
});

test("a wrong number ends the pairing, and the phone says kindly to begin again", async (t) => {
  const place = await talk(t);
  const { page, code } = await typed(place);
  const number = Number(await checkNumber(page));
  assert.equal(await place.naomi.confirm(code, String(number === 99 ? 10 : number + 1)), undefined);
  await phone.reads(page.locator(".notice"), "We beginnen opnieuw. Vraag uw hulp om nieuwe cijfers.");
  assert.equal(await digits(page).inputValue(), "");
  await disk.nothingLeft(page);
});

test("who sees another number begins again, and nothing opens with that number any more", async (t) => {
  const place = await talk(t);
  const { page, code } = await typed(place);
  const number = await checkNumber(page);
  const left = page.waitForResponse((response) => response.request().method() === "DELETE");
  await phone.button(page, "Mijn hulp ziet een ander getal").click();
  await phone.reads(page.locator(".notice"), "We beginnen opnieuw.");
  assert.equal(await digits(page).inputValue(), "");
  await left;
  assert.equal(await place.naomi.confirm(code, number), undefined);
  await page.reload();
  await phone.reads(phone.heading(page), "Welkom. Uw eerste stap is al gelukt.");
});

test("digits that do not work, too many tries, and no internet are each told kindly", async (t) => {
  const { server, context } = await talk(t);
  const page = await phone.open(context, server.origin);
  const wrong = async (code) => {
    await digits(page).fill("");
    await digits(page).pressSequentially(code);
  };
  const notice = page.locator(".notice");
  await wrong("000000000");
  await phone.reads(notice, "Deze cijfers werken niet.");
  for (let guess = 1; guess < 6; guess += 1) {
    const answered = page.waitForResponse(/pairings/);
    await wrong(`00000000${guess}`);
    await answered;
  }
  await phone.reads(notice, "Dit ging te vaak mis.");
  await server.kill();
  await wrong("000000009");
  await phone.reads(notice, "Er is nu geen internet.");
});

test("when the route is taken from a phone, nothing stays on it and it says whom to call", async (t) => {
  const place = await talk(t);
  const page = await paired(place);
  const [device] = (await place.naomi.devices()).filter(({ party }) => party === "resident");
  await place.naomi.revoke(device);
  // The next request is the one that sends this.
  await phone.button(page, "Ik heb dit gedaan").click();
  await phone.reads(phone.heading(page), "Uw route staat niet meer op deze telefoon.");
  await phone.link(page, "Bel Naomi nu").waitFor();
  await disk.nothingLeft(page);
  await page.goto(place.server.origin);
  await phone.appReady(page);
  assert.equal(await page.getByText(FIRST).count(), 0);
});

test("letting the phone go asks first, says what would be lost, and leaves nothing", async (t) => {
  const place = await talk(t);
  const page = await paired(place);
  await place.context.route(/\/events\?/, (route) => route.abort());
  await phone.tick(page);
  await phone.goTo(page, "Hulp");
  await phone.goTo(page, "Mijn keuzes");
  await phone.button(page, "Deze telefoon loslaten").click();
  await phone.reads(page.locator("main"), "Er is nog 1 ding niet verstuurd.");
  await phone.button(page, "Nee, ik blijf").click();
  assert.equal((await disk.openedRows(page, "own")).length, 1);
  await phone.button(page, "Deze telefoon loslaten").click();
  await phone.button(page, "Ja, laat los").click();
  await phone.reads(page.locator("main"), "U liet deze telefoon los.");
  await disk.nothingLeft(page);
  await page.goto(place.server.origin);
  await phone.reads(phone.heading(page), "Welkom.");
});
