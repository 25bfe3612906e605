// Paints the last known step before the program is there, starts the program, says it kindly when
// that fails, and starts the worker that keeps the app offline. A plain script, since it runs before
// the first paint and on browsers that are too old for the program.
(() => {
  const { program, worker } = document.currentScript.dataset;
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
  setTimeout(apologise, 20000);
  import(program).then((app) => app.default()).catch(apologise);

  if (worker && "serviceWorker" in navigator) {
    // The site's policy lets through this one script address, by this name ("trusted-types worker").
    const types = window.trustedTypes && window.trustedTypes.createPolicy("worker", { createScriptURL: () => worker });
    const address = types ? types.createScriptURL("") : worker;
    addEventListener("load", () => navigator.serviceWorker.register(address).catch(() => {}));
  }
})();
