const code: [language: string, text: string][] = [
  [
    "ts",
    `export async function readAll(paths: readonly string[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const path of paths) {
    // One at a time: the disk is the bottleneck.
    const { length } = await read(path, { encoding: "utf8" });
    sizes.set(path, length > 0 ? length : -1);
  }
  return sizes;
}`,
  ],
  [
    "python",
    `import asyncio
from dataclasses import dataclass

@dataclass(frozen=True)
class Reading:
    station: str
    metres: float = 0.0

async def gather(stations: list[str]) -> list[Reading]:
    """Asks every station at once."""
    answers = await asyncio.gather(*(ask(name) for name in stations))
    return [Reading(name, level) for name, level in zip(stations, answers)]`,
  ],
  [
    "rust",
    `fn flow(metres: &[f64], seconds: f64) -> Option<f64> {
    if seconds <= 0.0 {
        return None; // nothing flows backwards in time
    }
    let total: f64 = metres.iter().sum();
    Some(total / seconds)
}`,
  ],
  [
    "sql",
    `SELECT river.name, count(*) AS gauges, avg(level) AS mean_level
FROM river JOIN gauge ON gauge.river_id = river.id
WHERE gauge.read_at > now() - interval '7 days'
GROUP BY river.name HAVING count(*) > 3
ORDER BY mean_level DESC LIMIT 20;`,
  ],
  [
    "bash",
    `set -euo pipefail
for file in data/*.csv; do
  rows=$(wc -l < "$file")
  echo "\${file##*/}: $rows rows" >> report.txt
done`,
  ],
];

const formulas = [
  "The discharge is $Q = \\int_A v \\, dA$, which for a rectangle of width $b$ and depth $h$ is $Q = b h \\bar{v}$.",
  "By Manning, $v = \\frac{1}{n} R^{2/3} S^{1/2}$ with the hydraulic radius $R = \\frac{A}{P}$.",
  "Its error is at most $\\varepsilon \\le \\sqrt{\\sigma_b^2 + \\sigma_h^2}$, and $\\lim_{n \\to \\infty} \\varepsilon_n = 0$.",
];

const chinese = [
  "长江全长约 **6300 公里**，发源于青藏高原的唐古拉山脉，流经十一个省级行政区，最后注入东海。",
  "上游水流湍急，落差很大；中游湖泊众多，河道弯曲；下游江面宽阔，水深流缓，适合航运。",
];

function table(number: number): string {
  const rows = [1, 2, 3, 4, 5].map(
    (row) => `| Gauge ${number}-${row} | ${(number * row * 37) % 900} | ${((number + row) % 97) / 10} | \`g${row}\` |`,
  );
  return ["| Station | Level (cm) | Change (%) | Key |", "| --- | ---: | :---: | --- |", ...rows].join("\n");
}

/** What stands at the end of an answer and nowhere else. */
export function endMark(number: number): string {
  return `That was answer ${number}.`;
}

/** What begins a question and stands nowhere else. */
export function startMark(number: number): string {
  return `Question ${number}:`;
}

/** A question of one to three sentences, every fourth with Chinese. */
export function heavyQuestion(number: number): string {
  const more = "\n\nPlease show the code, a table and the formulas behind it. ".repeat(number % 3);
  const also = number % 4 === 0 ? "另外请用中文说明一下长江的情况。" : "";
  return `${startMark(number)} how much water flows past gauge ${number}, and how is that known? ${also}${more}`.trim();
}

/** An answer of about 2.5 KB with two code blocks, a table, lists, formulas, and now and then Chinese. */
export function heavyAnswer(number: number): string {
  const [first, second] = [code[number % code.length], code[(number + 2) % code.length]];
  const [language, text] = first ?? ["", ""];
  const [otherLanguage, otherText] = second ?? ["", ""];
  return [
    `## Gauge ${number}`,
    `The **mean** flow was *measured* with \`gauge-${number}\`, see [the report](https://example.org/report/${number}). ` +
      "It rose in spring, fell in the dry months and has been level since, which agrees with the models of the basin.",
    formulas[number % formulas.length] ?? "",
    `$$\n\\sum_{i=1}^{${number}} \\frac{x_i^2}{2 \\pi} = \\int_0^{\\infty} e^{-x^2} \\, dx\n$$`,
    `\`\`\`${language}\n${text}\n\`\`\``,
    table(number),
    "1. Read the **level** every hour\n2. Smooth it over a day\n   - with a mean of 24 values\n   - without the outliers",
    `> ${chinese[number % chinese.length]}`,
    `\`\`\`${otherLanguage}\n${otherText}\n\`\`\``,
    "- [x] levels read\n- [ ] flow published\n- a list item with `code`, **weight** and $x_{i+1} = x_i^2$",
    `${formulas[(number + 1) % formulas.length]} ${endMark(number)}`,
  ].join("\n\n");
}
