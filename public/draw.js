// What the scripts of the phone draw with: the lock, the choices about this phone, the camera.
import { says } from "/keep.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element with these attributes; `press` is what happens when it is pressed. Children are elements or texts. */
export function el(tag, { press, ...attributes }, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (press) made.addEventListener("click", press);
  made.append(...children.filter(Boolean));
  return made;
}

/** A button that says `label`. */
export const button = (label, look, press) => el("button", { type: "button", class: `nl-button nl-button--${look}`, press }, label);

/** The symbol `name` of the sprite. */
export function icon(name) {
  const [picture, use] = ["svg", "use"].map((tag) => document.createElementNS(SVG, tag));
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${document.documentElement.dataset.icons}#${name}`);
  picture.append(use);
  return picture;
}

/** A field for a PIN, with its label. */
export function digits(id, label) {
  const field = el("input", { id, class: "digits", type: "password", inputmode: "numeric", autocomplete: "off", maxlength: "8" });
  return el("div", { class: "field" }, el("label", { for: id }, label), field);
}

/** What somebody should know, told at once to who cannot see it. */
export const notice = (text) => el("p", { class: "notice", role: "status" }, text);

/** The texts of these scripts in the reader's language, Dutch as it addresses the reader: a function from key and values to text. */
export async function texts() {
  const read = async (name) => {
    const answer = await fetch(`/phone-locales/${name}.json`);
    return answer.ok ? answer.json() : read("nl");
  };
  const lang = says("lang") ?? "nl";
  // What says "je" holds only what differs; where it cannot be had, "u" is there still.
  const familiar = lang === "nl" && says("address") && read("nl-je").catch(() => {});
  const found = { ...await read(lang), ...await familiar };
  return (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), found[key]);
}
