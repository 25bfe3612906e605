// What has the focus, and where Tab brings it.
import assert from "node:assert/strict";

/** What has the focus: whether that is nothing but the page, what it says, whether one sees that, and whether nothing lies over it. */
export const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (element === document.body) return { isPage: true, says: "" };
  const box = element.getBoundingClientRect();
  const looks = (pseudo) => getComputedStyle(element, pseudo);
  const outlined = [looks(null), looks("::after")].some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    says: (element.getAttribute("aria-label") ?? element.innerText).trim().replace(/\s+/g, " "),
    outlined,
    clear: element.contains(over) || Boolean(over?.contains(element)),
  };
});

/** Presses Tab once; what then has the focus must be seen to have it; `where` names the page in the report. */
export async function tab(page, where = "") {
  await page.keyboard.press("Tab");
  const focus = await focused(page);
  if (focus.isPage) return focus;
  assert.ok(focus.outlined, `no visible focus on: ${focus.says} ${where}`);
  assert.ok(focus.clear, `something lies over: ${focus.says} ${where}`);
  return focus;
}
