// The lock: asks the PIN before the program starts, so that nothing of the route is anywhere on the page until then.
import { Disk } from "/disk.js";
import { button, digits, el, icon, notice, texts } from "/draw.js";
import * as pin from "/pin.js";

const CURRENT = "/v1/sessions/current?app=phone";

/** Waits until the PIN was typed. A phone whose database has none, since the browser took it away, has nothing to lock. */
export async function unlock() {
  if (!await pin.isSet()) return pin.unmark();
  document.documentElement.lang = localStorage.getItem("routekaart.lang") ?? "nl";
  const theme = localStorage.getItem("routekaart.theme");
  if (theme) document.documentElement.dataset.theme = theme;
  forgetWhenTold();
  const looking = setInterval(goOnWhenEmptied, 1000);
  Disk.unlocked = await new Lock(...await Promise.all([texts(), numbers()])).opened;
  clearInterval(looking);
  pin.watch();
}

/** A route that was taken from this phone goes, also while it is locked. Without internet it cannot be known. */
async function forgetWhenTold() {
  const answer = await fetch(CURRENT).catch(() => undefined);
  if (answer?.status === 401) await forget();
}

/** Another tab removed the PIN or emptied the phone, or the server did: then there is nothing to ask for. */
function goOnWhenEmptied() {
  if (!pin.isMarked()) location.replace("/");
}

async function forget() {
  const name = pin.databaseName();
  await Disk.wipe();
  if (name) indexedDB.deleteDatabase(name);
  location.replace("/");
}

/** The numbers of the whole country, by what they are for: `public/library/numbers.toml`. */
const numbers = async () => (await fetch("/library/numbers.json")).json();

class Lock {
  #say;
  #numbers;
  #place = el("section", { class: "content stack stack--page", "data-shell": "lock" });
  #open;

  constructor(say, numbers) {
    this.#say = say;
    this.#numbers = numbers;
    this.opened = new Promise((done) => { this.#open = done; });
    document.getElementById("main").append(this.#place);
    this.#ask();
    if (pin.wait()) this.#wait();
  }

  #ask() {
    const say = this.#say;
    const form = el("form", { class: "stack", novalidate: "" },
      digits("pin", say("lock.type")),
      el("div", { id: "lock-said" }),
      el("button", { type: "submit", class: "nl-button nl-button--primary" }, say("lock.open")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#try(form);
    });
    this.#place.replaceChildren(el("h1", {}, say("lock.title")), form,
      button(say("lock.forgotten"), "text", () => this.#forgotten()), help(say, this.#numbers));
    document.getElementById("pin").focus();
  }

  #tell(text) {
    document.getElementById("lock-said")?.replaceChildren(notice(text));
  }

  async #try(form) {
    if (pin.wait()) return;
    const field = form.querySelector("input");
    const typed = field.value;
    field.value = "";
    field.focus();
    if (!pin.fits(typed)) return this.#tell(this.#say("pin.short"));
    this.#tell(this.#say("lock.looking"));
    const seal = await pin.open(typed);
    if (seal) {
      this.#place.replaceChildren(el("p", { role: "status" }, this.#say("lock.coming")));
      return this.#open(seal);
    }
    if (pin.wait()) this.#wait();
    else this.#tell(this.#say("pin.wrong"));
  }

  /** Says how long it takes, and counts down; said aloud only now and then, since every second would be too much. */
  #wait() {
    const left = Math.ceil(pin.wait() / 1000);
    if (!left) return this.#tell(this.#say("lock.again"));
    const [key, count] = left > 90 ? ["lock.waitMinutes", Math.ceil(left / 60)] : ["lock.wait", left > 10 ? Math.ceil(left / 10) * 10 : left];
    const said = this.#say(key, { n: count });
    if (document.getElementById("lock-said")?.textContent !== said) this.#tell(said);
    setTimeout(() => this.#wait(), 1000);
  }

  #forgotten() {
    const say = this.#say;
    const said = el("div", { id: "lock-said" });
    const away = async () => {
      const answer = await fetch(CURRENT, { method: "DELETE" }).catch(() => undefined);
      // Without an answer the cookie would bring the route back, and no PIN would guard it.
      if ([204, 401].includes(answer?.status)) await forget();
      else this.#tell(say("lock.offline"));
    };
    this.#place.replaceChildren(
      el("h1", { tabindex: "-1" }, say("lock.forgotten")),
      el("p", {}, say("lock.forget")), el("p", {}, say("lock.lost")), el("p", {}, say("lock.back")), said,
      button(say("lock.forgetYes"), "secondary", away),
      button(say("lock.forgetNo"), "subtle", () => this.#ask()), help(say, this.#numbers));
    this.#place.querySelector("h1").focus();
  }
}

/** Help that needs no route, so that it is there without the PIN too. */
function help(say, numbers) {
  const call = ([key, phone]) => el("a", { class: "choices__row choices__row--switch", href: `tel:${phone.replaceAll(" ", "")}` },
    el("span", {}, say(`lock.${key}`, { phone })), icon("phone"));
  return el("section", { class: "choices", "aria-labelledby": "lock-help" },
    el("h2", { id: "lock-help" }, say("lock.help")),
    el("div", { class: "choices__card" }, ...Object.entries(numbers).map(call)));
}
