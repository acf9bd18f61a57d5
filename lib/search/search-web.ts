import type { SearchRequest, Warning } from "@/lib/core/chat-request";
import type { Citation } from "@/lib/core/chunk";
import { toErrorShape } from "@/lib/core/errors";
import type { EngineQuery, SearchEngine, Source } from "./engine";
import { requireEngine } from "./engines";
import { planSearch } from "./plan-search";
import { readPages } from "./read-pages";
import { type Rewrite, rewriteQueries } from "./rewrite-queries";
import { isOnHosts } from "./source-url";
import { interleave } from "./to-sources";

/** There must be something to find in a question. */
const searchable = /[\p{L}\p{N}\p{So}]/u;

/** What a search brought. */
export type FoundSources = {
  engine: string;
  /** As they were sent. */
  queries: string[];
  /** Numbered from 1. */
  results: Citation[];
  /** Searches that an engine answered. */
  billedUnits: number;
  warnings: Warning[];
};

/** `rewrite` asks a model for better queries; without it a deep search asks once. */
export type SearchOptions = { signal: AbortSignal; rewrite?: Rewrite; now?: Date };

/**
 * Searches the web for a question.
 * @throws AppError invalid_value for an engine or a domain that cannot be used; the engine's failure when no search
 * was answered; the signal's reason when it was aborted.
 */
export async function searchWeb(
  search: SearchRequest,
  question: string,
  { signal, rewrite, now = new Date() }: SearchOptions,
): Promise<FoundSources> {
  signal.throwIfAborted();
  const engine = requireEngine(search.engine);
  const plan = planSearch(engine, search, now);
  const asked = search.prompt?.trim() || question;
  if (!searchable.test(asked)) return nothingToSearch(engine, plan.warnings);
  const rewritten = search.deepable && rewrite ? await rewriteQueries(asked, rewrite, { now, signal }) : [];
  const texts = rewritten.length > 0 ? rewritten : [asked];
  const queries = texts.map(plan.toQuery).filter((one, at, all) => all.findIndex((it) => it.text === one.text) === at);
  const answers = await askAll(engine, queries, signal);
  const allowed = (source: Source) => plan.hosts.length === 0 || isOnHosts(source.url, plan.hosts);
  const merged = interleave(answers.lists.map((list) => list.filter(allowed))).slice(0, plan.count);
  const sources = search.deepable ? await readPages(merged, signal) : merged;
  return {
    engine: engine.id,
    queries: queries.map((query) => query.text),
    results: sources.map((source, at) => ({ index: at + 1, ...source })),
    billedUnits: answers.lists.length,
    warnings: [...plan.warnings, ...answers.warnings],
  };
}

/** Asks everything at once. What failed is a warning as long as something was answered. */
async function askAll(
  engine: SearchEngine,
  queries: readonly EngineQuery[],
  signal: AbortSignal,
): Promise<{ lists: Source[][]; warnings: Warning[] }> {
  const answers = await Promise.allSettled(queries.map((query) => engine.search(query, signal)));
  signal.throwIfAborted();
  const lists = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  const failures: unknown[] = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  if (lists.length === 0) throw failures[0];
  const warnings = failures.map((failure): Warning => {
    const reason = `a rewritten query was not answered: ${toErrorShape(failure).message}`;
    return { param: "search_config.deepable", action: "adjusted", reason };
  });
  return { lists, warnings };
}

function nothingToSearch(engine: SearchEngine, warnings: readonly Warning[]): FoundSources {
  const reason = "there is no text to search for";
  const warning: Warning = { param: "enable_search", action: "dropped", reason };
  return { engine: engine.id, queries: [], results: [], billedUnits: 0, warnings: [...warnings, warning] };
}
