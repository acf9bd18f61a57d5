const PROTOCOLS = new Set(["https:", "http:", "mailto:"]);

/** Controls, white space, and signs without width or with a direction: what a browser drops, or an eye misses. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}]/gu;

/** A target a reader may be offered. `host` is what is shown to them; punycode where the name is not ASCII. */
export type SafeLink = { href: string; host: string };

/**
 * Reads a target written by a model. Null for everything but whole https, http and mailto addresses, and for addresses
 * that carry a user name: "https://bank.example@evil.example" is made to be misread.
 */
export function toSafeLink(target: string): SafeLink | null {
  const text = target.replace(UNSEEN, "");
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!PROTOCOLS.has(url.protocol) || url.username || url.password) return null;
  if (url.protocol !== "mailto:") return { href: url.href, host: url.host };
  const address = url.pathname;
  return address.includes("@") ? { href: url.href, host: address } : null;
}
