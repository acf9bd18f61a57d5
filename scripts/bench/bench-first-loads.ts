import type { Browser } from "@playwright/test";
import { contention } from "./contention";
import { measureLoad } from "./measure-load";
import { printTable } from "./report";

/** Where the pages under test are. */
export type Place = { browser: Browser; parley: string; peer: string };

const budgets = { empty: 260_000, conversation: 320_000, models: 200_000 };
const repeats = { times: 3, limit: 20_000 };

/** What a first visit transfers, and how fast the empty page stands; whether the budgets hold. */
export async function benchFirstLoads({ browser, parley }: Place): Promise<boolean> {
  const before = contention();
  const empty = await measureLoad(browser, parley, "", repeats);
  const conversation = await measureLoad(browser, `${parley}/c/small`, "", repeats);
  const models = await measureLoad(browser, `${parley}/models`, "", repeats);
  const slowdown = (before + contention()) / 2;
  return printTable(
    "First load, nothing cached",
    [
      { what: "JavaScript, empty page", unit: "kB", ours: empty?.script, budget: { most: budgets.empty } },
      {
        what: "JavaScript, conversation",
        unit: "kB",
        ours: conversation?.script,
        budget: { most: budgets.conversation },
      },
      { what: "JavaScript, models", unit: "kB", ours: models?.script, budget: { most: budgets.models } },
      { what: "largest paint, empty page", unit: "ms", ours: empty?.largestPaint, budget: { most: 1_000 } },
      { what: "blocking time, empty page", unit: "ms", ours: empty?.blocking, budget: { most: 150 } },
      { what: "layout shift, empty page", unit: "plain", ours: empty?.shift, budget: { most: 0.02 } },
    ],
    slowdown,
  );
}
