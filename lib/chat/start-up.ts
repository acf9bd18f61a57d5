import { closeDatabase } from "@/db/queries/health";
import { env } from "@/env";
import { startSweepingFiles } from "@/lib/files/sweep-files";
import { startLocalModel, stopLocalModel } from "@/lib/providers/embedded/local-model";
import { listAllModels } from "@/lib/providers/registry";
import { requireEngine } from "@/lib/search/engines";
import { purgeOldDeletions } from "./conversations";
import { publishModels } from "./live-events";
import { drain, isShuttingDown } from "./shutdown";
import { temporaryFileIds } from "./temporary";
import { keepTurns, recoverTurns } from "./turn-keeper";

/** Time running answers get to finish when the server is told to stop, in milliseconds. */
const graceMs = { SIGTERM: 10_000, SIGINT: 1_000 };

/** Time the last bytes get to leave, in milliseconds. */
const flushMs = 300;

const impatienceMs = 1000;
let stoppingSince = 0;

/**
 * Brings the process to the point where it can serve: database, turns that a dead server left running, the local
 * model's download, an orderly stop. A process that cannot serve ends with the reason.
 */
export async function startUp(): Promise<void> {
  try {
    const recovered = await recoverTurns();
    if (recovered > 0) console.warn(`  ${recovered} unfinished answer(s) of a stopped server were kept as interrupted`);
    await purgeOldDeletions();
    await startSweepingFiles(temporaryFileIds);
  } catch (error) {
    console.error(`Parley cannot start. DATA_DIR: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
  checkSearchEngine();
  keepTurns();
  startLocalModel(env(), publishModels);
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
  void announceModels();
}

/** An engine that does not exist or has no key would only be noticed with the first search. */
function checkSearchEngine(): void {
  try {
    requireEngine(env().defaultSearchEngine);
  } catch (error) {
    console.error(
      `Parley cannot start. DEFAULT_SEARCH_ENGINE: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exit(1);
  }
}

/**
 * Ends the process in order. One Ctrl+C may arrive twice (from the terminal and from npm), so only a signal that comes
 * a while after the first one means impatience.
 */
async function stop(signal: "SIGTERM" | "SIGINT"): Promise<void> {
  if (isShuttingDown()) {
    if (performance.now() - stoppingSince > impatienceMs) process.exit(1);
    return;
  }
  stoppingSince = performance.now();
  await Promise.all([stopLocalModel(), drain(graceMs[signal])]);
  setTimeout(() => {
    closeDatabase();
    process.exit(0);
  }, flushMs);
}

async function announceModels(): Promise<void> {
  const { models, defaultModel } = await listAllModels();
  const ready = models.filter((model) => model.status.state === "ready").map((model) => model.id);
  const shown = ready.slice(0, 8).join(", ") + (ready.length > 8 ? ` and ${ready.length - 8} more` : "");
  console.log(`  Models ready: ${shown || "none"} (new chats start with ${defaultModel})`);
}
