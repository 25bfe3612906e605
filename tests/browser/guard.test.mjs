// The watch over all other tests, watched itself: what must never happen is planted, and has to be seen.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { closeBrowser, openUnjudged } from "./support/chromium.mjs";
import { verdict } from "./support/guard.mjs";
import { owns } from "./support/origins.mjs";

after(closeBrowser);

/** Answers by path; what is not there is empty. */
async function serve(t, answers = {}) {
  const server = createServer((request, response) => {
    const [kind, text] = answers[request.url] ?? ["text/plain", ""];
    response.setHeader("content-security-policy", answers.policy ?? "default-src * data: blob:");
    response.setHeader("content-type", kind).end(text);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

/** Waits until what is planted was seen. */
async function seen(list, wanted) {
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    if (list().some((one) => one.includes(wanted))) return;
    await new Promise((later) => setTimeout(later, 20));
  }
  assert.fail(`${wanted} was planted and not seen; seen were: ${JSON.stringify(list())}`);
}

test("a breach of the policy is seen, also of what was blocked", async (t) => {
  const own = await serve(t, {
    "/": ["text/html", "<script>window.inline = true</script><img src=http://elsewhere.example/picture>"],
    policy: "default-src 'self'",
  });
  owns(t, own);
  const { context, watch } = await openUnjudged(t);
  const page = await context.newPage();
  await page.goto(own);
  assert.equal(await page.evaluate(() => "inline" in window), false);
  await seen(() => watch.breaches, "script-src-elem inline");
  await seen(() => watch.breaches, "img-src http://elsewhere.example/picture");
  assert.throws(() => verdict(watch), /script-src-elem inline/);
});

test("a request to another origin is seen, whoever makes it", async (t) => {
  const other = await serve(t);
  const own = await serve(t, {
    "/": ["text/html", `<script src=/start.js></script><img src=${other}/picture><img src=http://elsewhere.example/picture>`],
    "/start.js": ["text/javascript", "navigator.serviceWorker.register('/sw.js'); new Worker('/worker.js'); new WebSocket('ws://socket.example')"],
    "/sw.js": ["text/javascript", `fetch('${other}/from-sw').catch(() => {}); fetch('http://sw.example').catch(() => {})`],
    "/worker.js": ["text/javascript", `fetch('${other}/from-worker').catch(() => {})`],
  });
  owns(t, own);
  const { context, watch } = await openUnjudged(t);
  const page = await context.newPage();
  await page.goto(own);
  const planted = ["/picture", "/from-sw", "/from-worker"].map((path) => other + path);
  for (const url of [...planted, "http://elsewhere.example/picture", "http://sw.example", "CONNECT socket.example:80"]) {
    await seen(() => watch.elsewhere, url);
  }
  await seen(() => watch.requests, `${own}/start.js`);
  assert.ok(watch.elsewhere.every((url) => !url.startsWith(own)));
  assert.throws(() => verdict(watch), /from-sw/);
});
