// The real server, with a data folder of its own, on a port that the system picks.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { temporaryFolder } from "./folder.mjs";
import { owns } from "./origins.mjs";
import { freePort } from "./port.mjs";

const root = resolve(import.meta.dirname, "../../..");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
const program = process.env.ROUTEKAART_SERVER ?? join(target, "debug/routekaart-server");

/** The built site, as `cargo xtask dist` leaves it. */
export const SITE = process.env.ROUTEKAART_SITE ?? join(root, "dist");

/** The Monday of the demo stories: the same pictures and dates on any day. */
const TODAY = "2024-06-10";

/** Whom push services can write to. */
const CONTACT = "mailto:beheer@routekaart.example";

/** Starts a server for the time of the test `t`. */
export async function startServer(t, { site = SITE } = {}) {
  const server = new Server(await freePort(), temporaryFolder("data"), site);
  owns(t, server.origin);
  t.after(() => server.kill());
  await server.start();
  return server;
}

/** A copy of the built site that a test may change. */
export async function copySite() {
  const site = temporaryFolder("site");
  await cp(SITE, site, { recursive: true });
  return site;
}

class Server {
  #child;
  #data;

  constructor(port, data, site) {
    this.#data = data;
    this.origin = `http://127.0.0.1:${port}`;
    this.arguments = ["serve", "--listen", `127.0.0.1:${port}`, "--data", data, "--site", site];
  }

  /** Starts it, again on the same port and data, and reads what it prints: the links, and the password of Naomi and Jaap. */
  async start() {
    const env = { ...process.env, ROUTEKAART_DEMO_TODAY: TODAY, ROUTEKAART_LOG: "warn", ROUTEKAART_PUSH_CONTACT: CONTACT };
    this.#child = spawn(program, this.arguments, { env, stdio: ["ignore", "pipe", "inherit"] });
    [this.links, this.password] = await printed(this.#child);
    await this.#answering();
  }

  /** Lets one more person sign in, with the same password as the others; the login is the name. */
  async addAccount(name, role, organisation, phone = "030 000 00 07") {
    const about = ["--name", name, "--login", name, "--role", role, "--organisation", organisation, "--phone", phone];
    const words = [...about, "--data", this.#data];
    const adding = spawn(program, ["account", "add", ...words], { stdio: ["pipe", "inherit", "inherit"] });
    adding.stdin.end(`${this.password}\n`);
    const [ended] = await once(adding, "exit");
    if (ended !== 0) throw new Error(`adding an account ended with ${ended}`);
  }

  /** Ends it as a power cut would: no signal that it could act on. */
  async kill() {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((done) => this.#child.once("exit", done));
    this.#child.kill("SIGKILL");
    await ended;
  }

  /** The links are printed just before the first request is taken. */
  async #answering() {
    const health = await fetch(`${this.origin}/healthz`);
    if (!health.ok) throw new Error(`the server answers ${health.status}`);
  }
}

const LABELS = { "phone as Cecilia": "cecilia", "phone as Henk": "henk", "shared screen": "shared" };

function printed(child) {
  return new Promise((done, failed) => {
    const links = {};
    let text = "";
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`the server ended with ${code}; it printed: ${text}`)));
    child.stdout.setEncoding("utf8").on("data", (piece) => {
      text += piece;
      for (const [, label, link] of text.matchAll(/^(.+?)\s+(http:\S+)$/gm)) links[LABELS[label] ?? label] = link;
      const password = text.match(/^.+, password (\S+)$/m)?.[1];
      if (password && Object.values(LABELS).every((name) => links[name])) done([links, password]);
    });
  });
}
