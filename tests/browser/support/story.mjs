// A resident's story over weeks: the phone on any day of it, and those who help, who act through the API.
import { signIn, signInAs, until } from "./api.mjs";
import { PHONE, openWhole } from "./chromium.mjs";
import * as phone from "./phone.mjs";
import { startServer } from "./server.mjs";

/** The story of `person`, "cecilia" or "henk", whose phone opens for the first time at `moment`. */
export async function begin(t, person, moment) {
  const server = await startServer(t);
  const resident = await signIn(server.links[person]);
  const [naomi, jaap] = await Promise.all(["naomi", "jaap"].map((name) => signInAs(server, name, resident)));
  const context = await openWhole(t, PHONE);
  await context.clock.setFixedTime(moment);
  const page = await phone.open(context, server.links[person]);
  await phone.reads(phone.syncLine(page), "Bewaard en verstuurd");
  await phone.keptForOffline(page);
  return new Story({ server, naomi, jaap, context, page });
}

class Story {
  constructor(parts) {
    Object.assign(this, parts);
  }

  /** Opens the app at another moment, with or without internet. */
  async on(moment, { offline = false } = {}) {
    await this.context.setOffline(offline);
    await this.context.clock.setFixedTime(moment);
    await this.open("/");
  }

  /** Opens a screen of the app by its address. */
  async open(path) {
    await this.page.goto(this.server.origin + path);
    await phone.appReady(this.page);
  }

  /** The internet is back: everything that the phone kept arrives. */
  async online() {
    await this.context.setOffline(false);
    await this.open("/");
    await phone.reads(phone.syncLine(this.page), "Bewaard en verstuurd", 30_000);
  }

  /** The newest event of one kind, once one is at the server that is about `about`, when that is given, and says `words`. */
  async told(kind, about, words = {}) {
    const says = ({ body }) => Object.entries(words).every(([field, value]) => body[field] === value);
    const fits = (event) => (about === undefined || event.about === about) && says(event);
    const found = await until(() => this.naomi.eventsOf(kind), (events) => events.some(fits));
    return found.findLast(fits);
  }

  /** How many steps were done, as Gelukt says it. */
  async stepsDone() {
    await phone.goTo(this.page, "Gelukt");
    const [, count] = (await this.page.getByText(/Die ga(at|an) niet meer weg\.$/).innerText()).match(/(\d+) stap/);
    return Number(count);
  }
}
