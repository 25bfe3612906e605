// How old the news on a screen is: said when it is not fresh, and never as an alarm.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE, SCREEN, closeBrowser, openContext } from "./support/chromium.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

after(closeBrowser);

const NEWS = "Laatst bijgewerkt: vandaag om 10.12 uur.";

async function cecilia(t) {
  const server = await startServer(t);
  const page = await phone.open(await openContext(t, PHONE), server.links.cecilia);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  return { server, page };
}

test("R075 a change on the phone appears on the shared screen, and without internet each says how old its news is", async (t) => {
  const { server, page } = await cecilia(t);
  const shared = await phone.open(await openContext(t, SCREEN), server.links.shared);
  await phone.reads(shared.locator(".sync-state"), "Dit scherm is bij");
  assert.equal(await page.getByText("Laatst bijgewerkt").count(), 0);
  await phone.tick(page);
  await phone.reads(shared.locator(".route__step[data-status=done]"), "Brieven in één tas", 20_000);
  await phone.button(page, "Morgen weer").click();
  for (const screen of [page, shared]) await screen.context().setOffline(true);
  await phone.reads(page.locator(".sync-state"), NEWS);
  await phone.reads(shared.locator(".sync-state"), NEWS);
});

test("R075 when the server stays silent the phone says so after some minutes, on Nu and on the map, also when it is opened anew", async (t) => {
  const { server, page } = await cecilia(t);
  await phone.keptForOffline(page);
  await server.kill();
  await page.context().clock.setFixedTime("2024-06-10T10:20:00+02:00");
  for (const path of ["/", "/route"]) {
    await page.goto(server.origin + path);
    await phone.appReady(page);
    await phone.reads(page.locator(".sync-state:visible"), NEWS);
  }
  await page.context().clock.setFixedTime("2024-06-12T09:00:00+02:00");
  await page.goto(server.origin);
  await phone.reads(page.locator(".sync-state:visible"), "Laatst bijgewerkt: maandag 10 juni, 10.12 uur.");
  await server.start();
  await page.goto(server.origin);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  await page.getByText("Laatst bijgewerkt").waitFor({ state: "detached" });
});
