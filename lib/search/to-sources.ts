import { cleanLine, cleanText } from "./clean-text";
import type { Source } from "./engine";
import { pageKey, toSourceUrl } from "./source-url";

/** Longest texts of one result, in characters. */
const longest = { title: 300, media: 100, date: 40, snippet: 6_000 };

/** Results as they came, made safe: http(s) addresses only, each page once, texts cleaned and cut. */
export function toSources(results: readonly { [Field in keyof Source]?: string }[]): Source[] {
  const sources = new Map<string, Source>();
  for (const result of results) {
    const url = toSourceUrl(result.url);
    if (url === undefined || sources.has(pageKey(url))) continue;
    const source: Source = { url };
    setText(source, "title", cleanLine(result.title ?? "", longest.title));
    setText(source, "snippet", cleanText(result.snippet ?? "", longest.snippet));
    setText(source, "media", cleanLine(result.media ?? "", longest.media));
    setText(source, "date", cleanLine(result.date ?? "", longest.date));
    setText(source, "icon", toSourceUrl(result.icon) ?? "");
    sources.set(pageKey(url), source);
  }
  return [...sources.values()];
}

/** Lists of results as one: the best of each, then the second best of each; each page once. */
export function interleave(lists: readonly (readonly Source[])[]): Source[] {
  const merged = new Map<string, Source>();
  const longestList = Math.max(0, ...lists.map((list) => list.length));
  for (let rank = 0; rank < longestList; rank += 1) {
    for (const list of lists) {
      const source = list[rank];
      if (source !== undefined && !merged.has(pageKey(source.url))) merged.set(pageKey(source.url), source);
    }
  }
  return [...merged.values()];
}

function setText(source: Source, field: Exclude<keyof Source, "url">, text: string): void {
  if (text !== "") source[field] = text;
}
