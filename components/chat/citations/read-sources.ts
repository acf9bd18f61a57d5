import { toSafeLink } from "@/components/chat/markdown/safe-link";
import type { ParleyMessage } from "@/components/chat/parley-message";

/** A stored source of an answer: everything a reader sees of it comes from here, nothing from the answer's text. */
export type Source = {
  number: number;
  href: string;
  /** Punycode where the name is not ASCII. */
  host: string;
  title: string;
  snippet: string;
  date: string;
};

type Part = ParleyMessage["parts"][number];
type SourcePart = Extract<Part, { type: "source-url" }>;

const longest = { title: 300, snippet: 400, date: 40 };

/** Signs without width or with a direction, tags and controls. Joiners stay: Persian and some emoji need them. */
const hidden =
  /[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

function clean(text: unknown, most: number): string {
  if (typeof text !== "string") return "";
  const line = text
    .slice(0, most * 2)
    .replace(/\s+/g, " ")
    .replace(hidden, "")
    .trim();
  const characters = Array.from(line);
  return characters.length > most ? `${characters.slice(0, most).join("").trimEnd()}…` : line;
}

const isSource = (part: Part): part is SourcePart => part.type === "source-url";

function toSource({ sourceId, url, title, providerMetadata }: SourcePart): Source[] {
  const number = Number(sourceId);
  const link = toSafeLink(url);
  if (!link || !/^https?:/.test(link.href) || !Number.isInteger(number)) return [];
  const { snippet, date } = providerMetadata?.parley ?? {};
  return [
    {
      number,
      ...link,
      title: clean(title, longest.title),
      snippet: clean(snippet, longest.snippet),
      date: clean(date, longest.date),
    },
  ];
}

/** The sources of an answer that can be opened, in their order; an address that is not on the web is not one. */
export function readSources(parts: readonly Part[]): Source[] {
  return parts.filter(isSource).flatMap(toSource);
}

/** What of an answer can cite; each part begins a new paragraph. */
export function textOfParts(parts: readonly Part[]): string {
  return parts.map((part) => (part.type === "text" ? part.text : "")).join("\n\n");
}

/** A short text that changes when the sources do. */
export function sourcesKey(parts: readonly Part[]): string {
  return parts
    .filter(isSource)
    .map(({ sourceId, url, title = "" }) => `${sourceId} ${url} ${title}`)
    .join("\n");
}

/** Whether a model means this source by an address; what trackers add to one, and fragments, do not count. */
export function isSameAddress(source: Source, target: string): boolean {
  const bare = (address: string) => {
    const url = new URL(address);
    for (const name of [...url.searchParams.keys()]) if (name.startsWith("utm_")) url.searchParams.delete(name);
    return `${url.host}${url.pathname.replace(/\/+$/, "")}?${url.searchParams}`;
  };
  const link = toSafeLink(target);
  return link !== null && /^https?:/.test(link.href) && bare(link.href) === bare(source.href);
}
