import { isIP } from "node:net";
import { ensureUser } from "@/db/queries/users";
import { env } from "@/env";
import { AppError } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";

/** The one person of solo mode. */
export const soloOwner = { id: "owner", name: "Owner" };

/** Makes sure the owner exists, so that things can belong to them. */
export async function ensureSoloOwner(): Promise<void> {
  await ensureUser(soloOwner.id, soloOwner.name);
}

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Host name and port of a Host header; undefined when it is not one. */
function parseHost(host: string | null): URL | undefined {
  if (!host || /[/@?#\s\\]/.test(host)) return undefined;
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
}

/**
 * Whether the browser asked for us by a name that is ours. A page elsewhere that makes its own name resolve to this
 * address (DNS rebinding) comes with that name. Addresses as such cannot be rebound.
 */
function isOwnHost(host: string | null): boolean {
  const url = parseHost(host);
  if (!url) return false;
  if (url.host === env().publicUrl?.host) return true;
  if (loopbackNames.has(url.hostname) || /^127(\.\d{1,3}){3}$/.test(url.hostname)) return true;
  if (!env().allowOpen) return false;
  return isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0 || url.hostname === env().host;
}

/** A page of another site must not act for the owner: the Origin, where one is sent, must be the Host's own. */
function isOwnOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return site !== null;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === parseHost(headers.get("host"))?.host || origin === env().publicUrl?.origin;
}

/**
 * The owner, when the request may be theirs.
 * @param isChange a request that changes something must also prove that it comes from our own page.
 * @throws AppError forbidden_origin.
 */
export async function requireSoloViewer(headers: Headers, isChange: boolean): Promise<Viewer> {
  if (!isOwnHost(headers.get("host"))) {
    throw new AppError(
      "forbidden_origin",
      "Parley does not answer to this host name. Set PUBLIC_URL to the address in use.",
    );
  }
  if (isChange && !isOwnOrigin(headers)) {
    throw new AppError("forbidden_origin", "This request comes from another site.");
  }
  await ensureSoloOwner();
  return { kind: "user", userId: soloOwner.id };
}
