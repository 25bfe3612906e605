// Reads a step aloud. One sentence per utterance, so that the one that is read can stand out and a voice never stops half-way
// a long text. The button shows where the phone has a voice for the language of the page (style/parts.css).

const speech = globalThis.speechSynthesis;
const root = document.documentElement;
// Where a browser cannot mark a stretch of text, the paragraph around it is marked.
const marks = globalThis.CSS?.highlights;
const BLOCKS = "h1, h2, p, .fact, .item strong, blockquote";

let marked;
let turn = 0;

/** The voice for the language of the page; the phone's own choice comes first. */
const voice = () => {
  const fits = speech.getVoices().filter(({ lang }) => lang.toLowerCase().startsWith(root.lang));
  return fits.find((one) => one.default) ?? fits[0];
};

const offer = () => root.toggleAttribute("data-voice", Boolean(voice()));

/** The sentences of `text`, each with where it begins and ends. */
function sentences(text) {
  if (!globalThis.Intl?.Segmenter) return [[0, text.length]];
  const segments = new Intl.Segmenter(root.lang, { granularity: "sentence" }).segment(text);
  return [...segments].map(({ index, segment }) => [index, index + segment.trimEnd().length]);
}

/** Every sentence that shows in `place`, as the stretch of the page that it is. */
function stretches(place) {
  const found = [];
  for (const block of place.querySelectorAll(BLOCKS)) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.parentElement.getClientRects().length) texts.push(walker.currentNode);
    for (const [from, to] of sentences(texts.map(({ data }) => data).join(""))) {
      const range = new Range();
      let at = 0;
      for (const text of texts) {
        const end = at + text.length;
        if (from >= at && from < end) range.setStart(text, from - at);
        if (to > at && to <= end) range.setEnd(text, to - at);
        at = end;
      }
      if (range.toString().trim()) found.push({ block, range });
    }
  }
  return found;
}

function mark(stretch) {
  marked?.removeAttribute("data-aloud");
  marked = marks ? undefined : stretch?.block;
  marked?.setAttribute("data-aloud", "");
  if (!marks) return;
  if (stretch) marks.set("aloud", new Highlight(stretch.range));
  else marks.delete("aloud");
}

function stop() {
  turn += 1;
  mark();
  root.removeAttribute("data-reading");
  speech.cancel();
}

function read(place) {
  stop();
  const mine = turn;
  const left = stretches(place);
  const next = () => {
    if (mine !== turn) return;
    const stretch = left.shift();
    if (!stretch) {
      stop();
      dispatchEvent(new Event("routekaart:read-aloud"));
      return;
    }
    mark(stretch);
    const said = new SpeechSynthesisUtterance(stretch.range.toString());
    Object.assign(said, { lang: root.lang, voice: voice(), onend: next, onerror: () => mine === turn && stop() });
    speech.speak(said);
  };
  root.setAttribute("data-reading", "");
  next();
}

if (speech) {
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".aloud");
    if (!button) return;
    if (root.hasAttribute("data-reading")) stop();
    else read(button.closest(".content") ?? button.closest("article"));
  });
  // Who goes elsewhere, hides the screen or changes the language has heard enough.
  const left = () => root.hasAttribute("data-reading") && stop();
  new MutationObserver(left).observe(document.getElementById("app"), { attributeFilter: ["data-screen"], childList: true, subtree: true });
  new MutationObserver(() => { left(); offer(); }).observe(root, { attributeFilter: ["lang"] });
  addEventListener("pagehide", left);
  document.addEventListener("visibilitychange", () => document.hidden && left());
}
