// Scanning the code of the professional inside the app. Chromium on Linux has a camera to try with but cannot read codes
// itself: the part that reads stands in for it, and says what the picture would hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { signIn } from "./support/api.mjs";
import { LAUNCH, openKeptPhone } from "./support/chromium.mjs";
import { temporaryFolder } from "./support/folder.mjs";
import * as phone from "./support/phone.mjs";
import { startServer } from "./support/server.mjs";

const CAMERA = "Scan de code met uw camera";

/** A phone with a camera that may be used; `hold` says what the code before it holds. */
async function withCamera(t) {
  const server = await startServer(t);
  const fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  const context = await openKeptPhone(t, temporaryFolder("camera"), { args: [...LAUNCH.args, ...fake] });
  await context.addInitScript(() => {
    globalThis.BarcodeDetector = class {
      static getSupportedFormats() {
        return Promise.resolve(["qr_code"]);
      }

      detect(seen) {
        const held = globalThis.heldBeforeCamera;
        return Promise.resolve(seen.videoWidth && held ? [{ rawValue: held }] : []);
      }
    };
  });
  const page = await phone.open(context, server.origin);
  const hold = (text) => page.evaluate((held) => { globalThis.heldBeforeCamera = held; }, text);
  return { server, page, hold };
}

test("a code of another site is told apart, and the right one leads to the check number", async (t) => {
  const { server, page, hold } = await withCamera(t);
  const naomi = await signIn(server.links.shared);
  await phone.button(page, CAMERA).click();
  await page.locator("video").waitFor();
  await hold("https://example.org/#pair=abc");
  await phone.reads(page.locator("main"), "Dit is een andere code.");
  const code = await naomi.pairingCode();
  await hold(`${server.origin}/#pair=${code.secret}`);
  await phone.reads(phone.heading(page), "Lees dit getal voor aan uw hulp.");
  assert.equal(await naomi.confirm(code, await page.locator(".check__number").innerText()), "confirmed");
  await phone.begin(page);
  await phone.reads(phone.stepTitle(page), "Doe uw brieven in één tas");
});

test("the camera stops when asked, and the digits stay the way when it may not be used", async (t) => {
  const { page } = await withCamera(t);
  await phone.button(page, CAMERA).click();
  const stream = await page.locator("video").evaluateHandle((seen) => seen.srcObject);
  await phone.button(page, "Stop de camera").click();
  await phone.button(page, CAMERA).waitFor();
  assert.ok(await stream.evaluate((seen) => seen.getTracks().every((track) => track.readyState === "ended")));
  await page.evaluate(() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "NotAllowedError")); });
  await phone.button(page, CAMERA).click();
  await phone.reads(page.locator(".notice"), "De camera gaat niet aan. Typ de 9 cijfers.");
});

test("where the browser cannot read codes there is no button", async (t) => {
  const server = await startServer(t);
  const page = await phone.open(await openKeptPhone(t, temporaryFolder("no-camera")), server.origin);
  assert.equal(await page.evaluate(() => "BarcodeDetector" in globalThis), false);
  await page.getByRole("switch").waitFor();
  assert.equal(await phone.button(page, CAMERA).count(), 0);
});
