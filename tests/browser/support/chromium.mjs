// Chromium, and the two kinds of screens that look at a route.
import { chromium } from "playwright-core";
import { Watch, judge } from "./guard.mjs";
import { trap } from "./trap.mjs";

/** How Chromium is started, wherever it is. */
export const LAUNCH = {
  executablePath: process.env.ROUTEKAART_CHROMIUM ?? "/usr/bin/chromium",
  // In a field for a day its parts stand in the order of the browser's own language, whatever the machine speaks.
  env: { ...process.env, LANGUAGE: "en_US" },
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
const ANYWHERE = { locale: "nl-NL", timezoneId: "Europe/Amsterdam", reducedMotion: "reduce" };

/** The windows that people hold and share. */
export const PHONE = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, hasTouch: true };
export const SCREEN = { viewport: { width: 1280, height: 800 } };

/** Monday morning of the week in which the demo stories are told. */
const NOW = "2024-06-10T10:12:00+02:00";

/** Longer than anything takes on a busy machine; what has to be fast says so itself. */
const PATIENCE = 15_000;

/**
 * The same Chromium without windows: Debian builds both from one source. A page opens in it in half the time, and it has all
 * that pages see. The whole browser has the stories of a resident and of a talk from end to end, everything without
 * internet, and what a page does not do: a message on the screen, installing, being kept over an end.
 */
const WINDOWLESS = process.env.ROUTEKAART_CHROMIUM ?? "/usr/bin/chromium-headless-shell";

const started = new Map();
const kept = [];

/** One browser of each kind for all contexts of a file; it ends with the test runner's process. */
async function browser(executablePath) {
  if (!started.has(executablePath)) started.set(executablePath, trapped().then((launch) => chromium.launch({ ...launch, executablePath })));
  return started.get(executablePath);
}

/** How it is started where nothing may leave this machine. */
async function trapped() {
  return { ...LAUNCH, args: [...LAUNCH.args, `--proxy-server=${(await trap()).address}`] };
}

/** Ends the browsers of this file, also those that a test which failed left open. */
export async function closeBrowser() {
  await Promise.all(kept.map((context) => context.close()));
  const browsers = await Promise.all(started.values());
  await Promise.all(browsers.map((browser) => browser.close()));
  started.clear();
}

/** Ends a kept phone's browser as an empty battery does: all of its processes at once, none of which can act on it. */
export async function killBrowser(context) {
  const devtools = await context.browser().newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  const { id } = processInfo.find(({ type }) => type === "browser");
  const closed = new Promise((done) => context.once("close", done));
  // It leads a group of its own, with every process that it started.
  process.kill(-id, "SIGKILL");
  await closed;
}

/** A fresh browser window for the time of the test `t`, watched for what must never happen. */
export async function openContext(t, options) {
  return ready(t, await (await browser(WINDOWLESS)).newContext({ ...ANYWHERE, ...options }));
}

/** The same in the whole browser. */
export async function openWhole(t, options) {
  return ready(t, await (await browser(LAUNCH.executablePath)).newContext({ ...ANYWHERE, ...options }));
}

/** A phone that keeps what it has when it is closed and opened again. */
export async function openKeptPhone(t, folder, options = {}) {
  const context = await chromium.launchPersistentContext(folder, { ...(await trapped()), ...ANYWHERE, ...PHONE, ...options });
  kept.push(context);
  return ready(t, context);
}

/** A window with its watch, of which nobody is the judge: for planting what must be seen. */
export async function openUnjudged(t) {
  const context = await (await browser(WINDOWLESS)).newContext(ANYWHERE);
  t.after(() => context.close());
  return { context, watch: await Watch.on(t, context) };
}

async function ready(t, context) {
  context.setDefaultTimeout(PATIENCE);
  await context.clock.setFixedTime(NOW);
  const watch = await Watch.on(t, context);
  t.after(async () => {
    await context.close();
    judge("Chromium", watch);
  });
  return context;
}
