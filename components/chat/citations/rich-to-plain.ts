const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

const token = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|[^<]+/g;
const block = String.raw`</?(?:p|h\d|ul|ol|li|table|thead|tbody|tr|t[hd]|blockquote|pre)\b[^>]*>`;
const betweenBlocks = new RegExp(String.raw`\n+(?=${block})|(?<=${block})\n+`, "g");
const ends: Record<string, string> = { li: "\n", tr: "\n", th: "\t", td: "\t", ul: "\n", ol: "\n", table: "\n" };
const apart = /^(?:p|h\d|pre|blockquote)$/;

const decode = (text: string): string => text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity);

/** The words of what `toRichText` wrote: its elements are a closed list, so that no parser is needed. */
export function richToPlain(html: string): string {
  const lists: { next: number }[] = [];
  let link = { target: "", from: 0 };
  let plain = "";
  for (const [text, end, name = "", attributes = ""] of html.replace(betweenBlocks, "").matchAll(token)) {
    if (name === "") plain += decode(text);
    else if (name === "br") plain += "\n";
    else if (name === "hr") plain += "\n\n";
    else if (end) {
      if (name === "a" && plain.slice(link.from) !== link.target) plain += ` (${link.target})`;
      if (name === "ul" || name === "ol") lists.pop();
      plain += ends[name] ?? (apart.test(name) ? "\n\n" : "");
    } else if (name === "a") link = { target: decode(attribute(attributes, "href")), from: plain.length };
    else if (name === "ul") lists.push({ next: Number.NaN });
    else if (name === "ol") lists.push({ next: Number(attribute(attributes, "start") || 1) });
    else if (name === "li") plain += (plain === "" || plain.endsWith("\n") ? "" : "\n") + toMarker(lists);
  }
  return plain
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const attribute = (attributes: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";

/** What stands before an item. */
function toMarker(lists: readonly { next: number }[]): string {
  const list = lists.at(-1);
  const number = list?.next ?? Number.NaN;
  if (list) list.next++;
  return `${"  ".repeat(Math.max(0, lists.length - 1))}${Number.isNaN(number) ? "-" : `${number}.`} `;
}
