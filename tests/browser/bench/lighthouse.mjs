// Lighthouse as it is, on a phone as it imagines one: what somebody meets who opens the app for the first time.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { LAUNCH } from "../support/chromium.mjs";
import { startServer } from "../support/server.mjs";

const SCORES = ["performance", "accessibility", "best-practices"];
const SECONDS = { fcp: "first-contentful-paint", lcp: "largest-contentful-paint" };

/** Measures the page behind the demo link, and the page without a link, each `runs` times. */
export async function measure(t, runs) {
  const server = await startServer(t);
  const pages = { demo: server.links.cecilia, welcome: server.origin };
  const samples = {};
  for (const [name, address] of Object.entries(pages)) {
    for (let run = 0; run < runs; run += 1) {
      for (const [what, value] of Object.entries(await figures(address))) {
        (samples[`${name}-${what}`] ??= []).push(value);
      }
    }
  }
  return samples;
}

async function figures(address) {
  const chrome = await launch({ chromePath: LAUNCH.executablePath, chromeFlags: ["--headless=new", ...LAUNCH.args] });
  try {
    const options = { port: chrome.port, onlyCategories: SCORES, logLevel: "error" };
    const { lhr } = await lighthouse(address, options);
    if (lhr.runtimeError) throw new Error(`Lighthouse on ${address}: ${lhr.runtimeError.message}`);
    const value = (audit) => lhr.audits[audit].numericValue;
    return {
      ...Object.fromEntries(SCORES.map((name) => [name, Math.round(lhr.categories[name].score * 100)])),
      ...Object.fromEntries(Object.entries(SECONDS).map(([name, audit]) => [name, value(audit) / 1000])),
      tbt: value("total-blocking-time"),
      cls: value("cumulative-layout-shift"),
    };
  } finally {
    chrome.kill();
  }
}
