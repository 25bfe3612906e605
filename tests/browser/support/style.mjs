// What a reader's own settings do to a page.

/** WCAG 2.2, 1.4.12: the spacing that a reader may set without losing anything. */
export const SPACED = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}";

/** Runs `look` while the page has `css` on top of its own; a sheet made by script passes the site's policy. */
export async function withStyle(page, css, look) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
  await look();
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
}

/** Runs `look` while the browser itself is set to letters of twice the size. */
export async function withLargeLetters(page, look) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await look();
  await devtools.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
}

/** How far the page can be scrolled sideways, in pixels. */
export const sidewaysScroll = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return Math.max(0, scrollWidth - clientWidth);
});
