// What a professional does at a desk, and what a phone says to the server while it is paired.
import assert from "node:assert/strict";
import { appReady, button } from "./phone.mjs";

/** Types a name and a password at the desk, and sends them with Enter. */
export async function typeIn(page, name, password) {
  await page.getByLabel("Uw naam").fill(name);
  await page.getByLabel("Wachtwoord").fill(password);
  await page.keyboard.press("Enter");
}

/** Signs in at the desk, and waits for the list of routes. */
export async function atDesk(page, server, name = "naomi") {
  await page.goto(`${server.origin}/team`);
  await page.waitForURL("**/team/sign-in");
  await typeIn(page, name, server.password);
  await page.getByRole("heading", { level: 1, name: "Mijn mensen" }).waitFor();
}

/** Opens the page on which a phone is paired, of the route on the shared screen. */
export async function openPairing(page, server) {
  await page.goto(server.links.shared);
  await appReady(page);
  await page.getByRole("link", { name: "Telefoon" }).click();
  await appReady(page);
}

/** Makes a code; the answer of the server, with the secret of the QR and the nine digits. */
export async function makeCode(page) {
  const answer = page.waitForResponse((response) => response.url().includes("/pairing-codes"));
  await button(page, "Maak een code").click();
  const code = await (await answer).json();
  await page.locator(".pair .qr").waitFor();
  return code;
}

/** Types the check number that the resident reads aloud, and confirms it with Enter. */
export async function confirm(page, number) {
  const field = page.getByLabel("Welk getal hoort u?");
  await field.fill(number);
  await field.press("Enter");
}

/** A phone that uses a code: by its link, `{ secret }`, or by what was typed, `{ code }`. */
export async function redeem(origin, by) {
  const response = await fetch(`${origin}/v1/pairings?app=phone`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(by),
  });
  assert.equal(response.status, 202, await response.clone().text());
  const cookie = response.headers.getSetCookie()[0].split(";")[0];
  const current = () => fetch(`${origin}/v1/sessions/current?app=phone`, { headers: { cookie } });
  return { ...(await response.json()), current };
}

/** A number of two digits that is not this one. */
export const another = (number) => String(10 + ((Number(number) - 9) % 90));
