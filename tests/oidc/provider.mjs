// A real OpenID Connect provider, with people in it who sign in as a test says.
import { createServer } from "node:http";
import { once } from "node:events";
import Provider from "oidc-provider";

export const CLIENT = { client_id: "routekaart", client_secret: "a-secret-between-the-two" };
/** The level of proof that a second factor gives. */
export const SECOND_FACTOR = "urn:example:second-factor";

/** Starts a provider that sends people back to `callback`, for the time of the test `t`. */
export async function startProvider(t, callback) {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const issuer = `http://127.0.0.1:${server.address().port}`;
  // Whoever stands before the sign-in page now.
  const now = { person: undefined };
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [callback], response_types: ["code"], grant_types: ["authorization_code"] }],
    claims: { openid: ["sub", "roles", "organisation"], profile: ["name"], acr: null },
    conformIdTokenClaims: false,
    acrValues: ["0", SECOND_FACTOR],
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { IdToken: 600, Interaction: 600, Session: 600, Grant: 600, AccessToken: 600 },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...now.person.claims }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url.startsWith("/interaction/")) return answer(request, response);
    const { id, acr } = now.person;
    const result = id ? { login: { accountId: id, acr, remember: false } } : { error: "access_denied" };
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return { issuer, now };
}
