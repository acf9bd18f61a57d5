import { SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { ensureUser } from "@/db/queries/users";
import { apiKeysOf, createApiKey, requireApiViewer, revokeKey } from "./api-keys";
import { authSecret } from "./auth-secret";
import { soloOwner } from "./solo";

const refused = { code: "invalid_api_key", status: 401 };
const ask = (headers: Record<string, string>) =>
  requireApiViewer(new Request("http://127.0.0.1:3000/api/v1/models", { headers }));
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

let key: { id: string; token: string };

beforeAll(async () => {
  await ensureUser(soloOwner.id, soloOwner.name);
  key = await createApiKey(soloOwner.id, "test");
});

/** A token that is right in everything but what `change` does to it. */
function forge(change: (jwt: SignJWT) => SignJWT, secret = authSecret(), header: { alg?: string; typ?: string } = {}) {
  const jwt = new SignJWT()
    .setProtectedHeader({ alg: "HS256", typ: "parley-key+jwt", ...header })
    .setIssuer("parley")
    .setAudience("parley:api")
    .setSubject(soloOwner.id)
    .setJti(key.id)
    .setIssuedAt();
  return change(jwt).sign(secret);
}

describe("an API key", () => {
  test("opens the door for its owner", async () => {
    expect(await ask(bearer(key.token))).toEqual({ kind: "api-key", userId: "owner", keyId: key.id });
    expect(await ask({ authorization: `bearer   ${key.token}` })).toMatchObject({ keyId: key.id });
  });

  test("notes when it was used", async () => {
    await ask(bearer(key.token));
    const [row] = await apiKeysOf(soloOwner.id);
    expect(row?.lastUsedAt).toBeGreaterThan(0);
  });

  test("is refused at once after it was revoked, and only its owner can revoke it", async () => {
    const doomed = await createApiKey(soloOwner.id, "doomed");
    expect(await revokeKey("somebody-else", doomed.id)).toBe(false);
    expect(await ask(bearer(doomed.token))).toMatchObject({ keyId: doomed.id });
    expect(await revokeKey(soloOwner.id, doomed.id)).toBe(true);
    await expect(ask(bearer(doomed.token))).rejects.toMatchObject(refused);
    expect(await revokeKey(soloOwner.id, doomed.id)).toBe(false);
  });

  test("a well-made forgery is accepted, so that the refusals below prove something", async () => {
    expect(await ask(bearer(await forge((jwt) => jwt)))).toMatchObject({ keyId: key.id });
  });

  test.each<[string, () => string | Promise<string>]>([
    ["no signature", () => new UnsecuredJWT({}).setSubject("owner").setJti(key.id).setAudience("parley:api").encode()],
    ["another secret", () => forge((jwt) => jwt, new TextEncoder().encode("x".repeat(48)))],
    ["another algorithm", () => forge((jwt) => jwt, authSecret(), { alg: "HS512" })],
    ["another type", () => forge((jwt) => jwt, authSecret(), { typ: "JWT" })],
    ["another audience", () => forge((jwt) => jwt.setAudience("parley:page"))],
    ["another issuer", () => forge((jwt) => jwt.setIssuer("elsewhere"))],
    ["an unknown id", () => forge((jwt) => jwt.setJti("nobody"))],
    ["another subject", () => forge((jwt) => jwt.setSubject("somebody-else"))],
    ["an end in the past", () => forge((jwt) => jwt.setExpirationTime("1h ago"))],
    ["a start in the future", () => forge((jwt) => jwt.setNotBefore("10 minutes from now"))],
    ["no id", () => new SignJWT({ sub: "owner" }).setProtectedHeader({ alg: "HS256" }).sign(authSecret())],
  ])("is refused with %s", async (_, make) => {
    await expect(ask(bearer(await make()))).rejects.toMatchObject(refused);
  });

  test.each<[string, (token: string) => Record<string, string>]>([
    ["no header", () => ({})],
    ["an empty token", () => bearer("")],
    ["another scheme", (token) => ({ authorization: `Basic ${token}` })],
    ["two tokens", (token) => bearer(`${token}, Bearer ${token}`)],
    ["a second credential beside it", (token) => ({ ...bearer(token), "x-api-key": token })],
    ["only the other header", (token) => ({ "x-api-key": token })],
    ["a cookie instead", (token) => ({ cookie: `token=${token}` })],
    ["SQL in it", () => bearer("' or 1=1 --")],
    ["the last character cut", (token) => bearer(token.slice(0, -1))],
  ])("is refused with %s", async (_, make) => {
    await expect(ask(make(key.token))).rejects.toMatchObject(refused);
  });
});
