import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { longMarkdown } from "@/e2e/support/mock-texts";
import { startMockUpstream } from "@/e2e/support/mock-upstream";
import { startParley } from "@/e2e/support/parley-server";
import { build, needsBuild } from "@/scripts/build";
import { benchFirstLoads } from "./bench-first-loads";
import { benchHeavy } from "./bench-heavy";
import { benchStreaming } from "./bench-streaming";
import { launchBrowser } from "./browser-page";
import { servePeer } from "./peer/serve-peer";
import { heavyMessages, seedConversations } from "./seed-conversation";

const counts = [300, 3_000];
const model = "custom/mock-long";
const answer = { text: longMarkdown(100 * 1_024), perSecond: 200 };
/** The peer is only watched at the end of the answer, and begins with the rest of it. */
const begun = Math.floor(answer.text.length * 0.85);
const longestRun = 12 * 60_000;

type Close = () => Promise<unknown>;

/** Starts everything and measures; what has to be closed is put before what `closers` holds. */
async function measure(closers: Close[]): Promise<boolean> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "parley-bench-"));
  closers.unshift(async () => rmSync(dataDir, { recursive: true, force: true }));
  const heavy = Object.fromEntries(counts.map((count) => [`heavy-${count}`, heavyMessages(count)]));
  const small = ["user", "assistant"].map((role) => ({ role: role as "user" | "assistant", text: "A few words." }));
  seedConversations(dataDir, model, { small, ...heavy });
  const upstream = await startMockUpstream();
  closers.unshift(() => upstream.close());
  const parley = await startParley({ DATA_DIR: dataDir, CUSTOM_BASE_URL: upstream.baseUrl, DEFAULT_MODEL: model });
  closers.unshift(() => parley.dispose());
  const peer = await servePeer({ ...answer, begun });
  closers.unshift(() => peer.close());
  const browser = await launchBrowser();
  closers.unshift(() => browser.close());
  const place = { browser, parley: parley.url, peer: peer.url };
  let held = await benchFirstLoads(place);
  for (const count of counts) held = (await benchHeavy(place, count)) && held;
  return (await benchStreaming(place, answer)) && held;
}

/** Fails when the run is ended from outside or takes too long. */
function untilEnded(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("The benchmark took too long.")), longestRun).unref();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.once(signal, () => reject(new Error(`The benchmark was ended by ${signal}.`)));
    }
  });
}

/** The budgets of a thread, ours beside a plain react-markdown page; whether they hold. Takes about five minutes. */
export async function benchThread(): Promise<boolean> {
  if (needsBuild()) build();
  const closers: Close[] = [];
  try {
    return await Promise.race([measure(closers), untilEnded()]);
  } finally {
    for (const close of closers) await close().catch(() => {});
  }
}
