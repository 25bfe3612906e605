// The disk of a phone on which nothing is kept: what it holds is gone with the page. It answers what disk.js answers.

const SESSION = "/v1/sessions/current?app=phone";

export class Memory {
  #own = new Map();
  #entries = [];
  #sync;
  #counter;
  broken = false;

  /** What is not sent yet would be lost, so that leaving asks first. The browser is told to forget the session too. */
  constructor(name) {
    this.name = name;
    addEventListener("beforeunload", (event) => {
      if (this.#waiting()) event.preventDefault();
    });
    // Without an answer it is asked again when the app is next opened.
    fetch(SESSION, { method: "PUT", headers: { "content-type": "application/json" }, body: '{"kept":false}' }).catch(() => {});
  }

  #waiting() {
    return [...this.#own.values()].some((row) => row.startsWith("o"));
  }

  async unsent() {
    return this.#waiting();
  }

  read() {
    return [[...this.#own.values()], this.#entries, this.#sync];
  }

  counter() {
    return this.#counter;
  }

  add(number, row, counter) {
    this.#own.set(number, row);
    this.#counter = counter;
    return true;
  }

  write(own, entries, sync, anew) {
    if (anew) this.#entries = [];
    this.#entries.push(...entries);
    for (const [number, row] of own) this.#own.set(number, row);
    if (sync !== undefined) this.#sync = sync;
  }

  tidy() {}

  /** Leaving is quiet from here on, since what it held is no longer to be kept. */
  close() {
    this.#own.clear();
  }
}
