import { outboundFetch } from "@/lib/net/outbound";
import type { OutboundResponse } from "@/lib/net/outbound-response";
import { cleanLine, cleanText } from "./clean-text";
import { decodePage } from "./decode-page";
import { readableText } from "./readable-text";

const maxPageBytes = 2 * 1024 * 1024;
const pageMs = 8_000;
const longestText = 10_000;

/** What a reader finds on a page. */
export type Page = { title?: string; text: string };

/**
 * The readable text of a page, at most 10,000 characters. Nothing but the page is fetched and nothing in it is run.
 * Undefined for whatever cannot be read: no public address, no success, no HTML or text, too big, too slow.
 */
export async function readPage(url: string, signal: AbortSignal): Promise<Page | undefined> {
  try {
    const response = await outboundFetch(url, {
      pool: "page",
      allowPrivate: false,
      redirects: "follow",
      maxBytes: maxPageBytes,
      headers: { accept: "text/html,text/plain;q=0.9", "user-agent": "Mozilla/5.0 (compatible; Parley/0.1)" },
      signal: AbortSignal.any([signal, AbortSignal.timeout(pageMs)]),
    });
    return await toPage(response);
  } catch {
    return undefined;
  }
}

async function toPage(response: OutboundResponse): Promise<Page | undefined> {
  const type = response.headers.get("content-type") ?? "";
  if (response.status !== 200 || !/^\s*(text\/(html|plain)|application\/xhtml\+xml|$)/i.test(type)) {
    response.discard();
    return undefined;
  }
  const decoded = decodePage(await collect(response.body), type);
  if (decoded === undefined) return undefined;
  const page = decoded.isHtml ? await readableText(decoded.text) : { text: decoded.text };
  const text = cleanText(page.text, longestText);
  const title = cleanLine(page.title ?? "", 300);
  return text === "" ? undefined : { text, ...(title === "" ? {} : { title }) };
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
