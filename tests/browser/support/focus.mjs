// What has the focus, and where Tab brings it.
import assert from "node:assert/strict";

/** What has the focus: whether that is nothing but the page, what it says, whether one sees that, and whether nothing lies over it. */
export const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (element === document.body) return { isPage: true, says: "" };
  const box = element.getBoundingClientRect();
  // The ring of a box or a round one that is drawn by ourselves lies around what is drawn.
  const drawn = element.matches("input") ? [element.nextElementSibling, element.closest("label")].filter(Boolean) : [];
  const looks = [element, ...drawn].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, "::after")]);
  const outlined = looks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    says: (element.getAttribute("aria-label") ?? element.innerText).trim().replace(/\s+/g, " "),
    is: element.outerHTML.slice(0, 120),
    outlined,
    clear: element.contains(over) || Boolean(over?.contains(element)),
  };
});

/** Presses Tab once; what then has the focus must be seen to have it; `where` names the page in the report. */
export async function tab(page, where = "") {
  await page.keyboard.press("Tab");
  const focus = await focused(page);
  if (focus.isPage) return focus;
  assert.ok(focus.outlined, `no visible focus on: ${focus.says || focus.is} ${where}`);
  assert.ok(focus.clear, `something lies over: ${focus.says} ${where}`);
  return focus;
}
