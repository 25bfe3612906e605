// As much of a browser as a sign-in needs: it keeps each site's cookies and follows where it is sent.

export class Browser {
  #cookies = new Map();

  /** One request, without following. */
  async ask(url, options = {}) {
    const { origin } = new URL(url);
    const kept = this.#cookies.get(origin) ?? new Map();
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...options, redirect: "manual", headers: { cookie, ...options.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) kept.delete(name);
      else kept.set(name, value);
    }
    this.#cookies.set(origin, kept);
    return response;
  }

  /** Goes on until `is_end` says so of the next address; answers that address and the last response. */
  async follow(url, isEnd) {
    for (let steps = 0; steps < 12; steps += 1) {
      const response = await this.ask(url);
      const next = response.headers.get("location");
      if (!next) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
      url = new URL(next, url).href;
      if (isEnd(new URL(url))) return { url, response };
    }
    throw new Error(`no end after ${url}`);
  }

  /** Whether it holds a cookie of this name for `origin`. */
  holds(origin, name) {
    return this.#cookies.get(origin)?.has(name) ?? false;
  }
}
