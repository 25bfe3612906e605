// Measures, and prints every sample as JSON: node main.mjs RUNS WHAT ...
import os from "node:os";
import { browserVersion } from "./browser.mjs";

/** The middle one of three times that `work` takes, in milliseconds. */
function middle(work) {
  const took = [work, work, work].map((once) => {
    const start = performance.now();
    // What it makes is told on, so that no compiler leaves it out.
    const made = once();
    return [performance.now() - start, made];
  });
  return took.sort(([one], [other]) => one - other)[1][0];
}

const TURNS = 100_000_000;
const READS = 2_000_000;
/** 8 MiB of places: more than a core has beside it, less than what the cores of a calm machine share. */
const PLACES = 2 ** 21;
/** Every place names another far from it, and all are passed before one comes back: a factor of 1 beyond a multiple of 4, and an odd step. */
const far = Int32Array.from({ length: PLACES }, (_, place) => (Math.imul(place, 1_664_525) + 1_013_904_223) & (PLACES - 1));

/**
 * How fast this machine is here and now: a fixed sum in milliseconds, and one read far from the last in nanoseconds. A shared
 * machine is not as fast at every hour, and can add at full speed while everybody waits for its memory.
 */
function yardstick() {
  const sum = middle(() => {
    let state = 1;
    for (let turn = 0; turn < TURNS; turn += 1) state = Math.imul(state ^ turn, 0x9e3779b1);
    return state;
  });
  const reads = middle(() => {
    let place = 0;
    for (let turn = 0; turn < READS; turn += 1) place = far[place];
    return place;
  });
  return `${Math.round(sum)} ms and ${Math.round((reads / READS) * 1e6)} ns`;
}

const [runs, ...wanted] = process.argv.slice(2);
const before = yardstick();
const samples = {};
for (const what of wanted) {
  const { measure } = await import(`./${what}.mjs`);
  const cleanUp = [];
  try {
    Object.assign(samples, await measure({ after: (work) => cleanUp.unshift(work) }, Number(runs)));
  } finally {
    for (const work of cleanUp) await work();
  }
}
const day = new Date().toISOString().slice(0, 10);
const machine = `${os.cpus().length} cores of ${os.cpus()[0].model.trim()}, load ${os.loadavg()[0].toFixed(1)}, yardstick ${before}, then ${yardstick()}`;
console.log(JSON.stringify({ about: `${day}, ${machine}, ${await browserVersion()}`, samples }));
