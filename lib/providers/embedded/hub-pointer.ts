import { outboundFetch } from "@/lib/net/outbound";

/** What a file has to be once it is whole. */
export type Expected = { size: number; sha256: string };

/**
 * Asks the hub for the git-lfs pointer of a file. Undefined when the endpoint has none, as plain mirrors do.
 * Throws AppError when the endpoint cannot be reached.
 */
export async function fetchExpected(asked: {
  pointer: URL;
  token?: string;
  signal: AbortSignal;
}): Promise<Expected | undefined> {
  const response = await outboundFetch(asked.pointer, {
    headers: asked.token ? { authorization: `Bearer ${asked.token}` } : {},
    signal: asked.signal,
    pool: "embedded-download",
    allowPrivate: true,
    redirects: "follow",
  });
  const length = Number(response.headers.get("content-length") ?? 0);
  if (response.status !== 200 || length > 4096) {
    response.discard();
    return undefined;
  }
  const text = await response.readText(4096);
  return toExpected(/^size (\d+)$/m.exec(text)?.[1], /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1]);
}

/** The same facts from the headers the hub adds to the file itself, where no redirect hides them. */
export function expectedFromHeaders(headers: Headers): Expected | undefined {
  return toExpected(
    /^\d+$/.exec(headers.get("x-linked-size") ?? "")?.[0],
    /^"?([0-9a-f]{64})"?$/.exec(headers.get("x-linked-etag") ?? "")?.[1],
  );
}

function toExpected(size: string | undefined, sha256: string | undefined): Expected | undefined {
  return size === undefined || sha256 === undefined ? undefined : { size: Number(size), sha256 };
}
