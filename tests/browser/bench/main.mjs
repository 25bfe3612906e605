// Measures, and prints every sample as JSON: node main.mjs RUNS WHAT ...
import os from "node:os";
import { browserVersion } from "./browser.mjs";

const [runs, ...wanted] = process.argv.slice(2);
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
const machine = `${os.cpus().length} cores of ${os.cpus()[0].model.trim()}, load ${os.loadavg()[0].toFixed(1)}`;
console.log(JSON.stringify({ about: `${day}, ${machine}, ${await browserVersion()}`, samples }));
