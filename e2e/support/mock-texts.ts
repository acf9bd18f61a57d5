const words =
  "amber basin copper dawn ember field garden harbour island juniper kettle lantern meadow north olive".split(" ");
const rare = ["🧡💙", "你好", "naïve", "—", "日本語", "über"];

/** The same `count` words each time, with line breaks, and now and then characters of several bytes. */
export function evenWords(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const number = at + 1;
    if (number % 40 === 0) return `${number}.\n\n`;
    if (number % 13 === 0) return `${rare[at % rare.length]} `;
    return `${words[(at * 7) % words.length]}${number % 10 === 0 ? number : ""} `;
  });
}

export const markdown = `# Rivers of the world

A **short** tour with *some* \`inline code\`, ~~a mistake~~ and a [link](https://example.org/rivers "Rivers").

| River | Length (km) | Continent |
| --- | ---: | --- |
| Nile | 6,650 | Africa |
| Amazon | 6,400 | South America |
| Yangtze 长江 | 6,300 | Asia |

1. First the source
2. Then the mouth
   - with a delta
   - or without

- [x] read the map
- [ ] pack the boat

\`\`\`ts
export function flow(metres: number, seconds: number): number {
  return metres / seconds; // speed
}
\`\`\`

> Water finds its way.
>
> > Quoted twice.

![A picture of a river](https://example.org/river.png)

A link that must not run: [click me](javascript:alert(1)), and one in angle brackets <https://example.net/>.

<script>window.__ran = true;</script>
<img src="x" onerror="window.__ran = true">
<b>bold by html</b>

---

The end.[^1]

[^1]: A footnote.
`;

export const chinese = `# 长江简介

长江是中国最长的河流，全长约 **6300 公里**，发源于青藏高原的唐古拉山脉。

- 上游：金沙江，水流湍急；
- 中游：江汉平原，湖泊众多；
- 下游：三角洲，城市密集。

> “滚滚长江东逝水，浪花淘尽英雄。”

\`\`\`python
print("你好，长江")
\`\`\`
`;

export const pathologicalQuotes = ">".repeat(2_000);
export const pathologicalEmphasis = "*a_ ".repeat(8_000);

/** Mixed markdown of `bytes` bytes, less than one section more. */
export function longMarkdown(bytes: number): string {
  let text = "";
  for (let section = 1; text.length < bytes; section += 1) {
    text +=
      `## Section ${section}\n\n${evenWords(39).join("")}\n\n` +
      `- item **${section}**\n- item \`${section}\`\n\n` +
      `| a | b |\n| --- | --- |\n| ${section} | ${section * section} |\n\n` +
      `\`\`\`js\nconst section = ${section};\nconsole.log(section);\n\`\`\`\n\n`;
  }
  return text;
}

/** Cuts a text into pieces of about one token each, never inside a character. */
export function toPieces(text: string, size = 4): string[] {
  const characters = Array.from(text);
  const pieces: string[] = [];
  for (let at = 0; at < characters.length; at += size) pieces.push(characters.slice(at, at + size).join(""));
  return pieces;
}
