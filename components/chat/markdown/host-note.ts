import type { SafeLink } from "./safe-link";

/** What a reader has to be told of where a link leads: nothing, its host, or that its text names another one. */
export type HostNote = "none" | "host" | "other";

/** Endings by which a word is read as an address; "Node.js" and "README.md" are none. */
const ENDINGS = new Set([
  ...["com", "org", "net", "edu", "gov", "mil", "int", "io", "co", "app", "dev", "ai", "info", "biz", "me", "tv", "eu"],
  ...["cn", "hk", "tw", "jp", "kr", "sg", "in", "uk", "us", "ca", "au", "de", "fr", "it", "es", "nl", "ch", "ru", "br"],
  ...["xyz", "online", "site", "shop", "store", "top", "cloud", "bank", "blog", "example", "test"],
]);
const ADDRESS = /(https?:\/\/|www\.)?(?:[^\s/@]*@)?((?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]{2,})(?::\d+)?/giu;

const bare = (host: string) => host.toLowerCase().replace(/^www\./, "");

/** The hosts a text names, as the browser would understand them. */
function hostsIn(text: string): { written: string; host: string }[] {
  return [...text.slice(0, 2_000).matchAll(ADDRESS)].flatMap(([, scheme, written = ""]) => {
    const ending = written.slice(written.lastIndexOf(".") + 1).toLowerCase();
    if (!scheme && !ENDINGS.has(ending) && /^[\x21-\x7e]+$/.test(ending)) return [];
    const target = `https://${written}`;
    return URL.canParse(target) ? [{ written, host: bare(new URL(target).hostname) }] : [];
  });
}

/**
 * Compares what a link says with where it leads. A text that names its host, letter by letter, needs no note; a text
 * that names a host which the target has nothing to do with is made to deceive, or badly out of date.
 */
export function noteHost(text: string, link: SafeLink): HostNote {
  if (link.href.startsWith("mailto:")) return text.toLowerCase().includes(link.host.toLowerCase()) ? "none" : "host";
  const target = bare(new URL(link.href).hostname);
  const named = hostsIn(text);
  const related = ({ host }: { host: string }) =>
    host === target || target.endsWith(`.${host}`) || host.endsWith(`.${target}`);
  if (named.some((name) => !related(name))) return "other";
  return named.some(({ written, host }) => host === target && bare(written) === target) ? "none" : "host";
}
