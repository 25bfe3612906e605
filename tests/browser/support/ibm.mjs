// The accessibility rules of IBM's engine, beside those of axe: they look at other things.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("accessibility-checker-engine"), "utf8");

/** Checks the whole page as it is now; `where` names it in the report. */
export async function checkByIbm(page, where) {
  if (!(await page.evaluate(() => "ace" in window))) await page.evaluate(source);
  const said = await page.evaluate(async () => {
    const { results } = await new window.ace.Checker().check(document, ["WCAG_2_2"]);
    // The second word says how it went: "POTENTIAL" and "MANUAL" are questions to a person.
    const failed = results.filter(({ value: [level, outcome] }) => level === "VIOLATION" && outcome === "FAIL");
    return failed.map(({ ruleId, message, path, snippet }) => `${ruleId}: ${message} ${path.dom} ${snippet}`);
  });
  assert.deepEqual(said, [], where);
}
