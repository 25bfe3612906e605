// No test hangs for ever: each gets a bound far beyond what a slow machine needs, and what it opened is closed then too.
// Node's own --test-timeout is a bound for a whole file, some of which hold sixty tests. Loaded before every file.
import { createRequire, syncBuiltinESMExports } from "node:module";

/** In milliseconds; the longest test takes a sixth of it on two busy cores. */
const LONGEST = 180_000;

const runner = createRequire(import.meta.url)("node:test");
const { test } = runner;
let running = 0;
let end;

runner.test = async (name, work) => {
  running += 1;
  clearTimeout(end);
  await test(name, { timeout: LONGEST }, work);
  running -= 1;
  // What a test that was given up left running would keep the file from ending.
  if (running === 0) end = setTimeout(() => process.exit(), LONGEST).unref();
};
syncBuiltinESMExports();
