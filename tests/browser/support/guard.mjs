// What must never happen, in any test: a breach of the site's own policy, a request to somebody else, a crash.
import assert from "node:assert/strict";
import { isOwn } from "./origins.mjs";
import { trap } from "./trap.mjs";
import { note } from "./watched.mjs";

/**
 * What a Chromium window does, from its first page on: every request of its pages and workers, and every breach on a
 * page. A breach inside a worker is blocked and not told to anybody outside it.
 */
export class Watch {
  breaches = [];
  crashes = [];
  #asked = [];
  #test;
  #trap;
  #caughtBefore;

  /** Watches a context in which nothing was opened yet, for the time of the test `t`. */
  static async on(t, context) {
    const watch = new Watch();
    watch.#test = t;
    watch.#trap = await trap();
    watch.#caughtBefore = watch.#trap.caught.length;
    await context.exposeBinding("routekaartBreach", (_, breach) => watch.breaches.push(breach));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
        window.routekaartBreach(`${effectiveDirective} ${blockedURI} ${sample}`);
      });
    });
    context.on("weberror", (fault) => watch.crashes.push(String(fault.error())));
    context.on("request", (request) => watch.#asked.push(request.url()));
    return watch;
  }

  /** Every address that was asked of the test's own servers. */
  get requests() {
    return this.#asked.filter((url) => isOwn(this.#test, url));
  }

  /** Every other address, and what ended in the trap. */
  get elsewhere() {
    return [...this.#asked.filter((url) => !isOwn(this.#test, url)), ...this.#trap.caught.slice(this.#caughtBefore)];
  }
}

/** Counts what a window did, and fails when it did what must never happen. */
export function judge(browser, watch) {
  const { requests, elsewhere, breaches } = watch;
  note(browser, { contexts: 1, requests: requests.length, elsewhere: elsewhere.length, breaches: breaches.length });
  verdict(watch);
}

/** Fails when a window did what must never happen. */
export function verdict({ elsewhere, breaches, crashes = [] }) {
  assert.deepEqual({ elsewhere, breaches, crashes }, { elsewhere: [], breaches: [], crashes: [] });
}
