// Before the program is there: paints the last known step, keeps the chosen language and theme,
// says it kindly when the program cannot start, and starts the worker that keeps the app offline.
(() => {
  const root = document.documentElement;
  const all = (selector) => Array.from(document.querySelectorAll(selector));

  const paint = ({ lang, dir, theme, texts }) => {
    if (lang) root.lang = lang;
    if (dir) root.dir = dir;
    if (theme) root.dataset.theme = theme;
    if (!texts || !texts.title) return;
    for (const slot of all("[data-mirror]")) {
      const text = texts[slot.dataset.mirror];
      if (text) slot.textContent = text;
      else if (slot.closest("li")) slot.closest("li").hidden = true;
    }
    for (const part of all("[data-shell]")) part.hidden = part.dataset.shell !== "step";
  };
  try {
    paint(JSON.parse(localStorage.getItem("routekaart.mirror")) || {});
  } catch {
    // A browser that allows no storage shows the welcome, which is there already.
  }

  // The program takes the shell away when it starts, and this sentence with it.
  const apologise = () => all("[data-shell=sorry]").forEach((sorry) => { sorry.hidden = false; });
  addEventListener("error", apologise, true);
  addEventListener("unhandledrejection", apologise);
  setTimeout(apologise, typeof WebAssembly === "object" ? 20000 : 0);

  if ("serviceWorker" in navigator) {
    addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
  }
})();
