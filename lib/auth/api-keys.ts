import { randomUUID } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import {
  type ApiKeyRow,
  getActiveApiKey,
  insertApiKey,
  listApiKeys,
  revokeApiKey,
  touchApiKey,
} from "@/db/queries/api-keys";
import { AppError } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";
import { authSecret } from "./auth-secret";

const algorithm = "HS256";
const audience = "parley:api";
const issuer = "parley";
const type = "parley-key+jwt";

/** Makes a key for a program and returns its token, which is shown once and never stored. */
export async function createApiKey(userId: string, name: string): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  await insertApiKey({ id, userId, name });
  const token = await new SignJWT()
    .setProtectedHeader({ alg: algorithm, typ: type })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(userId)
    .setJti(id)
    .setIssuedAt()
    .sign(authSecret());
  return { id, token };
}

/**
 * Who a bearer token speaks for. The signature alone is not enough: the key's row must exist and not be revoked.
 * @throws AppError invalid_api_key.
 */
export async function verifyApiKey(token: string): Promise<Viewer> {
  const { sub, jti } = await readToken(token);
  const row = jti ? await getActiveApiKey(jti) : undefined;
  if (!row || row.userId !== sub) throw invalidKey();
  await noteUse(row);
  return { kind: "api-key", userId: row.userId, keyId: row.id };
}

const useNotedEveryMs = 60_000;

/** Notes the use of a key once a minute. A database that cannot be written must not keep programs out. */
async function noteUse(row: ApiKeyRow): Promise<void> {
  const now = Date.now();
  if (now - (row.lastUsedAt ?? 0) < useNotedEveryMs) return;
  try {
    await touchApiKey(row.id, now);
  } catch (error) {
    console.error("parley: the use of an API key could not be noted", error);
  }
}

async function readToken(token: string) {
  try {
    const { payload } = await jwtVerify(token, authSecret(), {
      algorithms: [algorithm],
      audience,
      issuer,
      typ: type,
      requiredClaims: ["sub", "jti", "iat"],
      clockTolerance: 60,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw invalidKey();
    throw error;
  }
}

function invalidKey(): AppError {
  return new AppError("invalid_api_key", "The API key is missing, wrong or revoked.");
}

/** The viewer of a request to the API: exactly one `Authorization: Bearer` header, and nothing else that looks like one. */
export async function requireApiViewer(request: Request): Promise<Viewer> {
  const header = request.headers.get("authorization") ?? "";
  const token = /^bearer +([A-Za-z0-9_.-]{1,4096})$/i.exec(header.trim())?.[1];
  if (!token || request.headers.has("x-api-key")) throw invalidKey();
  return verifyApiKey(token);
}

/** All keys of a user, newest first. */
export async function apiKeysOf(userId: string): Promise<ApiKeyRow[]> {
  return listApiKeys(userId);
}

/** Revokes a key at once; false when the user has no such active key. */
export async function revokeKey(userId: string, id: string): Promise<boolean> {
  return revokeApiKey(userId, id);
}
