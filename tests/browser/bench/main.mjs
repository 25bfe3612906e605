// Measures, and prints every sample as JSON: node main.mjs RUNS WHAT ...
import os from "node:os";
import { browserVersion } from "./browser.mjs";

/** How long a fixed piece of work takes here and now, in milliseconds: a shared machine is not as fast at every hour. */
function yardstick() {
  const once = () => {
    const start = performance.now();
    let state = 1;
    for (let turn = 0; turn < 100_000_000; turn += 1) state = Math.imul(state ^ turn, 0x9e3779b1);
    return [performance.now() - start, state];
  };
  return Math.round([once(), once(), once()].map(([took]) => took).sort((one, other) => one - other)[1]);
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
const machine = `${os.cpus().length} cores of ${os.cpus()[0].model.trim()}, load ${os.loadavg()[0].toFixed(1)}, yardstick ${before} and ${yardstick()} ms`;
console.log(JSON.stringify({ about: `${day}, ${machine}, ${await browserVersion()}`, samples }));
