// Signing in at the real server with a real provider: what opens a session, and all that does not.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { once } from "node:events";
import { test } from "node:test";
import { Browser } from "./browser.mjs";
import { CLIENT, SECOND_FACTOR, startProvider } from "./provider.mjs";

const root = resolve(import.meta.dirname, "../..");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
const program = process.env.ROUTEKAART_SERVER ?? join(target, "debug/routekaart-server");

const NAOMI = {
  id: "naomi-7",
  acr: SECOND_FACTOR,
  claims: { name: "Naomi", roles: ["staff", "buurtteam"], organisation: "Buurtteam Noord" },
};

async function freePort() {
  const socket = createServer().listen(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  await new Promise((closed) => socket.close(closed));
  return port;
}

/** A server in production with a provider beside it, for the time of the test `t`. */
async function startBoth(t) {
  const origin = `http://127.0.0.1:${await freePort()}`;
  const provider = await startProvider(t, `${origin}/v1/sessions/oidc/callback`);
  const data = await mkdtemp(join(tmpdir(), "routekaart-oidc-"));
  const env = {
    ...process.env,
    ROUTEKAART_ENV: "production",
    ROUTEKAART_LOG: "warn",
    ROUTEKAART_OIDC_ISSUER: provider.issuer,
    ROUTEKAART_OIDC_CLIENT_ID: CLIENT.client_id,
    ROUTEKAART_OIDC_CLIENT_SECRET: CLIENT.client_secret,
    ROUTEKAART_OIDC_ROLES: "worker=buurtteam,specialist=wi",
    ROUTEKAART_OIDC_ACR: SECOND_FACTOR,
  };
  const listen = new URL(origin).host;
  const server = spawn(program, ["serve", "--listen", listen, "--data", data, "--no-demo"], { env, stdio: "ignore" });
  t.after(async () => {
    const ended = once(server, "exit");
    server.kill();
    await ended;
    await rm(data, { recursive: true, force: true });
  });
  await answering(`${origin}/healthz`);
  return { origin, ...provider };
}

async function answering(url) {
  for (let tries = 0; tries < 400; tries += 1) {
    const there = await fetch(url).then((response) => response.ok, () => false);
    if (there) return;
    await new Promise((later) => setTimeout(later, 25));
  }
  throw new Error(`${url} does not answer`);
}

const isCallback = ({ pathname }) => pathname === "/v1/sessions/oidc/callback";
const isTeam = ({ pathname }) => pathname.startsWith("/team");

/** Signs in from the start; answers the address of the team app that the browser ends at. */
async function signIn(browser, origin) {
  const { url } = await browser.follow(`${origin}/v1/sessions/oidc/start`, isTeam);
  return url.slice(origin.length);
}

const session = (browser, origin) => browser.ask(`${origin}/v1/sessions/current?app=team`);

async function assertNobody(browser, origin) {
  assert.equal((await session(browser, origin)).status, 204);
  assert.equal(browser.holds(origin, "team-session"), false);
}

test("somebody with a role and a second factor is signed in, and out again", async (t) => {
  const { origin, now } = await startBoth(t);
  assert.deepEqual(await (await fetch(`${origin}/v1/sign-in-ways`)).json(), { local: false, oidc: true });
  now.person = NAOMI;
  const browser = new Browser();

  const started = await browser.ask(`${origin}/v1/sessions/oidc/start`);
  assert.equal(started.status, 303);
  const asked = new URL(started.headers.get("location")).searchParams;
  assert.equal(asked.get("code_challenge_method"), "S256");
  assert.equal(asked.get("acr_values"), SECOND_FACTOR);
  assert.ok(asked.get("nonce") && asked.get("state"));
  assert.match(started.headers.get("set-cookie"), /^sign-in=[^;]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);

  const { url, response } = await browser.follow(`${origin}/v1/sessions/oidc/start`, isTeam);
  assert.equal(url, `${origin}/team`);
  const cookies = response.headers.getSetCookie();
  assert.ok(cookies.some((cookie) => /^team-session=[^;]{43}; Path=\/; HttpOnly; SameSite=Strict;/.test(cookie)));
  assert.equal(browser.holds(origin, "sign-in"), false);
  assert.equal(await response.text(), "", "nothing of the provider's tokens reaches the browser");

  const first = await (await session(browser, origin)).json();
  assert.deepEqual([first.party, first.name, first.organisation], ["worker", "Naomi", "Buurtteam Noord"]);
  const routes = await browser.ask(`${origin}/v1/routes?app=team`);
  assert.deepEqual(await routes.json(), { routes: [] });

  const out = await browser.ask(`${origin}/v1/sessions/current?app=team`, { method: "DELETE" });
  assert.equal(out.status, 204);
  await assertNobody(browser, origin);

  // The same person with another role is the same person.
  now.person = { ...NAOMI, claims: { ...NAOMI.claims, roles: "wi" } };
  const elsewhere = new Browser();
  assert.equal(await signIn(elsewhere, origin), "/team");
  const again = await (await session(elsewhere, origin)).json();
  assert.deepEqual([again.person, again.party], [first.person, "specialist"]);
});

test("without a role that counts, or without the second factor, nobody is signed in", async (t) => {
  const { origin, now } = await startBoth(t);
  const cases = [
    [{ ...NAOMI, claims: { ...NAOMI.claims, roles: ["worker", "staff"] } }, "role"],
    [{ ...NAOMI, claims: { name: "Naomi" } }, "role"],
    [{ ...NAOMI, acr: "0" }, "mfa"],
    [{ ...NAOMI, acr: undefined }, "mfa"],
    [{ id: undefined }, "refused"],
  ];
  for (const [person, why] of cases) {
    now.person = person;
    const browser = new Browser();
    assert.equal(await signIn(browser, origin), `/team/sign-in?why=${why}`);
    await assertNobody(browser, origin);
  }
});

test("what came too late or was used before opens nothing", async (t) => {
  const { origin, now } = await startBoth(t);
  now.person = NAOMI;

  // The provider runs in this process: what it says by a clock that is an hour behind was good for ten minutes then.
  const late = new Browser();
  const rightClock = Date.now;
  Date.now = () => rightClock() - 3_600_000;
  const ended = await signIn(late, origin).finally(() => (Date.now = rightClock));
  assert.equal(ended, "/team/sign-in?why=expired");
  await assertNobody(late, origin);

  // The same answer a second time: with the cookie of the first, and from a browser that never began.
  const browser = new Browser();
  const { url } = await browser.follow(`${origin}/v1/sessions/oidc/start`, isCallback);
  const other = new Browser();
  assert.match((await other.ask(url)).headers.get("location"), /why=expired$/);
  // From a browser that began a sign-in of its own: somebody else's answer signs nobody in there.
  await other.follow(`${origin}/v1/sessions/oidc/start`, isCallback);
  assert.match((await other.ask(url)).headers.get("location"), /why=refused$/);
  await assertNobody(other, origin);
  assert.equal((await browser.ask(url)).headers.get("location"), "/team");
  const replayed = await browser.ask(url);
  assert.match(replayed.headers.get("location"), /why=expired$/);
  assert.equal((await session(browser, origin)).status, 200, "a replay takes nothing away either");
});

test("answers that nobody asked for are refused without a word to the provider", async (t) => {
  const { origin, now } = await startBoth(t);
  now.person = NAOMI;
  for (const query of ["", "?code=x&state=y", "?error=access_denied", "?code=%ff", `?code=${"x".repeat(4000)}`]) {
    const response = await fetch(`${origin}/v1/sessions/oidc/callback${query}`, { redirect: "manual" });
    assert.deepEqual([response.status, response.headers.get("location")], [303, "/team/sign-in?why=expired"]);
  }
  // A code that the provider never gave.
  const browser = new Browser();
  const { url } = await browser.follow(`${origin}/v1/sessions/oidc/start`, isCallback);
  const forged = new URL(url);
  forged.searchParams.set("code", "made-up");
  assert.match((await browser.ask(forged.href)).headers.get("location"), /why=refused$/);
  await assertNobody(browser, origin);
});
