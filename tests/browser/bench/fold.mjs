// The real fold, compiled as the apps are, on a page of its own.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openPhone } from "./browser.mjs";

const ORIGIN = "http://127.0.0.1:1";
const TYPES = { js: "text/javascript", wasm: "application/wasm" };
/** A page that is isolated gets a clock of 5 microseconds, instead of 100. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** Times of 10,000 events, of one more, and of the view after it. The program does its own runs. */
export async function measure(t) {
  const page = await (await openPhone(t)).newPage();
  await page.route(`${ORIGIN}/**`, async (route) => {
    const extension = new URL(route.request().url()).pathname.split(".")[1];
    const file = extension && (await readFile(join(process.env.ROUTEKAART_FOLD, `fold.${extension}`)));
    const contentType = TYPES[extension] ?? "text/html";
    await route.fulfill({ body: file || "<!doctype html>", contentType, headers: ISOLATED });
  });
  await page.goto(ORIGIN);
  const times = await page.evaluate(async () => {
    const program = await import("/fold.js");
    await program.default();
    return window.foldTimes;
  });
  return { "fold-all": times.all, "fold-one": times.one, "fold-view": times.view };
}
