// The choices about this phone itself: a PIN, and keeping nothing here. Also the second one alone, for a phone that has
// no route yet.
import { button, digits, el, notice, texts } from "/draw.js";
import * as pin from "/pin.js";

const NOTHING = "routekaart.nothing";
const keepsNothing = () => Boolean(localStorage.getItem(NOTHING));

/** Draws the choices in `place`. */
export async function draw(place) {
  const say = await texts();
  const paired = globalThis.routekaartDisk?.opened.size > 0;
  if (!paired) return place.replaceChildren(nothingHere(say));
  const [code, nothing] = ["pin", "nothing"].map((name) => el("section", { class: "choices", "aria-labelledby": `about-${name}` }));
  place.replaceChildren(...keepsNothing() ? [nothing] : [code, nothing]);
  new Pin(say, code);
  new Nothing(say, nothing);
}

function toggle(say, isOn, press) {
  const row = el("button", { type: "button", role: "switch", "aria-checked": String(isOn), class: "choices__row choices__row--switch", press },
    el("span", {}, say("nothing.title")), el("span", { class: "switch", "aria-hidden": "true" }));
  return row;
}

/** Before there is a route: nothing is here that would have to go first. */
function nothingHere(say) {
  const row = toggle(say, keepsNothing(), () => {
    if (keepsNothing()) localStorage.removeItem(NOTHING);
    else localStorage.setItem(NOTHING, "1");
    row.setAttribute("aria-checked", String(keepsNothing()));
  });
  return el("div", { class: "choices" }, row, el("p", { class: "small soft" }, say("nothing.borrowed")));
}

/** The PIN: chosen, changed and removed. */
class Pin {
  #say;
  #place;

  constructor(say, place) {
    this.#say = say;
    this.#place = place;
    this.#show();
  }

  async #show(done) {
    const say = this.#say;
    const isSet = await pin.isSet();
    const buttons = isSet
      ? [button(say("pin.change"), "secondary", () => this.#choose(true)), button(say("pin.remove"), "subtle", () => this.#remove())]
      : [button(say("pin.choose"), "secondary", () => this.#choose(false))];
    this.#card(done && notice(say(done)), el("p", {}, say(isSet ? "pin.on" : "pin.text")), ...buttons);
    if (done) this.#place.querySelector("button").focus();
  }

  #choose(hasOne) {
    const say = this.#say;
    this.#form([hasOne && digits("pin-before", say("pin.before")), digits("pin-new", say("pin.new")), digits("pin-again", say("pin.again"))],
      [say("pin.keep"), say("pin.forgetting")], async ([before, first, second] = this.#typed(hasOne)) => {
        if (!pin.fits(first)) return "pin.short";
        if (first !== second) return "pin.differ";
        if (!await pin.set(first, before)) return this.#wrong();
        pin.watch();
        return this.#show("pin.done");
      });
  }

  #remove() {
    const say = this.#say;
    this.#form([digits("pin-before", say("pin.before"))], [say("pin.remove")], async ([before] = this.#typed(true)) => {
      if (!await pin.remove(before)) return this.#wrong();
      return this.#show("pin.removed");
    });
  }

  #typed(hasOne) {
    const typed = [...this.#place.querySelectorAll("input")].map((field) => field.value);
    return hasOne ? typed : [undefined, ...typed];
  }

  #wrong() {
    return pin.wait() ? "pin.wait" : "pin.wrong";
  }

  /** A form whose `send` answers what is wrong, if anything. */
  #form(fields, [label, below], send) {
    const say = this.#say;
    const said = el("div", {});
    const form = el("form", { class: "stack", novalidate: "" }, ...fields, below && el("p", { class: "small soft" }, below), said,
      el("button", { type: "submit", class: "nl-button nl-button--primary" }, label),
      button(say("pin.stop"), "text", () => this.#show()));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const wrong = await send().catch(() => "failed");
      if (wrong) said.replaceChildren(notice(say(wrong)));
    });
    this.#card(form);
    form.querySelector("input").focus();
  }

  #card(...children) {
    this.#place.replaceChildren(el("h2", { id: "about-pin" }, this.#say("pin.title")),
      el("div", { class: "choices__card choices__card--text" }, ...children));
  }
}

/** Keeping nothing: what is here goes at once, and what comes stays in memory. */
class Nothing {
  #say;
  #said = el("div", {});

  constructor(say, place) {
    this.#say = say;
    place.replaceChildren(
      el("h2", { id: "about-nothing" }, say("nothing.heading")),
      el("div", { class: "choices__card choices__card--text" },
        el("p", {}, say("nothing.text")), el("p", {}, say("nothing.price")), this.#said,
        toggle(say, keepsNothing(), () => this.#turn().catch(() => this.#tell("failed")))));
  }

  #tell(key) {
    this.#said.replaceChildren(notice(this.#say(key)));
  }

  async #turn() {
    const disk = globalThis.routekaartDisk;
    if (await pin.isSet()) return this.#tell("nothing.pinFirst");
    for (const one of disk.opened) if (await one.unsent()) return this.#tell("nothing.unsent");
    const answer = await fetch("/v1/sessions/current?app=phone", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ kept: keepsNothing() }),
    }).catch(() => undefined);
    if (answer?.status !== 204) return this.#tell("nothing.offline");
    if (keepsNothing()) {
      localStorage.removeItem(NOTHING);
    } else {
      // The mark goes first: another tab that loads itself anew must find it.
      localStorage.setItem(NOTHING, "1");
      await disk.wipe();
    }
    location.reload();
  }
}
