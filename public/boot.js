// Paints the last known step before the program is there, starts the program, says it kindly when
// that fails, and starts the worker that keeps the app offline. A plain script, since it runs before
// the first paint and on browsers that are too old for the program.
(() => {
  const { program, disk, wasm, worker, aloud, remind, lock, privacy, camera } = document.currentScript.dataset;
  const root = document.documentElement;
  const all = (selector) => Array.from(document.querySelectorAll(selector));

  // Text with **bold** parts, as the app writes it.
  const write = (slot, text) => slot.replaceChildren(...text.split("**").map((piece, place) => {
    const part = document.createElement(place % 2 ? "strong" : "span");
    part.textContent = piece;
    return part;
  }));

  const paint = ({ lang, dir, theme, texts }) => {
    if (lang) root.lang = lang;
    if (dir) root.dir = dir;
    if (theme) root.dataset.theme = theme;
    if (!texts) return;
    for (const slot of all("[data-mirror]")) {
      const text = texts[slot.dataset.mirror];
      if (text) write(slot, text);
      else if (slot.closest("li")) slot.closest("li").hidden = true;
    }
    const shown = ["frame", texts.title ? "step" : "rest"];
    for (const part of all("[data-shell]")) part.hidden = !shown.includes(part.dataset.shell);
  };
  // With a PIN nothing shows before it was typed; a phone that has one now shows nothing in its other tabs either.
  let opened = Promise.resolve();
  try {
    if (lock && localStorage.getItem("routekaart.lock")) {
      for (const part of all("[data-shell]")) part.hidden = true;
      opened = import(lock).then(({ unlock }) => unlock());
    }
    addEventListener("storage", ({ key, oldValue, newValue }) => {
      if (lock && key === "routekaart.lock" && newValue && !oldValue) location.reload();
    });
    paint(JSON.parse(localStorage.getItem("routekaart.mirror")) || {});
  } catch {
    // A browser that allows no storage shows the welcome, which is there already.
  }

  // The program takes the shell away when it starts, and this sentence with it.
  const apologise = () => all("[data-shell=sorry]").forEach((sorry) => { sorry.hidden = false; });
  opened.then(() => setTimeout(apologise, 20000), apologise);

  // What is not needed for the route itself is drawn by scripts of its own, once the program asks for it.
  for (const [tag, script] of [["phone-privacy", privacy], ["scan-code", camera]]) {
    if (script) customElements.define(tag, class extends HTMLElement {
      connectedCallback() {
        // Without internet, before they were kept, the screen does without: nothing of the route depends on them.
        import(script).then(({ draw }) => draw(this)).catch(() => {});
      }
    });
  }

  // A page that opens out of sight is not painted, and some browsers do not tell: those go on without.
  const painted = new Promise((done) => {
    if (document.hidden) done();
    new PerformanceObserver(done).observe({ type: "paint", buffered: true });
    setTimeout(done, 1000);
  });
  const load = () => Promise.all([import(program), fetch(wasm), import(disk)]);

  // The first time the styles have the line to themselves until the page is painted. What is on the phone already
  // is fetched at once, and started after the paint.
  const kept = "serviceWorker" in navigator && navigator.serviceWorker.controller;
  Promise.all([kept ? load() : painted.then(load), painted, opened])
    .then(([[app, response]]) => app.default({ module_or_path: response }))
    .then(() => aloud && import(aloud))
    .catch(apologise);

  // Whether messages may be shown is asked in the tap itself: some phones ask at no other moment.
  window.routekaartRemind = (at, lang) => {
    const allowed = at && window.Notification && Notification.requestPermission();
    return import(remind).then(({ choose }) => choose(at, lang, allowed));
  };

  // "icons#tick" is the symbol "tick" in the sprite that the page names data-icons.
  const draw = (use) => use.setAttribute("href", use.dataset.picture.replace(/^[a-z]+/, (sprite) => root.dataset[sprite]));
  painted.then(() => all("use[data-picture]").forEach(draw));

  // A new version waits for the resident: the app is told that it is there, and says when to take it.
  const offerNewVersion = (registration) => {
    let taking = false;
    const offer = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      window.routekaartNewVersion = true;
      dispatchEvent(new Event("routekaart:new-version"));
    };
    addEventListener("routekaart:take-version", () => {
      taking = true;
      registration.waiting.postMessage({ type: "SKIP_WAITING" });
    });
    navigator.serviceWorker.addEventListener("controllerchange", () => { if (taking) location.reload(); });
    registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", offer));
    offer();
  };

  if (worker && "serviceWorker" in navigator) {
    // The site's policy lets through this one script address, by this name ("trusted-types worker").
    const types = window.trustedTypes && window.trustedTypes.createPolicy("worker", { createScriptURL: () => worker });
    const address = types ? types.createScriptURL("") : worker;
    addEventListener("load", () => navigator.serviceWorker.register(address).then(offerNewVersion, () => {}));
  }
})();
