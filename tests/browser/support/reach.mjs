// Whether a thumb and a keyboard reach everything that shows.
import assert from "node:assert/strict";
import { tab } from "./focus.mjs";

/** What one can act on; what is not there for Tab says so itself. */
const ACTS = "a[href], button, input, textarea, select, summary";

/** Tab goes to everything that shows, each time with a focus that one sees, and comes round. */
export async function checkKeyboard(page, where) {
  const there = await page.evaluate((acts) => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    const shown = [...document.querySelectorAll(acts)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0);
    // Of a group of radio buttons Tab reaches one: the chosen one, or else the first or the last; the arrows go on from there.
    const isRadio = ({ type, name }) => type === "radio" && name !== "";
    const sameStop = (one, other) => one === other || (isRadio(one) && isRadio(other) && one.name === other.name && one.form === other.form);
    const stops = shown.filter((one) => shown.find((other) => sameStop(one, other)) === one);
    shown.forEach((one) => { one.dataset.stop = stops.findIndex((stop) => sameStop(stop, one)); });
    return stops.map((one) => one.outerHTML.slice(0, 120));
  }, ACTS);
  // A field for a day or a time has stops of its own: each of its parts, and its calendar.
  const inside = 4 * (await page.locator("input[type=date]:visible, input[type=time]:visible").count());
  const reached = new Set();
  // Where somebody pressed last is where Tab goes on from; after the last stop it passes the browser itself.
  for (let stops = 0; stops <= there.length + inside + 1 && reached.size < there.length; stops += 1) {
    await tab(page, where);
    const stop = await page.evaluate(() => document.activeElement.dataset.stop);
    if (stop !== undefined) reached.add(stop);
  }
  assert.deepEqual(there.filter((_, place) => !reached.has(String(place))), [], `Tab does not come to, ${where}`);
}

/** Nothing that one taps is smaller than 44 by 44 pixels; a link inside a sentence 24 high. Felt, not measured: what lies around a link may lead there too. */
export async function checkTargets(page, where) {
  const small = await page.evaluate((acts) => {
    const felt = (one, x, y, dx, dy) => {
      let far = 0;
      while (far < 44 && one.contains(document.elementFromPoint(x + dx * far, y + dy * far))) far += 1;
      return far;
    };
    const isText = (node) => node.nodeType === Node.TEXT_NODE || (node.localName === "span" && getComputedStyle(node).display === "inline");
    const shown = [...document.querySelectorAll(acts)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(".skip-link"));
    const found = shown.flatMap((one) => {
      const target = one.matches("input[type=radio], input[type=checkbox]") ? one.closest("label") ?? one : one;
      target.scrollIntoView({ block: "center" });
      const { left, top, width, height } = target.getClientRects()[0];
      const [x, y] = [left + width / 2, top + height / 2];
      const wide = felt(target, x, y, -1, 0) + felt(target, x, y, 1, 0) - 1;
      const high = felt(target, x, y, 0, -1) + felt(target, x, y, 0, 1) - 1;
      const inSentence = [...one.parentNode.childNodes].some((beside) => beside.textContent.trim() && isText(beside));
      const [leastWide, leastHigh] = inSentence ? [24, 24] : [44, 44];
      // Points are a pixel apart: one less than what is there may be felt.
      return wide + 1 >= leastWide && high + 1 >= leastHigh ? [] : [`${wide} × ${high}: ${one.outerHTML.slice(0, 140)}`];
    });
    scrollTo(0, 0);
    return found;
  }, ACTS);
  assert.deepEqual(small, [], `too small to tap, ${where}`);
}
