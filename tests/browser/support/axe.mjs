// The accessibility rules of axe-core, with the size of targets on.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { withStyle } from "./style.mjs";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTIONS = { resultTypes: ["violations", "incomplete"], rules: { "target-size": { enabled: true } } };

/** The bar at the bottom covers the rest of a long page until one scrolls, which axe does not do. */
const UNCOVERED = ".bottom-nav,.talk__foot{position:static}";

/** Checks the whole page as it is now; `where` names it in the report. */
export async function checkAccess(page, where) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  let found;
  await withStyle(page, UNCOVERED, async () => {
    found = await page.evaluate((options) => window.axe.run(document, options), OPTIONS);
  });
  const { violations, incomplete } = found;
  const said = [...violations, ...incomplete.map(unseen)].flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
  assert.deepEqual(said, [], where);
}

/** Axe leaves text of exactly the colour behind it to a person; here that is text that nobody sees. */
function unseen({ id, nodes }) {
  const isUnseen = ({ any }) => any.some(({ data }) => data?.messageKey === "equalRatio");
  return { id, nodes: nodes.filter(isUnseen) };
}
