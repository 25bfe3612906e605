// The sum of what was watched in this file of tests, for `cargo xtask guard`, which adds the files up.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.ROUTEKAART_WATCHED;
const sums = {};

/** Adds what one window of a browser did. */
export function note(browser, counts) {
  const sum = (sums[browser] ??= {});
  for (const [word, count] of Object.entries(counts)) sum[word] = (sum[word] ?? 0) + count;
}

process.once("exit", () => {
  if (folder) writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(sums));
});
