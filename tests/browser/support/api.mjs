// Another program that talks to the server: to count what it holds, and to do what the team does.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

/** Opens a session with a link, as whoever the link is for. */
export async function signIn(link) {
  const { origin, pathname, hash } = new URL(link);
  const app = pathname.startsWith("/team") ? "team" : "phone";
  const response = await fetch(`${origin}/v1/pairings?app=${app}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: hash.slice("#pair=".length) }),
  });
  assert.equal(response.status, 201, await response.clone().text());
  const cookie = response.headers.getSetCookie()[0].split(";")[0];
  return new Reader(origin, app, cookie, await response.json());
}

/** Opens a session as a professional with a name and a password, on the route that `beside` is on. */
export async function signInAs(server, name, beside) {
  const response = await fetch(`${server.origin}/v1/sessions?app=team`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password: server.password }),
  });
  assert.equal(response.status, 201, await response.clone().text());
  const cookie = response.headers.getSetCookie()[0].split(";")[0];
  const { person } = await response.json();
  return new Reader(server.origin, "team", cookie, { route: beside.route, person });
}

/** What `ask` answers, once it is `wanted`: what a phone did is at the server a little later. */
export async function until(ask, wanted, patience = 15_000) {
  const end = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    assert.ok(performance.now() < end, `this did not come: ${JSON.stringify(answer)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

class Reader {
  #nr = 1;
  #device = randomUUID();

  constructor(origin, app, cookie, { route, person }) {
    this.calls = (rest = "") => `${origin}/v1/routes/${route}/events?app=${app}${rest}`;
    Object.assign(this, { origin, app, cookie, route });
    this.person = person;
  }

  /** Every event of the route that this reader may see. */
  async events() {
    const events = [];
    for (let page = { more: true, next: undefined }; page.more; ) {
      const after = page.next ? `&after=${encodeURIComponent(page.next)}` : "";
      const response = await fetch(this.calls(after), { headers: { cookie: this.cookie } });
      assert.equal(response.status, 200);
      page = await response.json();
      events.push(...page.events.map(({ event }) => event));
    }
    return events;
  }

  /** The events of one kind. */
  async eventsOf(kind) {
    return (await this.events()).filter((event) => event.kind === kind);
  }

  /** The events that came on top of `before`. */
  async eventsAfter(before) {
    const known = new Set(before.map(({ id }) => id));
    return (await this.events()).filter(({ id }) => !known.has(id));
  }

  /** The id of the step with this title, as it was written when it was added. */
  async step(title) {
    const added = (await this.events()).find(({ kind, body }) => kind === "StepAdded" && body.title === title);
    assert.ok(added, `no step is called ${title}`);
    return added.about;
  }

  /** A new pairing code: its id, the secret of the link and the nine digits. */
  async pairingCode() {
    return this.#ask("POST", `routes/${this.route}/pairing-codes`);
  }

  /** Says which number was read aloud; the answer is the state of the pairing, or nothing when the number was wrong. */
  async confirm(pairing, checkNumber) {
    return (await this.#ask("PATCH", `pairings/${pairing.id}`, { checkNumber }))?.state;
  }

  /** The resident's phones that have the route. */
  async devices() {
    return (await this.#ask("GET", `routes/${this.route}/devices`)).devices;
  }

  /** Takes the route from a phone. */
  async revoke(device) {
    await this.#ask("DELETE", `routes/${this.route}/devices/${device.id}`);
  }

  /** The topics that this party sees. */
  async sees(party) {
    const { consents } = await this.#ask("GET", `routes/${this.route}/consents`);
    return consents.find((consent) => consent.party === party).sees;
  }

  /** Lets this party see these topics, or nothing; for a resident. */
  async show(party, ...sees) {
    await this.#ask(sees.length ? "PUT" : "DELETE", `routes/${this.route}/consents/${party}`, sees.length ? { sees } : undefined);
  }

  /** The answer to a call; nothing when it was refused or has none. */
  async #ask(method, path, body) {
    const response = await fetch(`${this.origin}/v1/${path}?app=${this.app}`, {
      method,
      headers: { cookie: this.cookie, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    return response.ok && response.status !== 204 ? response.json() : undefined;
  }

  /** Does something about a step or a phase, or without `about` about the route, in the place of what was said before; `more` is the rest of the event. Its id. */
  async say(kind, about, body = {}, more = {}) {
    const sees = (await this.events()).filter((event) => event.kind === kind && event.about === about);
    const event = {
      id: randomUUID(),
      device: this.#device,
      nr: this.#nr++,
      kind,
      version: 1,
      about,
      sees: sees.map(({ id }) => id),
      audience: "everyone",
      at: "2024-06-10T10:12:00+02:00",
      body,
      ...more,
    };
    const response = await fetch(this.calls(), {
      method: "POST",
      headers: { cookie: this.cookie, "content-type": "application/json" },
      body: JSON.stringify({ events: [event] }),
    });
    const answer = await response.text();
    assert.equal(response.status, 200, answer);
    assert.equal(JSON.parse(answer).results[0].outcome, "accepted", answer);
    return event.id;
  }
}
