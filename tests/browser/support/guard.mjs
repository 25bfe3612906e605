// What must never happen, in any test: a breach of the site's own policy, a request to somebody else, a crash.
import assert from "node:assert/strict";

/** Watches a context from its first page on; the answer is a check for when it is closed. */
export async function watch(context) {
  const faults = [];
  await context.exposeBinding("routekaartBreach", (_, breach) => faults.push(`policy: ${breach}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      window.routekaartBreach(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  context.on("weberror", (fault) => faults.push(`crash: ${fault.error()}`));
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOwn = ["data:", "blob:"].includes(protocol) || hostname === "127.0.0.1";
    if (!isOwn) faults.push(`request to ${hostname}`);
  });
  return () => assert.deepEqual(faults, []);
}
