// Contrast, computed from the colours' own names in both themes: text 7:1 where one reads, 4.5:1 elsewhere, and 3:1 for
// what is not text but says something.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

const sheet = await readFile(join(import.meta.dirname, "../../style/tokens.css"), "utf8");
const COLOURS = Object.fromEntries(
  [...sheet.matchAll(/--color-([\w-]+):var\(--light,(#\w{6})\) var\(--dark,(#\w{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }]),
);

/** WCAG 2.2: relative luminance, and how far two colours are apart. */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const PAGES = ["paper", "surface", "sunken"];
const SOFT = ["now-soft", "done-soft", "others-soft"];
const LANDS = [1, 2, 3, 4, 5, 6].map((nr) => `land-${nr}`);
const on = (text, ...grounds) => grounds.map((ground) => [text, ground]);

/** What stands on what, by how far apart it has to be. */
const PAIRS = {
  7: [
    ...on("ink", ...PAGES, ...SOFT, ...LANDS),
    ...on("ink-soft", ...PAGES, ...SOFT),
    ...on("on-support", "support"),
    ...on("on-pine", "pine", "pine-dark"),
    ...on("on-support-button", "support-button"),
  ],
  4.5: [
    ...on("pine", ...PAGES, ...SOFT, ...LANDS),
    ...on("now-text", ...PAGES, "now-soft"),
    ...on("done-text", ...PAGES, "done-soft"),
    ...on("others-text", ...PAGES, "others-soft"),
    ...on("on-now", "now"),
    ...on("on-done", "done"),
    ...on("on-others", "others"),
    ...on("error", ...PAGES),
  ],
  3: [
    ...on("line-strong", "paper", "surface"),
    ...on("focus", ...PAGES, ...LANDS),
    ...on("dots", "path"),
    ...on("done", "paper", "surface"),
    ...on("others", "paper", "surface"),
    ...on("support-line", "support-button"),
    ...on("support-button", "support"),
  ],
};

for (const theme of ["light", "dark"]) {
  test(`what one reads stands out from what it stands on, ${theme}`, () => {
    for (const [least, pairs] of Object.entries(PAIRS)) {
      for (const [text, ground] of pairs) {
        const ratio = contrast(COLOURS[text][theme], COLOURS[ground][theme]);
        assert.ok(ratio >= Number(least), `${text} on ${ground}: ${ratio.toFixed(2)} of ${least}`);
      }
    }
  });
}

test("the same sum finds a pair that is too close", () => {
  assert.ok(contrast("#777777", "#ffffff") < 4.5);
  assert.equal(Math.round(contrast("#000000", "#ffffff")), 21);
});
