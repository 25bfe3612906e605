// The accessibility rules of axe-core, with the size of targets on.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTIONS = { resultTypes: ["violations", "incomplete"], rules: { "target-size": { enabled: true } } };

/** Checks what shows now; `where` names it in the report. */
export async function checkAccess(page, where) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const { violations, incomplete } = await page.evaluate((options) => window.axe.run(document, options), OPTIONS);
  const said = [...violations, ...incomplete.map(unseen)].flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
  assert.deepEqual(said, [], where);
}

/** Axe leaves text of exactly the colour behind it to a person; here that is text that nobody sees. */
function unseen({ id, nodes }) {
  const isUnseen = ({ any }) => any.some(({ data }) => data?.messageKey === "equalRatio");
  return { id, nodes: nodes.filter(isUnseen) };
}
